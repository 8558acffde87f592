/** What the rota is given: how to ask for a picture, how often it may, and whether anybody looks at the page. */
export interface RotaPorts {
  /** A picture as a data URL. */
  ask: (scene: string | null, width: number) => Promise<string>;
  /** Milliseconds between two pictures of the programme, and of one scene. */
  pace: () => { programme: number; scene: number };
  isHidden: () => boolean;
}

type Show = (picture: string | null) => void;

export interface Watched {
  /** `presetId/sceneId`; null is the programme. */
  scene: string | null;
  width: number;
  /** When its next picture is wanted. */
  dueAt: number;
}

/** Scenes that are refreshed within one interval; with more of them, each waits longer for its turn. */
const scenesInTurn = 4;
const afterFailure = { programme: 2000, scene: 6000 };
const hiddenMilliseconds = 1000;

/** Which of those watched is to be asked for at `now`: the programme first, then the scene that waits longest. */
export function nextInTurn<Each extends Watched>(
  watched: Iterable<Each>,
  scenesFreeAt: number,
  now: number,
): { next: Each } | { wait: number } {
  const all = [...watched].sort((one, other) => one.dueAt - other.dueAt);
  const at = ({ scene, dueAt }: Each) => (scene === null ? dueAt : Math.max(dueAt, scenesFreeAt));
  const due = all.filter((each) => at(each) <= now);
  const next = due.find(({ scene }) => scene === null) ?? due[0];
  return next ? { next } : { wait: Math.min(...all.map(at)) - now };
}

interface Entry extends Watched {
  shows: Set<Show>;
  picture: string | null;
}

/**
 * Pictures of the programme and of scenes for everything on this page that shows them: one request at a time, at the
 * pace the engine allows, only of what somebody watches, none while the page is hidden.
 */
export class PictureRota {
  readonly #ports: RotaPorts;
  readonly #entries = new Map<string, Entry>();
  #scenesFreeAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;

  constructor(ports: RotaPorts) {
    this.#ports = ports;
  }

  /** Shows pictures of a scene, or of the programme, until the function it gives is called; null where there is none. */
  watch(scene: string | null, width: number, show: Show): () => void {
    const key = `${width} ${scene ?? ""}`;
    const entry = this.#entries.get(key) ?? { scene, width, dueAt: 0, shows: new Set(), picture: null };
    this.#entries.set(key, entry);
    entry.shows.add(show);
    if (entry.picture !== null) show(entry.picture);
    this.#plan(0);
    return () => {
      entry.shows.delete(show);
      if (entry.shows.size > 0) return;
      this.#entries.delete(key);
      if (this.#entries.size === 0) clearTimeout(this.#timer);
    };
  }

  #plan(milliseconds: number) {
    if (this.#asking) return;
    clearTimeout(this.#timer);
    if (this.#entries.size === 0) return;
    this.#timer = setTimeout(() => void this.#turn(), milliseconds);
  }

  async #turn() {
    if (this.#ports.isHidden()) return this.#plan(hiddenMilliseconds);
    const turn = nextInTurn(this.#entries.values(), this.#scenesFreeAt, Date.now());
    if ("wait" in turn) return this.#plan(turn.wait);
    this.#asking = true;
    await this.#refresh(turn.next);
    this.#asking = false;
    this.#plan(0);
  }

  async #refresh(entry: Entry) {
    const from = Date.now();
    const kind = entry.scene === null ? "programme" : "scene";
    entry.picture = await this.#ports.ask(entry.scene, entry.width).catch(() => null);
    const pace = this.#ports.pace();
    entry.dueAt = from + (entry.picture === null ? afterFailure[kind] : pace[kind]);
    if (kind === "scene") this.#scenesFreeAt = from + pace.scene / scenesInTurn;
    for (const show of [...entry.shows]) show(entry.picture);
  }
}
