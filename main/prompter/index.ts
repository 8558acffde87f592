import {
  type Cue,
  type HandlersFor,
  type PrompterText,
  positionAt,
  StudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { createDesk, type Desk, type PrompterDeps } from "./desk";
import { createNotices } from "./notices";

export type { PrompterDeps, PrompterScripts } from "./desk";
export { readBesideRecording } from "./what-was-read";

export type PrompterMethods =
  | "prompter.load"
  | "prompter.text"
  | "prompter.play"
  | "prompter.pause"
  | "prompter.seek"
  | "prompter.rate"
  | "prompter.mode"
  | "prompter.voice"
  | "prompter.fire"
  | "prompter.message"
  | "prompter.flash"
  | "prompter.subtitles";

export interface Prompter {
  handlers: HandlersFor<PrompterMethods>;
  /**
   * Puts a script on the prompter at its start, standing still. Cues at the very start that `done` holds for count
   * as fired. @throws StudioError where there is no such script
   */
  load(id: string, done?: (cue: Cue) => boolean): Promise<PrompterText>;
  /** What is on the prompter now. */
  text(): PrompterText | null;
  /** Puts back what was on the prompter when the studio last ended, standing still at its line. Call once. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** @throws StudioError `prompter.no-script` */
function requireText({ text }: Desk): PrompterText {
  if (text === null) throw new StudioError("prompter.no-script");
  return text;
}

type DeskMethods = Exclude<PrompterMethods, "prompter.message" | "prompter.flash">;

function deskHandlers({ store, clock }: StudioContext, desk: Desk): HandlersFor<DeskMethods> {
  const { runner } = desk;
  return {
    "prompter.load": ({ id }) => desk.load(id),
    "prompter.text": () => desk.text,
    "prompter.play": ({ countdown }) => {
      requireText(desk);
      const seconds = countdown ? store.get().settings.prompter.countdown : 0;
      runner.apply({ type: "play", countdown: seconds });
    },
    "prompter.pause": () => runner.apply({ type: "pause" }),
    "prompter.seek": ({ position, by }) => {
      requireText(desk);
      const from = position ?? positionAt(runner.timeline, clock.now());
      runner.apply({ type: "seek", position: from + (by ?? 0) });
    },
    "prompter.rate": ({ charactersPerMinute }) => desk.setPace(charactersPerMinute),
    "prompter.mode": (asked) => {
      if (asked.mode === "finish-at") requireText(desk);
      runner.apply({ type: "mode", ...asked });
    },
    "prompter.voice": ({ revision, seeks, position, limit, ...told }) => {
      desk.voiceWatch.heard();
      const now = store.get().prompter;
      const isLate = (revision ?? now.revision) !== now.revision || (seeks ?? now.seeks) !== now.seeks;
      runner.apply({ type: "voice", ...told, ...(isLate ? {} : { position, limit }) });
    },
    "prompter.fire": ({ index }) => desk.firing.press(index),
    "prompter.subtitles": ({ recording }) => desk.reading.subtitlesOf(recording),
  };
}

/**
 * The teleprompter. The state holds an anchor and a pace; windows work out the position by `positionAt`. Each cue
 * fires once, by Space ahead of its place or at it, or by itself; only going back by hand makes it fire again.
 */
export function createPrompter(context: StudioContext, deps: PrompterDeps): Prompter {
  const { log, store } = context;
  const desk = createDesk(context, deps);
  const notices = createNotices(context);
  const unsubscribe = deps.scripts.onChange((id) => {
    desk
      .takeOverEdit(id)
      .catch((err: unknown) => log.info({ err, script: id }, "an edit was not taken over"));
  });
  const stopWatchingSettings = store.onPatches((patches) => {
    if (patches.some(({ path }) => path === "/settings" || path.startsWith("/settings/prompter")))
      desk.runner.apply({ type: "tick" });
  });
  return {
    handlers: { ...notices.handlers, ...deskHandlers(context, desk) },
    load: (id, done) => desk.load(id, done),
    text: () => desk.text,
    async start() {
      await desk.reading.start();
      await desk.resume();
    },
    async close() {
      notices.close();
      unsubscribe();
      stopWatchingSettings();
      await desk.close();
    },
  };
}
