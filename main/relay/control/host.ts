import type { Clock } from "../../core/clock";
import type { RelayConfig, RelayDestination, RelayReport } from "../core/config";
import type { RelayDescription, RelayOrder } from "../core/protocol";
import type { ProcessLog } from "./process-log";
import { controlVersion, removeRunFile, writeRunFile } from "./run-file";
import { type ControlServer, openControl } from "./server";

/** What the process does for a studio; `Relay` is one. */
export interface HostedRelay {
  start(config: RelayConfig): Promise<number>;
  add(destination: RelayDestination): void;
  remove(id: string): void;
  restart(id: string): void;
  order(ids: readonly string[]): void;
  slate(on: boolean): void;
  makesRoom(on: boolean): void;
  /** A studio has come, or gone: for the show's log. */
  studio(isThere: boolean): void;
  report(): RelayReport;
  stop(): Promise<void>;
}

export interface HostOptions {
  /** The data folder. */
  data: string;
  /** Monotonic. */
  clock: Clock;
  log: ProcessLog;
  makeRelay(report: (report: RelayReport) => void): HostedRelay;
  /** The process has nothing more to do. */
  ended(exitCode: 0 | 1): void;
  patience?: Partial<HostPatience>;
}

/** Milliseconds. */
export interface HostPatience {
  /** A process that nobody told to start by then was made by a studio that is no more. */
  untilStarted: number;
  /**
   * With neither a studio nor a picture for so long the show has ended: OBS that crashed is back sooner, and no platform
   * keeps a room open longer.
   */
  alone: number;
}

const usualPatience: HostPatience = { untilStarted: 15_000, alone: 600_000 };

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";

/** Some platforms sign the server's address too. */
const secretsOf = ({ key, server }: RelayDestination): string[] => [key, ...server.split("?").slice(1)];

/** One relay behind its control connection: told what to do by a studio, and at work whether one is there or not. */
export class RelayHost {
  readonly #options: HostOptions;
  readonly #patience: HostPatience;
  readonly #relay: HostedRelay;
  #control: ControlServer | null = null;
  #config: RelayConfig | null = null;
  #isSlateAsked = false;
  #aloneSince: number | null = null;
  #ending: Promise<void> | null = null;
  #cancelPatience: () => void = () => undefined;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#patience = { ...usualPatience, ...options.patience };
    this.#relay = options.makeRelay((report) => this.#take(report));
  }

  get hasStarted(): boolean {
    return this.#config !== null;
  }

  /**
   * Listens, and says where in the run file. `isFindable` is false where that could not be written: this relay works, but
   * no other studio can find it. @throws NodeJS.ErrnoException
   */
  async open(): Promise<{ port: number; token: string; isFindable: boolean }> {
    const { clock, data, log } = this.#options;
    const events = {
      order: (order: RelayOrder) => this.#obey(order),
      joined: () => this.#noteStudio(true),
      left: () => this.#noteStudio(false),
    };
    const control = await openControl(events, clock);
    this.#control = control;
    this.#cancelPatience = clock.after(this.#patience.untilStarted, () => {
      log.note("nobody told it to start");
      void this.end(0);
    });
    const { port, token } = control;
    log.hide([token]);
    const startedAt = Math.round(clock.now());
    const isFindable = await writeRunFile(data, {
      ...{ pid: process.pid, port, token, version: controlVersion, startedAt },
    }).then(
      () => true,
      (thrown: unknown) => {
        log.note("the run file was not written", thrown);
        return false;
      },
    );
    return { port, token, isFindable };
  }

  /** Ends every stream in good order, then the control connection. Asked twice it is ended once. */
  end(exitCode: 0 | 1): Promise<void> {
    this.#ending ??= this.#end(exitCode);
    return this.#ending;
  }

  async #end(exitCode: 0 | 1): Promise<void> {
    const { data, log, ended } = this.#options;
    this.#cancelPatience();
    await this.#relay.stop().catch((thrown: unknown) => log.note("a stream did not end well", thrown));
    // The file goes before the connection: a studio that hears the line close finds nothing to come back to.
    if (this.#control !== null) removeRunFile(data, this.#control.token);
    await this.#control?.close();
    log.note("ended");
    ended(exitCode);
  }

  #noteStudio(isThere: boolean): void {
    if (this.#ending !== null) return;
    this.#options.log.note(isThere ? "a studio has come" : "the studio is gone");
    if (this.hasStarted) this.#relay.studio(isThere);
  }

  #take(report: RelayReport): void {
    this.#control?.tell({ type: "report", report });
    const now = this.#options.clock.now();
    const isAlone = this.#control?.hasStudio === false && !report.isSourceActive;
    this.#aloneSince = isAlone ? (this.#aloneSince ?? now) : null;
    if (this.#aloneSince === null || now - this.#aloneSince < this.#patience.alone) return;
    this.#options.log.note("neither a studio nor a picture: the show has ended");
    void this.end(0);
  }

  #obey(order: RelayOrder): void {
    if (this.#ending !== null) return;
    switch (order.type) {
      case "start":
        void this.#start(order.config);
        return;
      case "describe":
        this.#control?.tell({ type: "described", description: this.#describe() });
        return;
      case "stop":
        void this.end(0);
        return;
    }
    if (this.#config === null) return;
    try {
      this.#change(this.#config, order);
    } catch (thrown) {
      // What one destination cannot do must not cost the studio its line, and the others their relay.
      this.#options.log.note(`an order that failed: ${order.type}`, thrown);
    }
  }

  #change(config: RelayConfig, order: Exclude<RelayOrder, { type: "start" | "describe" | "stop" }>): void {
    switch (order.type) {
      case "add": {
        this.#options.log.hide(secretsOf(order.destination));
        const others = config.destinations.filter(({ id }) => id !== order.destination.id);
        config.destinations = [...others, order.destination];
        this.#relay.add(order.destination);
        return;
      }
      case "remove":
        config.destinations = config.destinations.filter(({ id }) => id !== order.id);
        this.#relay.remove(order.id);
        return;
      case "restart":
        this.#relay.restart(order.id);
        return;
      case "order":
        this.#relay.order(order.ids);
        return;
      case "slate":
        this.#isSlateAsked = order.on;
        this.#relay.slate(order.on);
        return;
      case "makes-room":
        this.#relay.makesRoom(order.on);
        return;
    }
  }

  async #start(config: RelayConfig): Promise<void> {
    const { log } = this.#options;
    if (this.hasStarted) return;
    this.#cancelPatience();
    this.#config = { ...config };
    log.hide([config.listen.app, config.listen.key, ...config.destinations.flatMap(secretsOf)]);
    try {
      const port = await this.#relay.start(config);
      this.#config = { ...this.#config, listen: { ...config.listen, port } };
      this.#control?.tell({ type: "listening", port });
      log.note(`at work for ${config.destinations.length} destinations`);
    } catch (thrown) {
      log.note("it could not start", thrown);
      this.#control?.tell({ type: "failed", code: codeOf(thrown) });
      await this.end(1);
    }
  }

  #describe(): RelayDescription | null {
    if (this.#config === null) return null;
    const { show, listen, destinations } = this.#config;
    return {
      show: { id: show.id, startedAt: show.startedAt },
      listen,
      destinationIds: destinations.map(({ id }) => id),
      isSlateAsked: this.#isSlateAsked,
      report: this.#relay.report(),
    };
  }
}
