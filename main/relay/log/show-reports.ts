import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type HandlersFor,
  type Language,
  type ShowReport,
  type ShowReportSummary,
  StudioError,
} from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { parseShowLog } from "./lines";
import { showReport } from "./report";

/** The reports of the shows that went out. */
export interface ShowReports {
  readonly handlers: HandlersFor<"live.reports" | "live.report" | "live.dismissReport">;
  /** To be called when a show has ended and its relay with it: its report is offered, and the oldest logs are removed. */
  ended(showId: string): Promise<void>;
}

const kept = 100;
const writtenWithinMs = 60_000;
const extension = ".jsonl";

const summaryOf = ({ id, startedAt, endedAt, destinations }: ShowReport): ShowReportSummary => ({
  ...{ id, startedAt, endedAt, destinations: destinations.length },
  gaps: destinations.reduce((sum, { gaps }) => sum + gaps.length, 0),
});

/** Reads `logs/shows` of the data folder, where each show's log lies under its id. */
export function createShowReports({ paths, store, log, clock }: StudioContext): ShowReports {
  const folder = join(paths.data, "logs", "shows");
  /** Summaries of logs that will not change any more. */
  const known = new Map<string, ShowReportSummary>();
  const language = (): Language => store.get().settings.language;

  async function ids(): Promise<string[]> {
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.endsWith(extension)).map((name) => name.slice(0, -extension.length));
  }

  /** Null where there is no log or nothing to be read in it. */
  async function read(id: string): Promise<ShowReport | null> {
    try {
      const report = showReport(
        parseShowLog(await readFile(join(folder, id + extension), "utf8")),
        language(),
      );
      // The file's name is what it is asked for by.
      return report && { ...report, id };
    } catch (error) {
      log.warn({ err: error, id }, "A show's log cannot be read");
      return null;
    }
  }

  /** A show's relay writes at least each half minute. */
  const isRunning = ({ isComplete, endedAt }: ShowReport): boolean =>
    !isComplete && store.get().live.status !== "idle" && clock.now() - endedAt < writtenWithinMs;

  async function summary(id: string): Promise<ShowReportSummary | null> {
    const cached = known.get(id);
    if (cached) return cached;
    const report = await read(id);
    if (report === null || isRunning(report)) return null;
    const made = summaryOf(report);
    if (report.isComplete) known.set(id, made);
    return made;
  }

  async function list(): Promise<ShowReportSummary[]> {
    const all: ShowReportSummary[] = [];
    for (const id of await ids()) {
      const one = await summary(id);
      if (one) all.push(one);
    }
    return all.sort((one, other) => other.startedAt - one.startedAt);
  }

  async function removeOldest(): Promise<void> {
    for (const { id } of (await list()).slice(kept)) {
      known.delete(id);
      await rm(join(folder, id + extension), { force: true });
    }
  }

  return {
    handlers: {
      "live.reports": async () => (await list()).slice(0, kept),
      "live.report": async ({ id }) => {
        const report = (await ids()).includes(id) ? await read(id) : null;
        if (report === null) throw new StudioError("relay-log.not-found");
        return report;
      },
      "live.dismissReport": () => {
        store.update((draft) => {
          draft.live.lastReport = null;
        });
      },
    },
    async ended(showId) {
      const report = (await ids()).includes(showId) ? await read(showId) : null;
      // A show that no platform ever took has nothing to tell.
      const isWorthReading = report !== null && report.onAirSeconds > 0;
      store.update((draft) => {
        draft.live.lastReport = isWorthReading ? showId : null;
      });
      await removeOldest();
    },
  };
}
