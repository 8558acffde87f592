import type { Clock } from "../../core/clock";
import type { DestinationReport, RelayConfig, RelayDestination, RelayReport } from "../core/config";
import { createLineFile } from "./line-file";
import type { ShowLogEvent, ShowLogLine } from "./lines";

/** Writes down all that happens in a show. */
export interface ShowLog {
  started(config: Pick<RelayConfig, "destinations" | "show">): void;
  added(destination: RelayDestination): void;
  removed(id: string): void;
  /** To be called with each report of the relay: what changed since the last one is written. */
  note(report: RelayReport): void;
  /** The studio is there, or has gone while the relay goes on. */
  studio(isConnected: boolean): void;
  /** Writes the last figures; resolves when all is on the disk. */
  ended(): Promise<void>;
  /** Lets go of the log without ending the show: somebody else goes on with both. */
  left(): Promise<void>;
}

/** Takes a line; `essential` ones are kept even where room is short. */
export type LineSink = (line: ShowLogLine, essential: boolean) => void;

const dropsEveryMs = 10_000;
const totalsEveryMs = 30_000;

interface Seen {
  status: DestinationReport["status"];
  trouble: string | null;
  /** Counters of the report before: they begin again where a destination was added anew. */
  last: Counters;
  total: Counters;
  dropsTold: number;
}
type Counters = { bytes: number; reconnects: number; frames: number };

const none: Counters = { bytes: 0, reconnects: 0, frames: 0 };
const essentials: readonly ShowLogEvent["type"][] = ["started", "added", "totals", "ended"];

const named = ({ id, name, platform }: RelayDestination) => ({ id, name, platform });
const grown = (from: number, to: number): number => (to >= from ? to - from : to);

const sourceOf = ({ isSourceActive, slateReason }: RelayReport): "came" | "gone" | "frozen" => {
  if (!isSourceActive) return "gone";
  return slateReason === "source-frozen" ? "frozen" : "came";
};

class Recorder implements ShowLog {
  readonly #clock: Pick<Clock, "now">;
  readonly #sink: LineSink;
  readonly #close: () => Promise<void>;
  readonly #seen = new Map<string, Seen>();
  #source: "came" | "gone" | "frozen" = "gone";
  #slate = "";
  #dropsAt: number;
  #totalsAt: number;
  #isEnded = false;

  constructor(clock: Pick<Clock, "now">, sink: LineSink, close: () => Promise<void>) {
    this.#clock = clock;
    this.#sink = sink;
    this.#close = close;
    this.#dropsAt = clock.now();
    this.#totalsAt = clock.now();
  }

  started({ destinations, show }: Pick<RelayConfig, "destinations" | "show">): void {
    const { id, startedAt } = show;
    this.#write({ type: "started", show: id, startedAt, destinations: destinations.map(named) });
  }

  added(destination: RelayDestination): void {
    this.#write({ type: "added", ...named(destination) });
  }

  removed(id: string): void {
    const seen = this.#seen.get(id);
    // Its figures stay: it may be added again.
    if (seen) this.#seen.set(id, { ...seen, status: "off", trouble: null, last: none });
    this.#write({ type: "removed", id });
  }

  studio(isConnected: boolean): void {
    this.#write({ type: "studio", isConnected });
  }

  note(report: RelayReport): void {
    this.#noteSource(report);
    for (const destination of report.destinations) this.#noteDestination(destination);
    const now = this.#clock.now();
    if (now - this.#dropsAt >= dropsEveryMs) this.#tellDrops(now);
    if (now - this.#totalsAt >= totalsEveryMs) this.#tellTotals(now);
  }

  async ended(): Promise<void> {
    if (this.#isEnded) return;
    const now = this.#clock.now();
    this.#tellDrops(now);
    this.#tellTotals(now);
    this.#write({ type: "ended" });
    this.#isEnded = true;
    await this.#close();
  }

  async left(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    await this.#close();
  }

  #write(event: ShowLogEvent, at = this.#clock.now()): void {
    if (this.#isEnded) return;
    this.#sink({ t: Math.round(at), ...event }, essentials.includes(event.type));
  }

  #noteSource(report: RelayReport): void {
    const state = sourceOf(report);
    if (state !== this.#source) this.#write({ type: "source", state });
    this.#source = state;
    const on = report.showing === "slate";
    const slate = on ? `${report.slateReason}` : "";
    if (slate !== this.#slate) this.#write({ type: "slate", on, reason: on ? report.slateReason : null });
    this.#slate = slate;
  }

  #noteDestination(report: DestinationReport): void {
    const { id, status, since } = report;
    const now = this.#clock.now();
    const trouble = report.isTroubled ? report.trouble : null;
    const before = this.#seen.get(id);
    const isNewStatus = status !== before?.status;
    if (isNewStatus || (trouble?.code ?? null) !== before?.trouble) {
      const words = trouble ? { code: trouble.code, params: { ...trouble.params } } : {};
      this.#write({ type: "destination", id, status, ...words }, isNewStatus ? Math.min(since, now) : now);
    }
    const { sentBytes: bytes, reconnects, droppedFrames: frames } = report;
    const last = before?.last ?? none;
    const total = before?.total ?? none;
    this.#seen.set(id, {
      ...{ status, trouble: trouble?.code ?? null, last: { bytes, reconnects, frames } },
      total: {
        bytes: total.bytes + grown(last.bytes, bytes),
        reconnects: total.reconnects + grown(last.reconnects, reconnects),
        frames: total.frames + grown(last.frames, frames),
      },
      dropsTold: before?.dropsTold ?? 0,
    });
  }

  #tellDrops(now: number): void {
    this.#dropsAt = now;
    for (const [id, seen] of this.#seen) {
      const frames = seen.total.frames - seen.dropsTold;
      if (frames > 0) this.#write({ type: "drops", id, frames });
      seen.dropsTold = seen.total.frames;
    }
  }

  #tellTotals(now: number): void {
    this.#totalsAt = now;
    const destinations = [...this.#seen].map(([id, { total }]) => ({
      ...{ id, bytes: total.bytes, reconnects: total.reconnects },
    }));
    this.#write({ type: "totals", destinations });
  }
}

/** A log that gives its lines away. */
export const createShowLog = (
  clock: Pick<Clock, "now">,
  sink: LineSink,
  close: () => Promise<void> = async () => undefined,
): ShowLog => new Recorder(clock, sink, close);

/** A log in a file of JSON lines; see `RelayConfig.show.log`. */
export function openShowLog(path: string, clock: Pick<Clock, "now">): ShowLog {
  const file = createLineFile(path);
  const sink: LineSink = (line, essential) => file.add(JSON.stringify(line), essential);
  return createShowLog(clock, sink, () => file.close());
}
