import { describe, expect, test } from "vitest";
import { Preview, type RenderStats } from "../../../main/obs/preview";
import { nextStretch, paceOf, type RenderLoad } from "../../../main/obs/preview-pace";
import { testContext } from "../../helpers/context";

const easy: RenderLoad = { skipped: 0, due: 60, drawMilliseconds: 4, frameMilliseconds: 33, onAir: false };
const afterLooks = (looks: number, load: RenderLoad, from = 1) =>
  Array.from({ length: looks }).reduce<number>((stretch) => nextStretch(stretch, load), from);

describe("how often pictures are taken", () => {
  test("an OBS with time to spare gives the quickest pace, more careful on air", () => {
    expect(paceOf(afterLooks(40, easy, 8))).toEqual({ programme: 400, scene: 1200 });
    expect(paceOf(afterLooks(40, { ...easy, onAir: true }, 8))).toEqual({ programme: 500, scene: 1500 });
  });

  test("skipped frames and slow drawing stretch it, to seconds and no further", () => {
    expect(nextStretch(1, { ...easy, skipped: 10 })).toBe(2);
    expect(nextStretch(1, { ...easy, drawMilliseconds: 32 })).toBe(2);
    expect(nextStretch(1, { ...easy, drawMilliseconds: 26 })).toBe(1.5);
    expect(paceOf(afterLooks(20, { ...easy, skipped: 10 }))).toEqual({ programme: 2000, scene: 9600 });
  });

  test("on air less is suffered: one frame in four hundred, or two thirds of a frame's time", () => {
    const oneOf = { ...easy, skipped: 1, due: 400 };
    expect(nextStretch(2, oneOf)).toBe(2);
    expect(nextStretch(2, { ...oneOf, onAir: true })).toBe(3);
    expect(nextStretch(2, { ...easy, drawMilliseconds: 22 })).toBe(2);
    expect(nextStretch(2, { ...easy, drawMilliseconds: 22, onAir: true })).toBe(3);
  });

  test("it relaxes slower than it stretches", () => {
    const stretched = nextStretch(2, { ...easy, skipped: 10 });
    expect(nextStretch(stretched, easy)).toBeGreaterThan(2);
    expect(afterLooks(4, easy, stretched)).toBeGreaterThan(2);
  });

  test("no frames at all, as just after a start, is no reason", () => {
    expect(nextStretch(1, { ...easy, due: 0, drawMilliseconds: 0 })).toBe(1);
  });
});

/** A preview whose pictures are finished by hand. */
function handled(stats: () => RenderStats = () => ({ skipped: 0, due: 0, drawMilliseconds: 1 })) {
  const context = testContext();
  const taken: { of: string; finish: (ok: boolean) => Promise<void> }[] = [];
  const preview = new Preview({
    context,
    readStats: async () => stats(),
    take: (scene, width) =>
      new Promise((resolve, reject) => {
        const of = scene ?? "programme";
        taken.push({
          of,
          async finish(ok) {
            if (ok) resolve({ dataUrl: `${of} ${taken.length}`, width, height: 9 });
            else reject(new Error("no picture"));
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
  });
  const finish = (index: number, ok = true) => taken[index]?.finish(ok);
  return { preview, context, clock: context.clock, finish, of: () => taken.map(({ of }) => of) };
}

describe("handing pictures out", () => {
  test("one at a time, the programme before scenes that wait, the same picture for all who ask", async () => {
    const { preview, finish, of } = handled();
    const asked = ["a", "b", null, "b"].map((scene) => preview.picture(scene, 320));
    expect(of()).toEqual(["a"]);
    await finish(0);
    expect(of()).toEqual(["a", "programme"]);
    await finish(1);
    await finish(2);
    expect(of()).toEqual(["a", "programme", "b"]);
    const [, one, , other] = await Promise.all(asked);
    expect(other).toBe(one);
  });

  test("a picture serves until its interval is over, or something changed", async () => {
    const { preview, clock, finish, of } = handled();
    const first = preview.picture(null, 320);
    await finish(0);
    expect(await preview.picture(null, 320)).toBe(await first);
    clock.advance(499);
    expect(await preview.picture(null, 320)).toBe(await first);
    clock.advance(1);
    void preview.picture(null, 320);
    await finish(1);
    expect(of()).toHaveLength(2);
    preview.changed();
    void preview.picture(null, 320);
    expect(of()).toHaveLength(3);
  });

  test("who asks after a change is not served by a picture begun before it", async () => {
    const { preview, finish, of } = handled();
    const before = preview.picture(null, 320);
    preview.changed();
    const after = preview.picture(null, 320);
    await finish(0);
    await finish(1);
    expect(of()).toHaveLength(2);
    expect(await after).not.toBe(await before);
  });

  test("another width is another picture, and one that fails fails alone and is not kept", async () => {
    const { preview, finish, of } = handled();
    const failing = expect(preview.picture("a", 320)).rejects.toThrow("no picture");
    const wider = preview.picture("a", 640);
    await finish(0, false);
    await failing;
    await finish(1);
    expect(await wider).toMatchObject({ width: 640 });
    void preview.picture("a", 320);
    expect(of()).toHaveLength(3);
  });

  test("the state says the pace, which follows OBS's statistics and rests when OBS is gone", async () => {
    let skipped = 0;
    let due = 0;
    const { preview, context, clock, finish } = handled(() => ({ skipped, due, drawMilliseconds: 5 }));
    const pace = () => context.store.get().engine.preview;
    let index = 0;
    const look = async (more: number) => {
      clock.advance(2000);
      skipped += more;
      due += 60;
      void preview.picture(null, 320);
      await finish(index++);
    };
    await look(0);
    await look(0);
    expect(pace().programme).toBeLessThan(500);
    await look(20);
    const slowed = pace();
    expect(slowed.programme).toBeGreaterThan(800);
    await look(0);
    expect(pace().programme).toBeLessThan(slowed.programme);
    preview.reset();
    expect(pace()).toEqual({ programme: 500, scene: 1500 });
  });
});
