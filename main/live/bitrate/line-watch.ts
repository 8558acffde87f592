import type { DestinationState, Platform, Settings } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { adviceFor, afterChange, noStrain, remember, type StrainMemory } from "./advice";
import { isLineStrained } from "./line";

export interface LineWatchPorts {
  /** The platforms that enabled destinations publish to. */
  platforms(): Platform[];
  /** Whether a destination's stream takes of the line. */
  takesLine(destination: DestinationState): boolean;
  /** Whether the rate can be changed from here at all. Never rejects. */
  canChange(): Promise<boolean>;
  /** Keeps what is known of the line in the settings. */
  save(upload: Settings["relay"]["upload"]): Promise<void>;
}

const lookMilliseconds = 1000;
/** Strained for fewer seconds of a show, the line showed no limit. */
const provenSeconds = 5;

/**
 * Looks at the destinations once a second while the show is on air: offers a lower bit rate where the line has been
 * strained for a while, and remembers after the show what it then really carried.
 */
export class LineWatch {
  readonly #context: StudioContext;
  readonly #ports: LineWatchPorts;
  #cancel: (() => void) | null = null;
  #memory: StrainMemory = noStrain;
  /** Asked once a show, when there is something to advise; null before. */
  #canChange: Promise<void> | null = null;
  #isChangeable = false;
  #lost: ReadonlyMap<string, number> = new Map();
  /** What went out over the line in its strained seconds: the most at once, and how many there were. */
  #carried = { kbps: 0, seconds: 0 };

  constructor(context: StudioContext, ports: LineWatchPorts) {
    this.#context = context;
    this.#ports = ports;
  }

  /** Told with each change of the state: begins and ends with the show. */
  follow(): void {
    const isOnAir = this.#context.store.get().live.status === "on-air";
    if (isOnAir && this.#cancel === null) this.#begin();
    if (!isOnAir && this.#cancel !== null) this.end();
  }

  /** The bit rate was changed: what was seen before says nothing of it. */
  changed(): void {
    this.#memory = afterChange(this.#context.clock.now());
    this.#show();
  }

  /** Ends with the show. */
  end(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#memory = noStrain;
    this.#show();
    this.#noteCarried();
  }

  #begin(): void {
    this.#lost = new Map();
    this.#carried = { kbps: 0, seconds: 0 };
    this.#canChange = null;
    this.#isChangeable = false;
    this.#next();
  }

  #next(): void {
    this.#cancel = this.#context.clock.after(lookMilliseconds, () => {
      this.#look();
      this.#next();
    });
  }

  #look(): void {
    const { destinations, settings } = this.#context.store.get();
    const { videoKbps, audioKbps } = settings.video;
    const isStrained = isLineStrained(destinations, this.#lost, videoKbps + audioKbps);
    this.#lost = new Map(destinations.map(({ id, droppedFrames }) => [id, droppedFrames]));
    this.#memory = remember(this.#memory, isStrained, this.#context.clock.now());
    if (isStrained) this.#noteStrain(destinations);
    if (this.#memory.isAdvised) this.#askWhetherChangeable();
    this.#show();
  }

  #askWhetherChangeable(): void {
    this.#canChange ??= this.#ports.canChange().then((can) => {
      this.#isChangeable = can;
      this.#show();
    });
  }

  #noteStrain(destinations: readonly DestinationState[]): void {
    const far = destinations.filter((destination) => this.#ports.takesLine(destination));
    const kbps = far.reduce((sum, { outgoingKbps }) => sum + outgoingKbps, 0);
    this.#carried = { kbps: Math.max(this.#carried.kbps, kbps), seconds: this.#carried.seconds + 1 };
  }

  #show(): void {
    const { store } = this.#context;
    const state = store.get();
    const isWorth = this.#memory.isAdvised && this.#isChangeable;
    const advice = isWorth ? adviceFor(state, this.#ports.platforms()) : null;
    if (JSON.stringify(advice) === JSON.stringify(state.live.advice)) return;
    store.update((draft) => {
      draft.live.advice = advice;
    });
  }

  #noteCarried(): void {
    const { clock, log } = this.#context;
    const kbps = Math.round(this.#carried.kbps);
    const isProof = this.#carried.seconds >= provenSeconds && kbps > 0;
    this.#carried = { kbps: 0, seconds: 0 };
    if (!isProof) return;
    this.#ports
      .save({ kbps, at: clock.now(), how: "show" })
      .catch((error: unknown) => log.warn({ err: error }, "What the line carried was not noted"));
  }
}
