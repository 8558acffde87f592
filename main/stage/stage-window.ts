import { randomUUID } from "node:crypto";
import { type CheckedInput, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";

/** A window reports at least every 2 s, from a timer that browsers do not slow down in a hidden tab. */
const lostMilliseconds = 10_000;
const lookMilliseconds = 2000;
/** A page that is just opening becomes the stage within this. */
const openingMilliseconds = 5000;

export interface StageWindowEvents {
  /** A window is the stage now, or none is. */
  changed(): void;
  /** The window went, or has not been heard of for 10 s. */
  gone(): void;
  /** Whether the stage may move to another window now. */
  mayMove(): boolean;
}

/** Which window is the stage: one at a time, known by its session. */
export class StageWindow {
  readonly #context: StudioContext;
  readonly #events: StageWindowEvents;
  #session: string | null = null;
  #mimeType = "";
  #heardAt = 0;
  /** False until the window has looked: an empty list means nothing before that. */
  hasListedDevices = false;
  #cancelLook: () => void = () => {};
  readonly #waiting = new Set<() => void>();

  constructor(context: StudioContext, events: StageWindowEvents) {
    this.#context = context;
    this.#events = events;
  }

  get attached(): boolean {
    return this.#session !== null;
  }

  /** What the window records in; empty where it cannot. */
  get mimeType(): string {
    return this.#mimeType;
  }

  /**
   * Makes a window the stage. The same window after a reload replaces itself.
   * @throws StudioError `stage.taken`, or `stage.taken-recording` when it cannot be taken over now
   */
  attach({ mimeType, previous, takeOver }: CheckedInput<"stage.attach">): { session: string } {
    if (this.#session !== null) {
      const same = previous === this.#session;
      if (!same && !takeOver) throw new StudioError("stage.taken");
      if (!same && !this.#events.mayMove()) throw new StudioError("stage.taken-recording");
      this.#end();
    }
    const session = randomUUID();
    this.#session = session;
    this.#mimeType = mimeType;
    this.hasListedDevices = false;
    this.#heardAt = this.#context.clock.now();
    this.#mirror();
    this.#look();
    for (const wake of [...this.#waiting]) wake();
    return { session };
  }

  /** Whether a window is the stage, now or within five seconds: somebody who is quick presses while the page opens. */
  awaitAttached(): Promise<boolean> {
    if (this.attached) return Promise.resolve(true);
    return new Promise((done) => {
      const wake = () => {
        this.#waiting.delete(wake);
        cancel();
        done(this.attached);
      };
      const cancel = this.#context.clock.after(openingMilliseconds, wake);
      this.#waiting.add(wake);
    });
  }

  /** Marks the window as alive. @throws StudioError `stage.session-unknown` for any other window */
  hear(session: string): void {
    if (session !== this.#session) throw new StudioError("stage.session-unknown");
    this.#heardAt = this.#context.clock.now();
  }

  detach(session: string): void {
    if (session === this.#session) this.#end();
  }

  close(): void {
    for (const wake of [...this.#waiting]) wake();
    if (this.#session !== null) this.#end();
  }

  #look() {
    this.#cancelLook = this.#context.clock.after(lookMilliseconds, () => {
      if (this.#context.clock.now() - this.#heardAt >= lostMilliseconds) this.#end();
      else this.#look();
    });
  }

  #end() {
    this.#cancelLook();
    this.#session = null;
    this.#mimeType = "";
    this.#mirror();
    this.#events.gone();
  }

  #mirror() {
    this.#context.store.update((draft) => {
      draft.stage.session = this.#session;
    });
    this.#events.changed();
  }
}
