import { StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { type ChildExit, nodeChild, Supervisor } from "../../process/supervisor";
import type { RelayConfig, RelayDestination, RelayReport } from "../core/config";
import type { RelayNews, RelayOrder } from "../core/protocol";

export interface RelayChildEvents {
  report(report: RelayReport): void;
  /** It ended by itself and is being started again. */
  crashed(): void;
}

const startWithinMs = 10_000;

/** The relay's process as the studio sees it: started with a configuration, and kept at it until stopped. */
export class RelayChild {
  readonly #context: StudioContext;
  readonly #events: RelayChildEvents;
  readonly #supervisor: Supervisor;
  #config: RelayConfig;
  #settle: { resolve: (port: number) => void; reject: (error: StudioError) => void } | null = null;

  constructor(context: StudioContext, config: RelayConfig, events: RelayChildEvents) {
    this.#context = context;
    this.#config = config;
    this.#events = events;
    this.#supervisor = new Supervisor({
      name: "relay",
      spec: () => nodeChild(context.paths.relayEntry),
      clock: context.clock,
      log: context.log,
      graceMs: 4_000,
      askToStop: (child) => void child.send({ type: "stop" } satisfies RelayOrder),
      onRunning: () => this.#order({ type: "start", config: this.#config }),
      onMessage: (message) => this.#take(message as RelayNews),
      onExit: (exit) => this.#ended(exit),
    });
  }

  get pid(): number | null {
    return this.#supervisor.pid;
  }

  /** Resolves with the ingest's port. @throws StudioError `relay.not-started` */
  async start(): Promise<number> {
    const { clock } = this.#context;
    const listening = new Promise<number>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    const cancel = clock.after(startWithinMs, () => this.#fail("no answer"));
    this.#supervisor.start();
    try {
      const port = await listening;
      // Were it to crash, the engine must find the next one at the same place.
      this.#config = { ...this.#config, listen: { ...this.#config.listen, port } };
      return port;
    } catch (error) {
      await this.#supervisor.stop();
      throw error;
    } finally {
      cancel();
      this.#settle = null;
    }
  }

  has(id: string): boolean {
    return this.#config.destinations.some((destination) => destination.id === id);
  }

  /** Adds a destination, or begins anew with the one of the same id. */
  add(destination: RelayDestination): void {
    const others = this.#config.destinations.filter(({ id }) => id !== destination.id);
    this.#config = { ...this.#config, destinations: [...others, destination] };
    this.#order({ type: "add", destination });
  }

  remove(id: string): void {
    const destinations = this.#config.destinations.filter((destination) => destination.id !== id);
    this.#config = { ...this.#config, destinations };
    this.#order({ type: "remove", id });
  }

  stop(): Promise<void> {
    return this.#supervisor.stop();
  }

  #order(order: RelayOrder): void {
    this.#supervisor.send(order);
  }

  #fail(detail: string): void {
    this.#settle?.reject(new StudioError("relay.not-started", { params: { detail } }));
  }

  #take(news: RelayNews): void {
    if (news.type === "listening") this.#settle?.resolve(news.port);
    else if (news.type === "report") this.#events.report(news.report);
    else this.#failed(news.code);
  }

  #failed(code: string): void {
    this.#context.log.error({ code }, "the relay could not open its ingest");
    this.#fail(code);
  }

  #ended({ wasAsked, code, signal }: ChildExit): void {
    this.#fail(signal ?? `exit ${code}`);
    if (!wasAsked) this.#events.crashed();
  }
}
