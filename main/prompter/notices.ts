import type { HandlersFor } from "../../preload/contract";
import type { StudioContext } from "../core";

export interface Notices {
  handlers: HandlersFor<"prompter.message" | "prompter.flash">;
  close(): void;
}

/** What the helper sends to the reader: a message that goes by itself, and a flash. */
export function createNotices({ store, clock }: StudioContext): Notices {
  let stopTimer = () => {};

  function show(message: { text: string; until: number | null } | null) {
    store.update(({ prompter }) => {
      prompter.message = message;
    });
  }

  return {
    handlers: {
      "prompter.message": ({ text, seconds }) => {
        stopTimer();
        stopTimer = () => {};
        if (text === "") return show(null);
        if (seconds === null) return show({ text, until: null });
        show({ text, until: clock.now() + seconds * 1000 });
        stopTimer = clock.after(seconds * 1000, () => show(null));
      },
      "prompter.flash": () => {
        store.update(({ prompter }) => {
          // Two within one millisecond are two.
          prompter.flashedAt = Math.max(clock.now(), prompter.flashedAt + 1);
        });
      },
    },
    close: () => stopTimer(),
  };
}
