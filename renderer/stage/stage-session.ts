import type { CallAnswer, MethodInput, StudioBridge } from "../../preload/contract";

const key = "hongcun.stage-session";
const reportMilliseconds = 2000;
/** While alarms depend on what the stage hears and sees. */
const sensingMilliseconds = 1000;

/** What a window offers when it asks to be the stage. */
export interface StageOffer {
  width: number;
  height: number;
  mimeType: string;
}

export type SessionStatus = "off" | "attaching" | "here" | "elsewhere";

export type StageReport = Omit<MethodInput<"stage.report">, "session">;

export interface SessionEvents {
  changed(status: SessionStatus): void;
  /** What goes into the next report. */
  report(): StageReport;
}

/** This window's offer to be the stage: made once, kept alive every second or two, made again when the studio forgot it. */
export class StageSession {
  readonly #bridge: StudioBridge;
  readonly #events: SessionEvents;
  #status: SessionStatus = "off";
  #id: string | null = null;
  #reportedAt = 0;
  #busy = false;

  constructor(bridge: StudioBridge, events: SessionEvents) {
    this.#bridge = bridge;
    this.#events = events;
  }

  get id(): string | null {
    return this.#id;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** To be called at each tick while the stage is the engine: attaches or reports when it is time. */
  tick(
    now: number,
    offer: StageOffer,
    { isTaken, isSensing }: { isTaken: boolean; isSensing: boolean },
  ): void {
    const pause = isSensing && this.#id !== null ? sensingMilliseconds : reportMilliseconds;
    if (this.#busy || now - this.#reportedAt < pause) return;
    if (this.#status === "elsewhere" && isTaken) return;
    this.#reportedAt = now;
    const work = this.#id === null ? this.#attach(offer, false) : this.#report(this.#id);
    this.#run(work);
  }

  /** Takes the stage from the window that has it. */
  takeOver(offer: StageOffer): void {
    if (!this.#busy) this.#run(this.#attach(offer, true));
  }

  /** The stage is not the engine any more, or the window goes. */
  leave(): void {
    const session = this.#id;
    this.#reportedAt = 0;
    this.#set("off", null);
    if (session === null) return;
    sessionStorage.removeItem(key);
    this.#bridge.call("stage.detach", { session }).catch(() => {});
  }

  /**
   * The page goes, or is set aside: the studio is told, as far as a going page can. It keeps its session's name, by
   * which the same tab gets the stage back after a reload.
   */
  farewell(): void {
    if (this.#id !== null) this.#bridge.call("stage.detach", { session: this.#id }).catch(() => {});
  }

  /** What an answer to one of this session's calls says about it. */
  heed(answer: CallAnswer): void {
    if (!answer.ok && answer.error.code === "stage.session-unknown") this.#set("attaching", null);
  }

  #run(work: Promise<void>) {
    this.#busy = true;
    work
      // No connection: the next tick tries again.
      .catch(() => {})
      .finally(() => {
        this.#busy = false;
      });
  }

  async #attach(offer: StageOffer, takeOver: boolean) {
    if (this.#status === "off") this.#set("attaching", null);
    const previous = sessionStorage.getItem(key);
    const input = { ...offer, takeOver, ...(previous === null ? {} : { previous }) };
    const answer = await this.#bridge.call("stage.attach", input);
    // It was left while the call was on its way: the status says what is wanted now.
    const wanted = (this.#status as SessionStatus) !== "off";
    if (!answer.ok) {
      if (wanted) this.#set("elsewhere", null);
      return;
    }
    const { session } = answer.value as { session: string };
    if (wanted) {
      sessionStorage.setItem(key, session);
      this.#set("here", session);
    } else await this.#bridge.call("stage.detach", { session });
  }

  async #report(session: string) {
    this.heed(await this.#bridge.call("stage.report", { session, ...this.#events.report() }));
  }

  #set(status: SessionStatus, id: string | null) {
    this.#id = id;
    if (status === this.#status) return;
    this.#status = status;
    this.#events.changed(status);
  }
}
