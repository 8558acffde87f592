import {
  type DestinationReportCard,
  type DestinationStatus,
  type Language,
  type MessageCode,
  type MessageParams,
  messageFor,
  type ReportGap,
  texts,
} from "../../../preload/contract";

interface Cause {
  code: MessageCode;
  params: MessageParams;
}
interface Gap {
  from: number;
  until: number | null;
  cause: Cause;
}
interface Totals {
  bytes: number;
  reconnects: number;
}

/** Of a destination that fails for hours; what is beyond is still in the figures. */
const maxGaps = 500;
const usual: Cause = { code: "relay.dropped", params: {} };

const causeOf = (code: string | undefined, params: MessageParams = {}): Cause | null =>
  code !== undefined && Object.hasOwn(texts, code) ? { code: code as MessageCode, params } : null;

/** Words for a status that explains itself, whatever else is told of it. */
const ofStatus: Partial<Record<DestinationStatus, MessageCode>> = {
  yielding: "relay-log.yielded",
  connecting: "relay-log.reconnected",
  off: "relay-log.taken-out",
};

/** What became of one destination in a show, put together from the lines of its log. Times in epoch milliseconds. */
export class DestinationStory {
  readonly #id: string;
  #name: string;
  #platform: string;
  #publishingSince: number | null = null;
  #firstAt: number | null = null;
  #onAirMs = 0;
  readonly #gaps: Gap[] = [];
  #open: Gap | null = null;
  #longestMs = 0;
  #frames = 0;
  #totals: Totals = { bytes: 0, reconnects: 0 };
  /** Of the runs before: the figures of a relay that was started again begin at 0. */
  #earlier: Totals = { bytes: 0, reconnects: 0 };
  #trouble: Cause | null = null;

  constructor(id: string, name: string, platform: string) {
    this.#id = id;
    this.#name = name;
    this.#platform = platform;
  }

  /** When it first published; null where it never did. */
  get firstAt(): number | null {
    return this.#firstAt;
  }

  named(name: string, platform: string): void {
    this.#name = name;
    this.#platform = platform;
  }

  status(at: number, status: DestinationStatus, code?: string, params?: MessageParams): void {
    const trouble = causeOf(code, params);
    if (trouble) this.#trouble = trouble;
    if (status === "publishing") {
      this.#closeGap(at);
      this.#publishingSince ??= at;
      this.#firstAt ??= at;
      return;
    }
    const explained = ofStatus[status];
    this.#lose(at, explained ? { code: explained, params: {} } : (trouble ?? usual));
  }

  /** The relay itself was gone from then on. */
  relayGone(at: number): void {
    const hadPublished = this.#firstAt !== null;
    this.#lose(at, { code: "relay-log.relay-restarted", params: {} });
    const { bytes, reconnects } = this.#totals;
    const again = hadPublished ? 1 : 0;
    this.#earlier = {
      bytes: this.#earlier.bytes + bytes,
      reconnects: this.#earlier.reconnects + reconnects + again,
    };
    this.#totals = { bytes: 0, reconnects: 0 };
  }

  dropped(frames: number): void {
    this.#frames += frames;
  }

  totals(totals: Totals): void {
    this.#totals = totals;
  }

  /** How it went, up to a moment. */
  card(until: number, language: Language): DestinationReportCard {
    const open = this.#publishingSince === null ? 0 : Math.max(0, until - this.#publishingSince);
    const onAirSeconds = Math.round((this.#onAirMs + open) / 1000);
    const bytes = this.#earlier.bytes + this.#totals.bytes;
    const gaps = this.#open ? [...this.#gaps, this.#open] : this.#gaps;
    const openMs = this.#open ? Math.max(0, until - this.#open.from) : 0;
    return {
      id: this.#id,
      name: this.#name,
      platform: this.#platform,
      onAirSeconds,
      gaps: gaps.map(
        (gap): ReportGap => ({ from: gap.from, until: gap.until, reason: this.#words(gap.cause, language) }),
      ),
      longestGapSeconds: Math.round(Math.max(this.#longestMs, openMs) / 100) / 10,
      reconnects: this.#earlier.reconnects + this.#totals.reconnects,
      droppedFrames: this.#frames,
      megabytes: Math.round(bytes / 100_000) / 10,
      meanKbps: onAirSeconds === 0 ? 0 : Math.round((bytes * 8) / 1000 / onAirSeconds),
      lastTrouble: this.#trouble ? this.#words(this.#trouble, language) : "",
    };
  }

  #words({ code, params }: Cause, language: Language): string {
    return messageFor(code, { ...params, name: this.#name }, language).message;
  }

  #lose(at: number, cause: Cause): void {
    if (this.#publishingSince !== null) this.#onAirMs += Math.max(0, at - this.#publishingSince);
    this.#publishingSince = null;
    if (this.#firstAt === null) return;
    // Nothing was taken for some seconds: what became of it says more.
    if (this.#open?.cause.code === "relay.not-taking") this.#open.cause = cause;
    this.#open ??= { from: at, until: null, cause };
  }

  #closeGap(at: number): void {
    const gap = this.#open;
    this.#open = null;
    if (!gap) return;
    const until = Math.max(gap.from, at);
    this.#longestMs = Math.max(this.#longestMs, until - gap.from);
    if (this.#gaps.length < maxGaps) this.#gaps.push({ ...gap, until });
  }
}
