import type { Clock } from "../../core/clock";
import { type Ingest, openIngest } from "../ingest/server";
import { openShowLog, type ShowLog } from "../log/show-log";
import type { Frame } from "../programme/frame";
import { createProgramme, type Programme } from "../programme/programme";
import { standInFor } from "../programme/slate-format";
import { splitAddress } from "../publisher/address";
import { Publisher } from "../publisher/publisher";
import type { SlateClip } from "../slate/clip";
import type { SlateMaker } from "../slate/maker";
import { SlateSupply } from "../slate/supply";
import type { RelayConfig, RelayDestination, RelayReport } from "./config";
import { createRateMeter } from "./rate-meter";
import { Room } from "./room";

const tickMs = 1_000;

/** One stream in, copied to every destination. Runs in a process of its own, or inside `hongcun relay`. */
export class Relay {
  readonly #clock: Clock;
  readonly #report: (report: RelayReport) => void;
  readonly #programme: Programme;
  readonly #slates: SlateSupply;
  readonly #incoming;
  /** In the user's order, the most important first. */
  #publishers = new Map<string, Publisher>();
  readonly #room = new Room();
  #makesRoom = true;
  #hasSlate = false;
  #log: ShowLog | null = null;
  #ingest: Ingest | null = null;
  #countedBytes = 0;
  #isChanged = false;
  #cancelTick: () => void = () => undefined;
  #cancelTell: () => void = () => undefined;

  /**
   * `clock` must be monotonic; `report` is called once a second and soon after each change. `slates` draws what stands in
   * for a source that is gone (`createSlateMaker`); with null, destinations are held without a picture then.
   */
  constructor(clock: Clock, report: (report: RelayReport) => void, slates: SlateMaker | null = null) {
    this.#clock = clock;
    this.#report = report;
    this.#incoming = createRateMeter(clock);
    const changed = () => this.#changed();
    this.#programme = createProgramme({
      clock,
      changed,
      send: (frame) => this.#send(frame),
      needs: (need) => this.#slates.follow(need),
      standIn: (like) => (this.#hasSlate ? standInFor(like) : null),
      hidden: () => this.#discard(),
    });
    const ready = (clip: SlateClip | null) => this.#programme.supply(clip);
    this.#slates = new SlateSupply({ maker: slates, changed, ready });
  }

  /** Opens the ingest and begins with every destination; gives the port. @throws NodeJS.ErrnoException */
  async start(config: RelayConfig): Promise<number> {
    this.#ingest = await openIngest(config.listen, {
      clock: this.#clock,
      programme: this.#programme,
      changed: () => this.#changed(),
    });
    this.#makesRoom = config.makesRoom;
    this.#hasSlate = config.slate !== null;
    this.#slates.begin(config.slate);
    for (const destination of config.destinations) this.add(destination);
    this.#log = config.show.log === null ? null : openShowLog(config.show.log, this.#clock);
    this.#log?.started(config);
    this.#tick();
    return this.#ingest.port;
  }

  /** Adds a destination, or begins anew with the one of the same id. */
  add(destination: RelayDestination): void {
    // Taking the place of one, it keeps that place in the order.
    void this.#publishers.get(destination.id)?.close();
    const address = splitAddress(destination.server, destination.key);
    this.#log?.added(destination);
    if (address === null) {
      this.#publishers.delete(destination.id);
      return;
    }
    const { graceMs } = destination;
    const dependencies = { clock: this.#clock, graceMs, changed: () => this.#changed() };
    this.#publishers.set(destination.id, new Publisher(address, dependencies));
    this.#changed();
  }

  remove(id: string): void {
    void this.#publishers.get(id)?.close();
    this.#publishers.delete(id);
    this.#log?.removed(id);
    this.#changed();
  }

  /** Connects to one destination anew. */
  restart(id: string): void {
    void this.#publishers.get(id)?.restart();
  }

  /** The destinations by importance, the most important first. */
  order(ids: readonly string[]): void {
    const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    const inOrder = [...this.#publishers].sort(([one], [other]) => place(one) - place(other));
    this.#publishers = new Map(inOrder);
    this.#changed();
  }

  /** Shows the slate because the operator asks for it, or the picture again with its next keyframe. */
  slate(on: boolean): void {
    this.#programme.askForSlate(on);
  }

  /** Whether less important destinations make room on a line too slow for all. */
  makesRoom(on: boolean): void {
    this.#makesRoom = on;
  }

  /** For the show's log: the studio has come, or has gone while the relay goes on. */
  studio(isConnected: boolean): void {
    this.#log?.studio(isConnected);
  }

  /** Ends every stream in good order, then the ingest. */
  async stop(): Promise<void> {
    this.#cancelTick();
    this.#slates.close();
    this.#programme.close();
    // Before the destinations end: that is the show's end and no trouble of theirs.
    const logged = this.#log?.ended();
    const publishers = [...this.#publishers.values()];
    this.#publishers.clear();
    await Promise.all(publishers.map((publisher) => publisher.close()));
    await this.#ingest?.close();
    this.#cancelTell();
    await logged;
  }

  report(): RelayReport {
    return {
      isSourceActive: this.#ingest?.isPublishing() ?? false,
      incomingKbps: this.#incoming.kbps(),
      ...this.#programme.report(),
      slate: this.#slates.status,
      destinations: [...this.#publishers].map(([id, publisher]) => ({ id, ...publisher.report() })),
    };
  }

  #send(frame: Frame): void {
    for (const publisher of this.#publishers.values()) publisher.push(frame);
  }

  #discard(): void {
    for (const publisher of this.#publishers.values()) publisher.discard();
  }

  #shareLine(): void {
    const loads = [...this.#publishers].map(([id, publisher]) => ({ id, ...publisher.load() }));
    const move = this.#room.step(this.#clock.now(), loads, this.#makesRoom);
    if (move) this.#publishers.get(move.id)?.yield(move.yields);
  }

  #tick(): void {
    // First of all: a fault in what follows must not be the last tick.
    this.#cancelTick = this.#clock.after(tickMs, () => this.#tick());
    for (const publisher of this.#publishers.values()) publisher.tick();
    this.#shareLine();
    const received = this.#ingest?.receivedBytes() ?? 0;
    this.#incoming.add(received - this.#countedBytes);
    this.#countedBytes = received;
    this.#tell();
  }

  /** Several changes of one moment make one report. */
  #changed(): void {
    if (this.#isChanged) return;
    this.#isChanged = true;
    this.#cancelTell = this.#clock.after(0, () => {
      this.#isChanged = false;
      this.#tell();
    });
  }

  #tell(): void {
    const report = this.report();
    this.#log?.note(report);
    this.#report(report);
  }
}
