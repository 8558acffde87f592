import type { StudioContext } from "../core";
import type { ObsLink } from "./connection/link";
import { nextStretch, paceOf, type RenderLoad } from "./preview-pace";
import { takeScreenshot } from "./scenes/screenshot";

export interface Shot {
  dataUrl: string;
  width: number;
  height: number;
}

/** What OBS counts of its own drawing since it started. */
export interface RenderStats {
  skipped: number;
  due: number;
  drawMilliseconds: number;
}

export interface PreviewOptions {
  context: StudioContext;
  /** Takes one picture of a scene by its name in OBS, or of the programme. */
  take: (scene: string | null, width: number) => Promise<Shot>;
  readStats: () => Promise<RenderStats>;
}

interface Job {
  key: string;
  scene: string | null;
  width: number;
  started: boolean;
  /** The count of changes when its picture was begun. */
  changes: number;
  answer: Promise<Shot>;
  settle: (outcome: Promise<Shot>) => void;
}

const lookMilliseconds = 2000;
/** Older statistics say nothing about the pictures taken now. */
const staleMilliseconds = 10_000;
const restStretch = 1.25;

/**
 * Hands out pictures of OBS's scenes without costing it frames: one is taken at a time, the programme's first; one that
 * is younger than the present interval serves everybody who asks, unless the studio changed something since. The
 * intervals stand in `state.engine.preview` and follow how OBS fares.
 */
export class Preview {
  readonly #options: PreviewOptions;
  readonly #taken = new Map<string, { shot: Shot; at: number; changes: number }>();
  #jobs: Job[] = [];
  #running = false;
  #changes = 0;
  #stretch = restStretch;
  #looked: { at: number; stats: RenderStats } | null = null;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /** A picture that is no older than the interval, and not from before the studio's last change. */
  picture(scene: string | null, width: number): Promise<Shot> {
    const key = `${width} ${scene ?? ""}`;
    const { programme, scene: ofScene } = paceOf(this.#stretch);
    const known = this.#taken.get(key);
    const interval = scene === null ? programme : ofScene;
    if (known?.changes === this.#changes && this.#now() - known.at < interval)
      return Promise.resolve(known.shot);
    const same = this.#jobs.find((job) => job.key === key && (!job.started || job.changes === this.#changes));
    return (same ?? this.#enqueue(key, scene, width)).answer;
  }

  /** The studio or OBS changed what scenes show: pictures from before serve nobody any more. */
  changed(): void {
    this.#changes += 1;
  }

  /** OBS is gone. */
  reset(): void {
    this.#taken.clear();
    this.#looked = null;
    this.#setStretch(restStretch);
  }

  #now() {
    return this.#options.context.clock.now();
  }

  #enqueue(key: string, scene: string | null, width: number): Job {
    let settle: Job["settle"] = () => undefined;
    const answer = new Promise<Shot>((resolve) => {
      settle = resolve;
    });
    const job: Job = { key, scene, width, started: false, changes: 0, answer, settle };
    const behind =
      scene === null ? this.#jobs.findIndex((other) => !other.started && other.scene !== null) : -1;
    this.#jobs.splice(behind < 0 ? this.#jobs.length : behind, 0, job);
    if (!this.#running) void this.#work();
    return job;
  }

  async #work() {
    this.#running = true;
    for (let job = this.#jobs[0]; job !== undefined; job = this.#jobs[0]) {
      await this.#do(job);
      this.#jobs = this.#jobs.filter((other) => other !== job);
      await this.#look();
    }
    this.#running = false;
  }

  async #do(job: Job) {
    job.started = true;
    job.changes = this.#changes;
    const taking = this.#options.take(job.scene, job.width);
    job.settle(taking);
    const shot = await taking.catch(() => null);
    if (shot === null) return;
    const at = this.#now();
    for (const [key, old] of this.#taken) if (at - old.at > staleMilliseconds) this.#taken.delete(key);
    this.#taken.set(job.key, { shot, at, changes: job.changes });
  }

  /** Every two seconds while pictures are taken. */
  async #look() {
    const at = this.#now();
    const before = this.#looked;
    if (before !== null && at - before.at < lookMilliseconds) return;
    const { store, log } = this.#options.context;
    try {
      const stats = await this.#options.readStats();
      this.#looked = { at, stats };
      if (before === null || at - before.at > staleMilliseconds) return;
      const { engine, live, recording } = store.get();
      const load: RenderLoad = {
        skipped: Math.max(0, stats.skipped - before.stats.skipped),
        due: stats.due - before.stats.due,
        drawMilliseconds: stats.drawMilliseconds,
        frameMilliseconds: 1000 / (engine.framesPerSecond ?? 30),
        onAir: live.status !== "idle" || recording.status !== "idle",
      };
      this.#setStretch(nextStretch(this.#stretch, load));
    } catch (error) {
      log.debug({ err: error }, "OBS's statistics were not read");
    }
  }

  #setStretch(stretch: number) {
    this.#stretch = stretch;
    const pace = paceOf(stretch);
    const { preview } = this.#options.context.store.get().engine;
    if (preview.programme === pace.programme && preview.scene === pace.scene) return;
    this.#options.context.store.update((draft) => {
      draft.engine.preview = pace;
    });
  }
}

/** The pictures of the OBS behind a link; what changes there, by either side, makes older ones void. */
export function createPreview(context: StudioContext, link: ObsLink): Preview {
  const preview = new Preview({
    context,
    take: (scene, width) => takeScreenshot(link, scene, width),
    async readStats() {
      const stats = await link.read("GetStats");
      return {
        skipped: stats.renderSkippedFrames,
        due: stats.renderTotalFrames,
        drawMilliseconds: stats.averageFrameRenderTime,
      };
    },
  });
  link.onChanged(() => preview.changed());
  link.on("CurrentProgramSceneChanged", () => preview.changed());
  link.onLost(() => preview.reset());
  return preview;
}
