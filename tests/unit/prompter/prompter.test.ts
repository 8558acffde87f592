import { expect, test } from "vitest";
import { createPrompter } from "../../../main/prompter";
import { parseScript } from "../../../main/scripts/parse";
import { type Cue, positionAt, StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

const head = "---\ntitle: 早晨\nkind: village\n---\n";
const spoken = (count: number) => "好".repeat(count);

/** A prompter over scripts in memory; 240 characters a minute are four a second. */
function prompter(markdown: Record<string, string>) {
  const context = testContext();
  const listeners = new Set<(id: string) => void>();
  const fired: Cue[] = [];
  let carryOut = async (cue: Cue): Promise<void> => {
    fired.push(cue);
  };
  const scripts = {
    text(id: string) {
      const source = markdown[id];
      if (source === undefined) throw new StudioError("scripts.not-found", { params: { id } });
      return parseScript(id, head + source).text;
    },
    onChange(listener: (id: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const made = createPrompter(context, { scripts, fire: (cue) => carryOut(cue) });
  return {
    ...made,
    ...context,
    fired,
    state: () => context.store.get().prompter,
    position: () => positionAt(context.store.get().prompter, context.clock.now()),
    async edit(id: string, source: string) {
      markdown[id] = source;
      for (const listener of listeners) listener(id);
      await new Promise((resolve) => setImmediate(resolve));
    },
    carryOutBy(next: typeof carryOut) {
      carryOut = next;
    },
  };
}

const withCues = `${spoken(8)}\n::scene{id=a/b}\n::product{id=walnut}\n${spoken(8)}\n::pause{seconds=2}\n${spoken(8)}`;

test("cues arm as they are reached, without anyone asking, and Space fires each once in its order", async () => {
  const { handlers, clock, state, fired, position } = prompter({ one: withCues });
  await handlers["prompter.load"]({ id: "one" });
  expect(state()).toMatchObject({ scriptId: "one", revision: 1, length: 24, playing: false, armed: null });
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  await handlers["prompter.play"]({});
  clock.advance(1900);
  expect(state().armed).toBeNull();
  clock.advance(100);
  expect(state().armed).toMatchObject({ kind: "scene" });
  expect((await handlers["prompter.fire"]({})).fired).toMatchObject({ kind: "scene" });
  expect((await handlers["prompter.fire"]({})).fired).toMatchObject({ kind: "product" });
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  expect(fired.map(({ kind }) => kind)).toEqual(["scene", "product"]);
  expect(state()).toMatchObject({ fired: [0, 1], armed: null });
  clock.advance(2000);
  expect(state().holdUntil).toBe(clock.now() + 2000);
  clock.advance(2000);
  expect(position()).toBe(16);
  clock.advance(3000);
  expect(state()).toMatchObject({ playing: false, position: 24 });
});

test("a second press while a cue is carried out does nothing; a cue that failed waits again", async () => {
  const { handlers, state, carryOutBy } = prompter({ one: `::scene{id=a/b}\n::scene{id=a/c}\n${spoken(4)}` });
  await handlers["prompter.load"]({ id: "one" });
  let finish = (_error?: Error) => {};
  carryOutBy(
    () =>
      new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve());
      }),
  );
  const first = handlers["prompter.fire"]({});
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  finish(new StudioError("scripts.not-found", { params: { id: "画面" } }));
  await expect(first).rejects.toMatchObject({
    code: "prompter.cue-failed",
    params: { reason: "找不到讲稿：画面" },
  });
  expect(state()).toMatchObject({ armed: { index: 0 }, fired: [] });
  const again = handlers["prompter.fire"]({});
  finish();
  expect((await again).fired).toMatchObject({ index: 0 });
  expect(state().armed).toMatchObject({ index: 1 });
});

test("an edit of the script being read keeps the place and what was fired", async () => {
  const { handlers, clock, state, edit, position } = prompter({ one: withCues, two: spoken(3) });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({});
  clock.advance(2500);
  await handlers["prompter.fire"]({});
  await edit("two", spoken(5));
  expect(state().revision).toBe(1);
  await edit("one", `::product{id=rice}\n${withCues}${spoken(100)}`);
  expect(state()).toMatchObject({ revision: 2, playing: true, length: 124, fired: [1] });
  expect(position()).toBe(10);
  expect((await handlers["prompter.text"]({}))?.length).toBe(124);
  await edit("one", spoken(2));
  expect(state()).toMatchObject({ playing: false, position: 2 });
});

test("seek goes to a place or by some characters, and stays inside the text", async () => {
  const { handlers, clock, position } = prompter({ one: spoken(40) });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({});
  clock.advance(2000);
  await handlers["prompter.seek"]({ by: -3 });
  expect(position()).toBe(5);
  await handlers["prompter.seek"]({ position: 20 });
  clock.advance(1000);
  expect(position()).toBe(24);
  await handlers["prompter.seek"]({ by: -99 });
  expect(position()).toBe(0);
});

test("the pace is that of the settings for the script's language, and an adjustment goes on to the next script", async () => {
  const { handlers, state } = prompter({
    zh: spoken(9),
    en: "Good morning, friends, and welcome to the village.",
  });
  await handlers["prompter.load"]({ id: "zh" });
  expect(state().charactersPerMinute).toBe(240);
  await handlers["prompter.rate"]({ charactersPerMinute: 300 });
  await handlers["prompter.load"]({ id: "en" });
  expect(state().charactersPerMinute).toBe(875);
  await handlers["prompter.load"]({ id: "zh" });
  expect(state().charactersPerMinute).toBe(300);
});

test("without a script it says so, and what cannot be loaded leaves the text that is on", async () => {
  const { handlers, state } = prompter({ one: spoken(4) });
  expect(() => handlers["prompter.play"]({})).toThrow(
    expect.objectContaining({ code: "prompter.no-script" }),
  );
  expect(await handlers["prompter.text"]({})).toBeNull();
  await handlers["prompter.load"]({ id: "one" });
  await expect(handlers["prompter.load"]({ id: "gone" })).rejects.toMatchObject({
    code: "scripts.not-found",
  });
  expect(state().scriptId).toBe("one");
});
