import type { RelayState } from "../../../preload/contract";
import type { Clock } from "../../core/clock";
import type { SlateClip } from "../slate/clip";
import { playSlate, type SlatePlayer } from "../slate/player";
import type { Frame } from "./frame";
import { createOutlet, type Outlet } from "./outlet";
import { createPace, type Pace } from "./pace";
import { type SlateNeed, slateNeed } from "./slate-format";
import { createSourceState, type ReadTag, type SourceState, type SourceTag } from "./source";
import { beginning, follow, type Happening, type Situation } from "./switch";
import { type FreezeWatch, watchForFreeze } from "./watch";

/** A source's way in. The newest one opened gets on air with its next keyframe. */
export interface ProgrammeSource {
  tag(tag: SourceTag): void;
  close(): void;
}

export interface ProgrammeReport {
  /** The newest source's picture and sound as they arrive; null without one. */
  video: RelayState["video"];
  audio: RelayState["audio"];
  showing: RelayState["showing"];
  slateReason: RelayState["slateReason"];
}

export interface ProgrammeDependencies {
  /** Monotonic. */
  clock: Clock;
  send(frame: Frame): void;
  /** What is shown is something else now. */
  changed?(): void;
  /** What slate can follow the source is known now, or is another one. */
  needs?(need: NonNullable<SlateNeed>): void;
  /** What is shown in the manner of this source where no slate is at hand yet; null for nothing. */
  standIn?(like: SourceState): SlateClip | null;
  /** The operator hides picture and sound: what viewers have not got yet they are not to get any more. */
  hidden?(): void;
}

export interface Programme {
  open(): ProgrammeSource;
  /** The slate instead of the picture and its sound, because the operator asks for it; or no longer. */
  askForSlate(on: boolean): void;
  /** The slate to show from now on; null: none. */
  supply(clip: SlateClip | null): void;
  report(): ProgrammeReport;
  close(): void;
}

/** One source that is open, and what is known of it. */
interface OpenSource {
  state: SourceState;
  pace: Pace;
  /** The headers its slate was worked out for. */
  neededFor: { video: Buffer | null; audio: Buffer | null } | null;
}

/** Pictures that do not come for so long are missed; milliseconds. */
const frozenAfterMs = 1_000;

/** Makes one lasting stream out of sources that come and go, and of the slate that stands in for them. */
class OneProgramme implements Programme {
  readonly #dependencies: ProgrammeDependencies;
  readonly #outlet: Outlet;
  readonly #watch: FreezeWatch;
  #situation: Situation = beginning;
  /** The newest source. */
  #wanted: OpenSource | null = null;
  /** The last source that was on air. */
  #shown: SourceState | null = null;
  #clip: SlateClip | null = null;
  #player: SlatePlayer | null = null;
  #isClosed = false;

  constructor(dependencies: ProgrammeDependencies) {
    this.#dependencies = dependencies;
    const { clock, send } = dependencies;
    this.#outlet = createOutlet(() => clock.now(), send);
    this.#watch = watchForFreeze(clock, frozenAfterMs, () => this.#happened("frozen"));
  }

  open(): ProgrammeSource {
    const source: OpenSource = { state: createSourceState(), pace: createPace(), neededFor: null };
    this.#wanted = source;
    return {
      tag: (tag) => this.#take(source, tag),
      close: () => this.#close(source),
    };
  }

  askForSlate(on: boolean): void {
    if (on !== this.#situation.isAsked) this.#happened(on ? "asked" : "released");
  }

  supply(clip: SlateClip | null): void {
    this.#clip = clip;
    if (!this.#isClosed && this.#situation.show === "slate") this.#playSlate();
  }

  report(): ProgrammeReport {
    const isSlateOut = this.#player !== null;
    const { show, reason } = this.#situation;
    return {
      ...this.#arriving(),
      // Without a slate at hand the destinations are held in silence.
      showing: show === "slate" && !isSlateOut ? "nothing" : show,
      slateReason: isSlateOut ? reason : null,
    };
  }

  /** Its sources may go on talking, and close after it. */
  close(): void {
    this.#isClosed = true;
    this.#watch.stop();
    this.#stopSlate();
    this.#outlet.hold();
  }

  #arriving(): Pick<ProgrammeReport, "video" | "audio"> {
    const state = this.#wanted?.state;
    if (state === undefined) return { video: null, audio: null };
    const { videoCodec, audioCodec, size, aac, meter } = state;
    const measured = {
      framesPerSecond: meter.framesPerSecond(),
      keyframeSeconds: meter.keyframeSeconds(),
      hasBFrames: meter.hasBFrames(),
    };
    return {
      video: videoCodec === "" ? null : { codec: videoCodec, ...size, ...measured },
      audio:
        audioCodec === ""
          ? null
          : { codec: audioCodec, sampleRate: aac?.sampleRate ?? 0, channels: aac?.channels ?? 0 },
    };
  }

  #take(source: OpenSource, tag: SourceTag): void {
    if (this.#isClosed) return;
    const isNewest = source === this.#wanted;
    const isOnAir = source.state === this.#outlet.onAir;
    // Once a newer source has taken the air, an older one that still talks is not listened to.
    if (!isNewest && !isOnAir) return;
    const read = source.state.read(tag);
    if (isNewest && (read.role === "keyframe" || read.role === "picture")) this.#notePicture(source, tag);
    if (isOnAir) this.#outlet.forward(tag, read);
    else if (read.role === "keyframe" && this.#mayReturn(source)) this.#tryToGoLive(source, tag, read);
  }

  #notePicture(source: OpenSource, { timestamp }: SourceTag): void {
    const { clock, needs } = this.#dependencies;
    this.#watch.picture();
    source.pace.picture(clock.now(), timestamp);
    if (this.#situation.source === "frozen") this.#happened("flows");
    const { videoHeader: video, audioHeader: audio } = source.state;
    if (source.neededFor?.video === video && source.neededFor.audio === audio) return;
    const need = slateNeed(source.state);
    if (need === null) return;
    source.neededFor = { video, audio };
    needs?.(need);
  }

  #mayReturn({ pace }: OpenSource): boolean {
    return this.#situation.show !== "slate" || !pace.isCatchingUp();
  }

  #tryToGoLive(source: OpenSource, tag: SourceTag, read: ReadTag): void {
    this.#happened("keyframe");
    if (this.#situation.show !== "live") {
      // Hidden before anything was known of it: now there is something to stand in for.
      if (this.#player === null) this.#playSlate();
      return;
    }
    this.#stopSlate();
    this.#shown = source.state;
    this.#outlet.begin(source.state, tag, read);
    this.#dependencies.changed?.();
  }

  #close(source: OpenSource): void {
    const isOnAir = source.state === this.#outlet.onAir;
    const wasNewest = source === this.#wanted;
    if (wasNewest) {
      this.#wanted = null;
      this.#watch.stop();
    }
    // One that a newer source has replaced is missed only while it is on air.
    if (isOnAir || wasNewest) this.#happened("closed");
  }

  #happened(happening: Happening): void {
    if (this.#isClosed) return;
    const before = this.#situation;
    this.#situation = follow(before, happening);
    const { show, reason } = this.#situation;
    if (happening === "asked") this.#dependencies.hidden?.();
    if (show === before.show && reason === before.reason) return;
    if (show === "slate" && before.show !== "slate") this.#playSlate();
    this.#dependencies.changed?.();
  }

  /** From now on the slate, or what stands in for it, or nothing. */
  #playSlate(): void {
    this.#stopSlate();
    this.#outlet.hold();
    const clip = this.#clip ?? this.#standIn();
    if (clip === null) return;
    const slate = createSourceState();
    const { clock, changed } = this.#dependencies;
    this.#player = playSlate(clip, clock, {
      leadMs: () => this.#outlet.leadMs(),
      emit: (tag) => {
        const read = slate.read(tag);
        if (this.#outlet.onAir === slate) this.#outlet.forward(tag, read);
        else if (read.role === "keyframe") this.#outlet.begin(slate, tag, read);
      },
    });
    changed?.();
  }

  #standIn(): SlateClip | null {
    const like = this.#shown ?? this.#wanted?.state ?? null;
    return like === null ? null : (this.#dependencies.standIn?.(like) ?? null);
  }

  #stopSlate(): void {
    this.#player?.stop();
    this.#player = null;
  }
}

/**
 * The programme that every destination is sent: a source gets on air only with a keyframe, the slate stands in for one
 * that closes (at once), freezes (after a second) or is to be hidden, and all of it keeps to one outgoing clock.
 */
export const createProgramme = (dependencies: ProgrammeDependencies): Programme =>
  new OneProgramme(dependencies);
