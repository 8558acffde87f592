import type { Clock } from "../../core/clock";
import { type Ingest, openIngest } from "../ingest/server";
import type { Frame } from "../programme/frame";
import { createProgramme, type Programme } from "../programme/programme";
import { splitAddress } from "../publisher/address";
import { Publisher } from "../publisher/publisher";
import type { RelayConfig, RelayDestination, RelayReport } from "./config";
import { createRateMeter } from "./rate-meter";

const tickMs = 1_000;

/** One stream in, copied to every destination. Runs in a process of its own, or inside `hongcun relay`. */
export class Relay {
  readonly #clock: Clock;
  readonly #report: (report: RelayReport) => void;
  readonly #programme: Programme;
  readonly #incoming;
  readonly #publishers = new Map<string, Publisher>();
  #ingest: Ingest | null = null;
  #countedBytes = 0;
  #isChanged = false;
  #cancelTick: () => void = () => undefined;

  /** `clock` must be monotonic; `report` is called once a second and soon after each change. */
  constructor(clock: Clock, report: (report: RelayReport) => void) {
    this.#clock = clock;
    this.#report = report;
    this.#incoming = createRateMeter(clock);
    this.#programme = createProgramme(clock.now, (frame) => this.#send(frame));
  }

  /** Opens the ingest and begins with every destination; gives the port. @throws NodeJS.ErrnoException */
  async start(config: RelayConfig): Promise<number> {
    this.#ingest = await openIngest(config.listen, {
      clock: this.#clock,
      programme: this.#programme,
      changed: () => this.#changed(),
    });
    for (const destination of config.destinations) this.add(destination);
    this.#tick();
    return this.#ingest.port;
  }

  /** Adds a destination, or begins anew with the one of the same id. */
  add(destination: RelayDestination): void {
    this.remove(destination.id);
    const address = splitAddress(destination.server, destination.key);
    if (address === null) return;
    const dependencies = { clock: this.#clock, changed: () => this.#changed() };
    this.#publishers.set(destination.id, new Publisher(address, dependencies));
    this.#changed();
  }

  remove(id: string): void {
    void this.#publishers.get(id)?.close();
    this.#publishers.delete(id);
    this.#changed();
  }

  /** Ends every stream in good order, then the ingest. */
  async stop(): Promise<void> {
    this.#cancelTick();
    const publishers = [...this.#publishers.values()];
    this.#publishers.clear();
    await Promise.all(publishers.map((publisher) => publisher.close()));
    await this.#ingest?.close();
  }

  report(): RelayReport {
    return {
      isSourceActive: this.#ingest?.isPublishing() ?? false,
      incomingKbps: this.#incoming.kbps(),
      video: this.#programme.video(),
      destinations: [...this.#publishers].map(([id, publisher]) => ({ id, ...publisher.report() })),
    };
  }

  #send(frame: Frame): void {
    for (const publisher of this.#publishers.values()) publisher.push(frame);
  }

  #tick(): void {
    for (const publisher of this.#publishers.values()) publisher.tick();
    const received = this.#ingest?.receivedBytes() ?? 0;
    this.#incoming.add(received - this.#countedBytes);
    this.#countedBytes = received;
    this.#report(this.report());
    this.#cancelTick = this.#clock.after(tickMs, () => this.#tick());
  }

  /** Several changes of one moment make one report. */
  #changed(): void {
    if (this.#isChanged) return;
    this.#isChanged = true;
    this.#clock.after(0, () => {
      this.#isChanged = false;
      this.#report(this.report());
    });
  }
}
