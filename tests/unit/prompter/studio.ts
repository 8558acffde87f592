import { onTestFinished } from "vitest";
import { createPrompter } from "../../../main/prompter";
import { type Cue, type Language, positionAt, StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";
import { madeText, type Part } from "./made-text";

/** Lets files be written and patches reach their listeners. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A prompter over scripts in memory; 240 characters a minute are four a second. Cues are armed at their place. */
export function prompterStudio(
  parts: Record<string, readonly Part[]>,
  { folder = temporaryFolder(), languages = {} as Record<string, Language> } = {},
) {
  const context = testContext(folder);
  context.store.update(({ settings }) => {
    settings.prompter.armAhead = 0;
  });
  const listeners = new Set<(id: string) => void>();
  const fired: Cue[] = [];
  let carryOut = async (cue: Cue): Promise<void> => {
    fired.push(cue);
  };
  const scripts = {
    text(id: string) {
      const source = parts[id];
      if (source === undefined) throw new StudioError("scripts.not-found", { params: { id } });
      return madeText(source, id, languages[id]);
    },
    onChange(listener: (id: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const made = createPrompter(context, { scripts, fire: (cue) => carryOut(cue) });
  onTestFinished(() => made.close());
  return {
    ...made,
    ...context,
    fired,
    folder,
    state: () => context.store.get().prompter,
    problems: () => context.store.get().problems.map(({ code }) => code),
    position: () => positionAt(context.store.get().prompter, context.clock.now()),
    async edit(id: string, source: readonly Part[]) {
      parts[id] = source;
      for (const listener of listeners) listener(id);
      await settle();
    },
    carryOutBy(next: typeof carryOut) {
      carryOut = next;
    },
  };
}
