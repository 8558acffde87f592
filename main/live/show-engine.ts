import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StudioError } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import { readIfThere, writeAtomic } from "../storage";
import type { LivePorts } from "./ports";

const noteSchema = z.object({
  /** The show's id. */
  show: z.string(),
  scene: z.string().nullable(),
  orientation: z.enum(["landscape", "portrait"]),
});
/** That a show is live with the built-in stage, and what stands on it: all of that is gone when a studio is killed. */
type Note = z.infer<typeof noteSchema>;

function parsed(bytes: Buffer | null): Note | null {
  try {
    return bytes === null ? null : (noteSchema.safeParse(JSON.parse(bytes.toString("utf8"))).data ?? null);
  } catch {
    return null;
  }
}

/** Which engine a show is live with: no other may send its picture into the same show. */
export class ShowEngine {
  readonly #context: StudioContext;
  readonly #ports: Pick<LivePorts, "engine" | "bringBack">;
  #show: string | null = null;
  #left: Note | null = null;
  #writing: Promise<void> = Promise.resolve();
  #unfollow: () => void = () => undefined;

  constructor(context: StudioContext, ports: Pick<LivePorts, "engine" | "bringBack">) {
    this.#context = context;
    this.#ports = ports;
  }

  /** The show's own engine, or null while none is live. */
  get kind(): Engine["kind"] | null {
    return this.#context.store.get().live.engine;
  }

  /** Whether the show's engine is the one in use, and shows what it should. */
  isInUse(): boolean {
    // A stage that streamed already could not be given its canvas back.
    if (this.#left !== null) return false;
    try {
      return this.#ports.engine().kind === this.kind;
    } catch {
      return false;
    }
  }

  /** @throws StudioError `live.needs-obs`, `live.needs-stage` where the show is live with another engine than the one in use */
  assertInUse(): void {
    if (this.#ports.engine().kind === this.kind) return;
    throw new StudioError(this.kind === "stage" ? "live.needs-stage" : "live.needs-obs");
  }

  /** A show begins with an engine, or goes on with the one it was found to be live with. */
  begin(show: string, kind: Engine["kind"]): void {
    this.#context.store.update((draft) => {
      draft.live.engine = kind;
    });
    if (kind !== "stage") return;
    this.#show = show;
    this.#note();
    this.#unfollow = this.#context.store.onPatches((patches) => {
      if (patches.some(({ path }) => path.startsWith("/scenes"))) this.#note();
    });
  }

  /** Which engine a show that was found at work is live with. */
  async recall(show: string): Promise<Engine["kind"]> {
    const left = parsed(await readIfThere(this.#path).catch(() => null));
    if (left?.show !== show) return "obs";
    this.#left = left;
    return "stage";
  }

  /** Puts onto the stage what stood there when the studio was killed. Never rejects: a dark stage is better than none. */
  async bringBack(): Promise<void> {
    const { scene = null, orientation = "landscape" } = this.#left ?? {};
    try {
      if (scene !== null && this.#context.store.get().scenes.onAir === null)
        await this.#ports.bringBack(scene, orientation);
    } catch (error) {
      this.#context.log.warn({ err: error, scene }, "A scene was not brought back");
    } finally {
      this.#left = null;
    }
  }

  /** The show is over. */
  end(): void {
    this.leave();
    if (this.#show === null) return;
    this.#show = null;
    this.#write(() => rm(this.#path, { force: true }));
  }

  /** The show goes on without this studio: what is noted of it stays. */
  leave(): void {
    this.#unfollow();
    this.#unfollow = () => undefined;
  }

  get #path(): string {
    return join(this.#context.paths.data, "run", "stage-show.json");
  }

  #note(): void {
    const { scenes } = this.#context.store.get();
    const scene = scenes.onAir;
    // Found again, it is not on the stage yet: what was noted is still true.
    if (this.#show === null || (scene === null && this.#left !== null)) return;
    const preset = scene?.split("/")[0];
    const orientation = scenes.applied.find((one) => one.preset === preset)?.orientation ?? "landscape";
    const note: Note = { show: this.#show, scene, orientation };
    this.#write(() => writeAtomic(this.#path, `${JSON.stringify(note)}\n`));
  }

  /** One after the other; a note that cannot be written costs a restarted studio its knowledge, and no show. */
  #write(work: () => Promise<unknown>): void {
    this.#writing = this.#writing
      .then(work)
      .then(() => undefined)
      .catch((error: unknown) =>
        this.#context.log.warn({ err: error }, "What the stage showed was not noted"),
      );
  }
}
