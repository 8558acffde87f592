import { type DestinationState, messageFor } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { DestinationReport, RelayReport } from "../core/config";
import { maskedQuery } from "../destinations/entry";
import type { SavedDestination } from "../destinations/store";
import type { Trouble } from "../publisher/trouble";

const idle = { status: "off", outgoingKbps: 0, droppedFrames: 0, queuedBytes: 0, reconnects: 0 } as const;

/** Writes what the relay says into the mirrored state and the list of problems, and takes it out again. */
export class Mirror {
  readonly #context: StudioContext;
  /** The problem each destination has on the list now. */
  readonly #reported = new Map<string, Trouble["code"]>();
  readonly #reports = new Map<string, DestinationReport>();

  constructor(context: StudioContext) {
    this.#context = context;
  }

  /** Shows the saved destinations, each with the last that is known of it. */
  showDestinations(saved: readonly SavedDestination[]): void {
    for (const id of [...this.#reported.keys()]) {
      if (!saved.some((destination) => destination.id === id)) this.#clearProblem(id);
    }
    this.#context.store.update((draft) => {
      draft.destinations = saved.map((destination) =>
        this.#stateOf(
          destination,
          draft.destinations.find(({ id }) => id === destination.id),
        ),
      );
    });
  }

  /** Takes over a report of the running relay. */
  showReport(report: RelayReport, saved: readonly SavedDestination[]): void {
    this.#reports.clear();
    for (const destination of report.destinations) this.#reports.set(destination.id, destination);
    for (const { id, name } of saved) this.#noteProblem(id, name);
    this.#context.store.update((draft) => {
      draft.relay.status = report.isSourceActive ? "relaying" : "waiting";
      draft.relay.incomingKbps = report.incomingKbps;
      draft.relay.video = report.video;
    });
    this.showDestinations(saved);
  }

  showStarting(): void {
    this.#context.store.update((draft) => {
      draft.relay = { status: "starting", incomingKbps: 0, video: null };
    });
  }

  showStopped(saved: readonly SavedDestination[]): void {
    this.#reports.clear();
    for (const id of [...this.#reported.keys()]) this.#clearProblem(id);
    this.#context.store.update((draft) => {
      draft.relay = { status: "stopped", incomingKbps: 0, video: null };
    });
    this.showDestinations(saved);
  }

  #stateOf(saved: SavedDestination, before: DestinationState | undefined): DestinationState {
    const { hasQuery, ...destination } = saved;
    const server = hasQuery ? `${destination.server}${maskedQuery}` : destination.server;
    const report = this.#reports.get(saved.id);
    if (report === undefined) {
      const since = before?.status === "off" ? before.since : this.#context.clock.now();
      return { ...destination, server, ...idle, since, lastTrouble: before?.lastTrouble ?? "" };
    }
    const { status, since, outgoingKbps, droppedFrames, queuedBytes, reconnects, trouble } = report;
    const { language } = this.#context.store.get().settings;
    const words = trouble && messageFor(trouble.code, { ...trouble.params, name: saved.name }, language);
    return {
      ...{
        ...destination,
        server,
        status,
        since: Math.round(since),
        outgoingKbps,
        droppedFrames,
        queuedBytes,
      },
      ...{ reconnects, lastTrouble: words?.message ?? "" },
    };
  }

  #noteProblem(id: string, name: string): void {
    const report = this.#reports.get(id);
    const trouble = report?.isTroubled ? report.trouble : null;
    if (this.#reported.has(id) && this.#reported.get(id) !== trouble?.code) this.#clearProblem(id);
    if (!trouble) return;
    const severity = trouble.code === "relay.too-slow" ? "warning" : "error";
    const params = { ...trouble.params, name };
    this.#context.problems.report(trouble.code, { severity, params, subject: id });
    this.#reported.set(id, trouble.code);
  }

  #clearProblem(id: string): void {
    const code = this.#reported.get(id);
    if (code !== undefined) this.#context.problems.clear(code, id);
    this.#reported.delete(id);
  }
}
