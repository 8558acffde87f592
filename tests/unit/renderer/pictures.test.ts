import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { nextInTurn, PictureRota } from "../../../renderer/app/pictures/rota";
import { ThumbnailQueue } from "../../../renderer/app/pictures/thumbnails";

const programme = (dueAt: number) => ({ scene: null, width: 960, dueAt });
const scene = (name: string, dueAt: number) => ({ scene: name, width: 480, dueAt });

describe("whose turn it is", () => {
  test("the programme where it is due, else the scene that waits longest", () => {
    const all = [scene("a", 30), scene("b", 10), programme(40)];
    expect(nextInTurn(all, 0, 50)).toEqual({ next: all[2] });
    expect(nextInTurn(all, 0, 35)).toEqual({ next: all[1] });
  });

  test("scenes keep their distance, and the wait ends with whatever comes first", () => {
    const all = [scene("a", 0), programme(200)];
    expect(nextInTurn(all, 100, 50)).toEqual({ wait: 50 });
    expect(nextInTurn([scene("a", 300), programme(200)], 0, 50)).toEqual({ wait: 150 });
  });
});

describe("the rota", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function asking(isHidden = () => false) {
    const asked: string[] = [];
    let fails = false;
    const rota = new PictureRota({
      ask: async (of, width) => {
        asked.push(`${of ?? "programme"} ${width}`);
        if (fails) throw new Error("gone");
        return `picture ${asked.length}`;
      },
      pace: () => ({ programme: 500, scene: 1200 }),
      isHidden,
    });
    const fail = (now: boolean) => {
      fails = now;
    };
    return { rota, asked, fail };
  }

  test("asks for the programme at its pace, and for nothing once nobody watches", async () => {
    const { rota, asked } = asking();
    const shown: (string | null)[] = [];
    const end = rota.watch(null, 960, (picture) => shown.push(picture));
    await vi.advanceTimersByTimeAsync(1600);
    expect(asked).toHaveLength(4);
    expect(shown.at(-1)).toBe("picture 4");
    end();
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toHaveLength(4);
  });

  test("two who watch the same scene share its pictures; several scenes take turns", async () => {
    const { rota, asked } = asking();
    const seen: string[] = [];
    for (const name of ["a", "a", "b", "c"])
      rota.watch(name, 480, (picture) => seen.push(`${name} ${picture}`));
    await vi.advanceTimersByTimeAsync(700);
    expect(asked).toEqual(["a 480", "b 480", "c 480"]);
    expect(seen.filter((line) => line.startsWith("a"))).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1200);
    expect(asked).toHaveLength(6);
  });

  test("more scenes cost no more pictures a second: each waits longer", async () => {
    const counts: number[] = [];
    for (const many of [4, 12]) {
      const { rota, asked } = asking();
      const ends = Array.from({ length: many }, (_each, index) =>
        rota.watch(`s${index}`, 480, () => undefined),
      );
      await vi.advanceTimersByTimeAsync(6000);
      for (const end of ends) end();
      counts.push(asked.length);
    }
    expect(counts[0]).toBeGreaterThan(15);
    expect(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0))).toBeLessThanOrEqual(2);
  });

  test("a hidden page asks for nothing, and goes on when it is seen again", async () => {
    let hidden = true;
    const { rota, asked } = asking(() => hidden);
    rota.watch(null, 960, () => undefined);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(0);
    hidden = false;
    await vi.advanceTimersByTimeAsync(1100);
    expect(asked.length).toBeGreaterThan(0);
  });

  test("what fails shows nothing, is asked for seldomer, and comes back", async () => {
    const { rota, asked, fail } = asking();
    const shown: (string | null)[] = [];
    rota.watch(null, 960, (picture) => shown.push(picture));
    await vi.advanceTimersByTimeAsync(100);
    fail(true);
    await vi.advanceTimersByTimeAsync(2300);
    expect(shown.at(-1)).toBeNull();
    expect(asked).toHaveLength(2);
    fail(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(shown.at(-1)).toBe("picture 3");
  });
});

describe("thumbnails", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("each once, two at a time, what was wanted last first", async () => {
    const queue = new ThumbnailQueue();
    const begun: string[] = [];
    const finish: (() => void)[] = [];
    const draw = (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => finish.push(() => resolve(`thumb:${name}`)));
    };
    const first = queue.get("a", draw("a"));
    for (const name of ["a", "b", "c", "d"]) void queue.get(name, draw(name));
    expect(begun).toEqual(["a", "b"]);
    finish[0]?.();
    expect(await first).toBe("thumb:a");
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "d"]);
    finish[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "d", "c"]);
  });

  test("one that cannot be drawn is tried again a minute later", async () => {
    const queue = new ThumbnailQueue();
    let tries = 0;
    const draw = async () => {
      tries += 1;
      if (tries === 1) throw new Error("no ffmpeg");
      return "thumb:a";
    };
    expect(await queue.get("a", draw)).toBeNull();
    expect(await queue.get("a", draw)).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await queue.get("a", draw)).toBe("thumb:a");
  });
});
