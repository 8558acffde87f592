import { type Language, type MessageCode, messageFor, type ShowReport } from "../../../preload/contract";
import { DestinationStory } from "./destination-story";
import type { ShowLogLine } from "./lines";

interface Slate {
  from: number;
  until: number | null;
  code: MessageCode;
}

const maxSlates = 500;
const slateCodes = {
  asked: "relay-log.slate-asked",
  "source-gone": "relay-log.slate-source-gone",
  "source-frozen": "relay-log.slate-source-frozen",
} as const;

/** Makes a show's report out of the lines of its log, as they come. */
export interface ReportMaker {
  take(line: ShowLogLine): void;
  /** How it went so far. Null before the show began. */
  report(language: Language): ShowReport | null;
}

class Maker implements ReportMaker {
  #id: string | null = null;
  #startedAt = 0;
  #lastAt = 0;
  #isComplete = false;
  #studioLosses = 0;
  readonly #stories = new Map<string, DestinationStory>();
  readonly #slates: Slate[] = [];

  take(line: ShowLogLine): void {
    if (line.type === "started") this.#begin(line);
    this.#lastAt = Math.max(this.#lastAt, line.t);
    if (line.type === "added") this.#name(line);
    else if (line.type === "removed") this.#stories.get(line.id)?.status(line.t, "off");
    else if (line.type === "destination")
      this.#stories.get(line.id)?.status(line.t, line.status, line.code, line.params);
    else if (line.type === "drops") this.#stories.get(line.id)?.dropped(line.frames);
    else if (line.type === "totals")
      for (const one of line.destinations) this.#stories.get(one.id)?.totals(one);
    else if (line.type === "studio" && !line.isConnected) this.#studioLosses++;
    else if (line.type === "slate") this.#slate(line);
    else if (line.type === "ended") this.#isComplete = true;
  }

  report(language: Language): ShowReport | null {
    if (this.#id === null) return null;
    const endedAt = Math.max(this.#lastAt, this.#startedAt);
    const stories = [...this.#stories.values()];
    const first = stories.flatMap(({ firstAt }) => firstAt ?? []);
    const onAirMs = first.length === 0 ? 0 : endedAt - Math.min(...first);
    return {
      id: this.#id,
      startedAt: this.#startedAt,
      endedAt,
      onAirSeconds: Math.round(Math.max(0, onAirMs) / 1000),
      slates: this.#slates.map(({ from, until, code }) => ({
        ...{ from, until, reason: messageFor(code, {}, language).message },
      })),
      destinations: stories.map((story) => story.card(endedAt, language)),
      studioLosses: this.#studioLosses,
      isComplete: this.#isComplete,
    };
  }

  #begin({ show, startedAt, destinations }: Extract<ShowLogLine, { type: "started" }>): void {
    if (this.#id === null) {
      this.#id = show;
      this.#startedAt = startedAt;
    } else {
      // It crashed, and nobody can say when exactly: its last line is the last that is known.
      for (const story of this.#stories.values()) story.relayGone(this.#lastAt);
      this.#endSlate(this.#lastAt);
      this.#isComplete = false;
    }
    for (const destination of destinations) this.#name(destination);
  }

  #name({ id, name, platform }: { id: string; name: string; platform: string }): void {
    const known = this.#stories.get(id);
    if (known) known.named(name, platform);
    else this.#stories.set(id, new DestinationStory(id, name, platform));
  }

  #endSlate(at: number): void {
    const last = this.#slates.at(-1);
    if (last && last.until === null) last.until = Math.max(last.from, at);
  }

  #slate({ t, on, reason }: Extract<ShowLogLine, { type: "slate" }>): void {
    this.#endSlate(t);
    if (!on || this.#slates.length >= maxSlates) return;
    this.#slates.push({ from: t, until: null, code: slateCodes[reason ?? "source-gone"] });
  }
}

export const createReportMaker = (): ReportMaker => new Maker();

/** The report of a show, or null where its log holds no beginning. */
export function showReport(lines: readonly ShowLogLine[], language: Language): ShowReport | null {
  const maker = createReportMaker();
  for (const line of lines) maker.take(line);
  return maker.report(language);
}
