import { type DestinationState, messageFor } from "../../../preload/contract";
import { type StudioContext, silentRelay } from "../../core";
import type { DestinationReport, RelayReport } from "../core/config";
import { maskedQuery } from "../destinations/entry";
import type { SavedDestination } from "../destinations/store";
import type { Trouble } from "../publisher/trouble";

const idleFigures = {
  status: "off",
  publishedAt: null,
  outgoingKbps: 0,
  droppedFrames: 0,
  queuedBytes: 0,
  reconnects: 0,
  roundTripMs: null,
  closesAt: null,
} as const;

const rounded = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.round(milliseconds);

/** Writes what the relay says into the mirrored state and the list of problems, and takes it out again. */
export class Mirror {
  readonly #context: StudioContext;
  /** The problem each destination has on the list now. */
  readonly #reported = new Map<string, Trouble["code"]>();
  readonly #reports = new Map<string, DestinationReport>();
  /** When each first had the picture in this show: a relay that was started again no longer knows. */
  readonly #firstPublished = new Map<string, number>();

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
    for (const destination of report.destinations) {
      const { id, publishedAt } = destination;
      this.#reports.set(id, destination);
      if (publishedAt !== null && !this.#firstPublished.has(id))
        this.#firstPublished.set(id, Math.round(publishedAt));
    }
    for (const { id, name } of saved) this.#noteProblem(id, name);
    const { isSourceActive, incomingKbps, video, audio, showing, slateReason, slate } = report;
    const status = isSourceActive ? "relaying" : "waiting";
    this.#context.store.update((draft) => {
      const { wasFound } = draft.relay;
      draft.relay = { status, incomingKbps, video, audio, showing, slateReason, slate, wasFound };
    });
    this.showDestinations(saved);
  }

  /** `wasFound`: a studio that is gone had started it. */
  showStarting({ wasFound }: { wasFound: boolean }): void {
    this.#context.store.update((draft) => {
      draft.relay = { ...silentRelay, status: "starting", wasFound };
    });
  }

  showStopped(saved: readonly SavedDestination[]): void {
    this.#reports.clear();
    this.#firstPublished.clear();
    for (const id of [...this.#reported.keys()]) this.#clearProblem(id);
    this.#context.store.update((draft) => {
      draft.relay = { ...silentRelay, status: "stopped", wasFound: false };
    });
    this.showDestinations(saved);
  }

  #stateOf(saved: SavedDestination, before: DestinationState | undefined): DestinationState {
    const { hasQuery, ...destination } = saved;
    const server = hasQuery ? `${destination.server}${maskedQuery}` : destination.server;
    const report = this.#reports.get(saved.id);
    if (saved.kind === "companion") return this.#companionOf({ ...destination, server }, before);
    if (report === undefined) {
      const since = before?.status === "off" ? before.since : this.#context.clock.now();
      return { ...destination, server, ...idleFigures, since, lastTrouble: before?.lastTrouble ?? "" };
    }
    const { status, since, outgoingKbps, droppedFrames, queuedBytes, reconnects, trouble } = report;
    const { language } = this.#context.store.get().settings;
    const words = trouble && messageFor(trouble.code, { ...trouble.params, name: saved.name }, language);
    return {
      ...{ ...destination, server, status, since: Math.round(since) },
      ...{ outgoingKbps, droppedFrames, queuedBytes, reconnects },
      publishedAt: this.#firstPublished.get(saved.id) ?? null,
      roundTripMs: rounded(report.roundTripMs),
      closesAt: rounded(report.closesAt),
      lastTrouble: words?.message ?? "",
    };
  }

  /** Whoever started the virtual camera: while it runs, every companion that is switched on is fed. */
  #companionOf(
    destination: Omit<SavedDestination, "hasQuery">,
    before: DestinationState | undefined,
  ): DestinationState {
    const isFed = destination.enabled && this.#context.store.get().engine.virtualCamera === "on";
    const status = isFed ? "feeding" : "off";
    const since = before?.status === status ? before.since : this.#context.clock.now();
    const publishedAt = isFed ? (before?.publishedAt ?? since) : null;
    return { ...destination, ...idleFigures, status, since, publishedAt, lastTrouble: "" };
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
