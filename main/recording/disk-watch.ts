import {
  type JobState,
  type MessageCode,
  type MessageParams,
  restOfShow,
  StudioError,
  type StudioState,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { giga, mega, minutesLeft, secondsLeft, startBytes, stopBytes, warnBytes } from "./disk";
import { bytesOf } from "./find-files";
import { usedBytes } from "./used";

const lookMilliseconds = 10_000;
/** What ends or is removed often comes with more: one count serves all of it. */
const settleMilliseconds = 500;
/** So many seconds more than the show needs must fit before its warning goes: it must not come and go. */
const easedSeconds = 60;

export interface DiskWatchDeps {
  /** Where recordings go. */
  folder: string;
  freeBytes(): Promise<number>;
  /** Every file of every recording, wherever it lies. */
  files(): readonly string[];
  /** Ends the recording that runs, while there is room to do so. */
  onNearlyFull(): Promise<void>;
}

const isBusy = ({ recording, rehearsal }: StudioState) => recording.status !== "idle" || rehearsal.active;

const doneJobs = (jobs: readonly JobState[]): string =>
  jobs.flatMap(({ id, status }) => (status === "done" ? id : [])).join();

/** What a change of has the room judged again, or counted again where `counts`. */
const followed = ({ recording, rehearsal, jobs, settings, show }: StudioState) => ({
  counts: [recording.recordings, doneJobs(jobs)],
  judges: [
    ...[recording.status, rehearsal.active, show.open, show.current],
    ...[settings.recordings, settings.video],
  ],
});
const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.every((value, index) => Object.is(value, other[index]));

/**
 * Keeps an eye on the disk: what is free and used in `state.recording.disk`; warnings at 2 GB, where the show's rest would
 * not fit, and where recordings take more than their budget; no start below 500 MB, an orderly end at 150 MB. It deletes
 * nothing.
 */
export class DiskWatch {
  readonly #context: StudioContext;
  readonly #deps: DiskWatchDeps;
  /** Infinity where the system does not say; null before the first look. */
  #free: number | null = null;
  /** Bytes used without the file that is being written; null where they have to be counted anew. */
  #settled: number | null = null;
  #counts = 0;
  #used: number | null = null;
  #isRecording = false;
  #seen: ReturnType<typeof followed>;
  #turn: Promise<void> = Promise.resolve();
  #cancelLook = () => {};
  #cancelCount = () => {};
  #unfollow = () => {};
  #isClosed = false;

  constructor(context: StudioContext, deps: DiskWatchDeps) {
    this.#context = context;
    this.#deps = deps;
    this.#seen = followed(context.store.get());
  }

  /** Looks for the first time, in the background, and follows what the studio does from here on. */
  open(): void {
    this.#seen = followed(this.#context.store.get());
    this.#unfollow = this.#context.store.onPatches(() => this.#follow());
    this.look();
    this.#next();
  }

  /** @throws StudioError `recording.disk-full` */
  async beforeStart(): Promise<void> {
    const free = await this.#lookAtFree();
    if (free >= startBytes) {
      this.#context.problems.clear("recording.disk-stopped");
      return;
    }
    const params = { megabytes: Math.floor(free / mega), needed: startBytes / mega };
    throw new StudioError("recording.disk-full", { params });
  }

  /** A recording runs: looks every 10 s until `end`. */
  begin(): void {
    this.#isRecording = true;
    this.#next();
  }

  end(): void {
    this.#isRecording = false;
    this.#next();
  }

  /** Files came or went that the state does not tell of: counts again, in the background. */
  look(): void {
    if (this.#isClosed) return;
    this.#counts++;
    this.#settled = null;
    this.#inTurn(async () => void (await this.#lookAtAll()));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unfollow();
    this.#cancelLook();
    this.#cancelCount();
    await this.#turn;
  }

  #inTurn(work: () => Promise<void>) {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.#context.log.error({ err: error }, "The disk watch failed");
    });
  }

  #follow() {
    const now = followed(this.#context.store.get());
    const before = this.#seen;
    this.#seen = now;
    if (!isSame(before.counts, now.counts)) {
      this.#cancelCount();
      this.#cancelCount = this.#context.clock.after(settleMilliseconds, () => this.look());
    }
    if (isSame(before.judges, now.judges)) return;
    this.#judge();
    this.#next();
  }

  #next() {
    this.#cancelLook();
    const { store, clock } = this.#context;
    if (this.#isClosed || !(this.#isRecording || store.get().rehearsal.active)) return;
    this.#cancelLook = clock.after(lookMilliseconds, () => {
      // Ended outside the turn: the recording's end may wait for a look of its own.
      this.#inTurn(async () => {
        const free = await this.#lookAtAll();
        if (this.#isRecording && free < stopBytes) void this.#endFor(free);
        else this.#next();
      });
    });
  }

  async #endFor(free: number) {
    const { problems, log } = this.#context;
    const params = { megabytes: Math.floor(free / mega) };
    problems.report("recording.disk-stopped", { severity: "error", params });
    await this.#deps
      .onNearlyFull()
      .catch((error: unknown) => log.error({ err: error }, "The recording was not ended on a full disk"));
  }

  async #lookAtFree(): Promise<number> {
    this.#free = await this.#deps.freeBytes();
    this.#judge();
    return this.#free;
  }

  async #lookAtAll(): Promise<number> {
    const free = await this.#lookAtFree();
    const { status, file } = this.#context.store.get().recording;
    const growing = status === "idle" ? null : file;
    const count = this.#counts;
    const settled = this.#settled ?? (await usedBytes(this.#deps.folder, this.#deps.files(), growing));
    if (count === this.#counts) this.#settled = settled;
    this.#used = settled + (growing === null ? 0 : ((await bytesOf(growing)) ?? 0));
    this.#judge();
    return free;
  }

  /** Says what is known now, and what is wrong with it. */
  #judge() {
    const state = this.#context.store.get();
    const free = this.#free;
    this.#seen = { ...this.#seen, judges: followed(state).judges };
    if (free === null || this.#isClosed) return;
    const minutes = minutesLeft(free, state.settings.video);
    const isLow = free < warnBytes && (isBusy(state) || this.#has("recording.disk-low"));
    this.#say("recording.disk-low", isLow ? { megabytes: Math.floor(free / mega), minutes } : null);
    this.#say("recording.disk-short", this.#shortfall(state, free));
    const { budgetGigabytes } = state.settings.recordings;
    const used = this.#used;
    if (used === null) return;
    const isOver = budgetGigabytes !== null && used > budgetGigabytes * giga;
    const figures = { used: (used / giga).toFixed(1), budget: budgetGigabytes ?? 0 };
    this.#say("recording.over-budget", isOver ? figures : null);
    this.#publish({
      folder: this.#deps.folder,
      freeBytes: Number.isFinite(free) ? free : null,
      usedBytes: used,
      minutesLeft: Number.isFinite(free) ? minutes : null,
    });
  }

  /** Both figures where the rest of the open show does not fit; null where it does, or nothing is recorded. */
  #shortfall(state: StudioState, free: number): MessageParams | null {
    if (!isBusy(state)) return null;
    const left = secondsLeft(free, state.settings.video);
    const rest = restOfShow(state.show, this.#context.clock.now());
    const eased = this.#has("recording.disk-short") ? easedSeconds : 0;
    if (rest === 0 || left >= rest + eased) return null;
    return { minutes: Math.floor(left / 60), needed: Math.ceil(rest / 60) };
  }

  #has(code: MessageCode): boolean {
    return this.#context.store.get().problems.some((problem) => problem.code === code);
  }

  #say(code: MessageCode, params: MessageParams | null) {
    const { problems } = this.#context;
    if (params === null) problems.clear(code);
    else problems.report(code, { params });
  }

  #publish(disk: NonNullable<StudioState["recording"]["disk"]>) {
    this.#context.store.update((draft) => {
      if (draft.recording.disk === null) draft.recording.disk = disk;
      else Object.assign(draft.recording.disk, disk);
    });
  }
}
