import type { StudioContext } from "../../core";
import type { Secrets } from "../../storage";
import type { DestinationReport, RelayConfig, RelayDestination, RelayReport } from "../core/config";
import type { RelayDescription } from "../core/protocol";
import { openShowLog, type ShowLog } from "../log/show-log";
import type { Carrier, CarrierEvents, CarrierPlace } from "../studio/carrier";
import { type NginxServerAccess, nginxAccess } from "./access";
import { NginxControl } from "./control";
import { DestinationHealth } from "./health";
import { prepareServer } from "./prepare";
import { NginxRemote } from "./remote";

/** The one destination that the studio's own relay has: the server. */
export const uplinkId = "nginx-server";
const lookEveryMs = 1_000;

/**
 * Publishes one copy to an nginx-rtmp server and has it pass the picture on. The studio's own relay carries that copy, so
 * that the slate, the queue and a studio that is killed are as they are without a server; the server is asked how its
 * destinations do, and told which may have the picture.
 */
export class NginxCarrier implements Carrier {
  readonly #context: StudioContext;
  readonly #secrets: Secrets;
  readonly #events: CarrierEvents;
  readonly #uplink: Carrier;
  readonly #health = new Map<string, DestinationHealth>();
  /** Null before `start` and `adopt`, and where the relay that was found knows no server. */
  #remote: NginxRemote | null = null;
  #access: NginxServerAccess | null = null;
  #lastReport: RelayReport | null = null;
  #log: ShowLog | null = null;
  #isWorking = false;
  #isAnswering = true;
  #cancelLook: () => void = () => undefined;

  constructor(
    context: StudioContext,
    secrets: Secrets,
    events: CarrierEvents,
    makeUplink: (events: CarrierEvents) => Carrier,
  ) {
    this.#context = context;
    this.#secrets = secrets;
    this.#events = events;
    this.#uplink = makeUplink({
      ...events,
      report: (report) => this.#uplinkReported(report),
      crashed: () => {
        this.#lastReport = null;
        events.crashed();
      },
      replaced: () => {
        // The other studio commands the server now, and writes the log.
        this.#rest();
        void this.#log?.left();
        events.replaced?.();
      },
    });
  }

  get pid(): number | null {
    return this.#uplink.pid;
  }

  /** @throws StudioError `relay.nginx-…` saying what is wrong with the server, or `relay.not-started` */
  async start(config: RelayConfig): Promise<CarrierPlace> {
    const access = await nginxAccess(this.#context, this.#secrets);
    const control = new NginxControl(access);
    const remote = new NginxRemote(control);
    await prepareServer(control, remote, access, this.#context.clock);
    this.#begin(access, remote, config);
    this.#log?.started(config);
    for (const destination of config.destinations) this.#want(destination);
    try {
      await remote.settle();
      return await this.#uplink.start(this.#uplinkConfig(config, access));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Which destinations are on air only the server knows: they are taken over with its first answer. */
  async find(): Promise<RelayDescription | null> {
    const found = (await this.#uplink.find?.()) ?? null;
    if (!found?.destinationIds.includes(uplinkId)) return found;
    this.#access = await nginxAccess(this.#context, this.#secrets).catch((error: unknown) => {
      this.#context.log.error({ err: error }, "a show on a server was found, and nothing to command it with");
      return null;
    });
    return { ...found, destinationIds: [], report: { ...found.report, destinations: [] } };
  }

  adopt(config: RelayConfig): CarrierPlace {
    const access = this.#access;
    const adopted = (own: RelayConfig) => this.#uplink.adopt?.(own) ?? { server: "", key: "" };
    if (access === null) return adopted(config);
    this.#begin(access, new NginxRemote(new NginxControl(access)), config);
    this.#remote?.learn((id) => this.#learned(id));
    this.#log?.studio(false);
    this.#log?.studio(true);
    return adopted(this.#uplinkConfig(config, access));
  }

  has(id: string): boolean {
    return this.#remote === null ? this.#uplink.has(id) : this.#health.has(id);
  }

  add(destination: RelayDestination): void {
    if (this.#remote === null) {
      this.#uplink.add(destination);
      return;
    }
    if (this.#health.has(destination.id)) {
      this.restart(destination.id);
      return;
    }
    this.#log?.added(destination);
    this.#want(destination);
    this.#lookSoon();
  }

  remove(id: string): void {
    if (this.#remote === null) {
      this.#uplink.remove(id);
      return;
    }
    this.#remote.unwant(id);
    if (this.#health.delete(id)) this.#log?.removed(id);
    this.#lookSoon();
  }

  restart(id: string): void {
    if (this.#remote === null) {
      this.#uplink.restart(id);
      return;
    }
    this.#remote.restart(id);
    this.#health.get(id)?.restarted(this.#context.clock.now());
    this.#lookSoon();
  }

  /** The server sends to all or to none: a line of its own that is too slow for all has no order of importance. */
  order(ids: readonly string[]): void {
    if (this.#remote === null) this.#uplink.order(ids);
  }

  slate(on: boolean): void {
    this.#uplink.slate(on);
  }

  makesRoom(on: boolean): void {
    if (this.#remote === null) this.#uplink.makesRoom(on);
  }

  async stop(): Promise<void> {
    this.#rest();
    await this.#uplink.stop();
    // A server that is gone has nothing to stop: without our picture it sends nothing on.
    await this.#remote
      ?.end()
      .catch((error: unknown) => this.#context.log.warn({ err: error }, "the server was not told to stop"));
    this.#health.clear();
    await this.#log?.ended();
    this.#log = null;
  }

  #rest(): void {
    this.#isWorking = false;
    this.#cancelLook();
  }

  #begin(access: NginxServerAccess, remote: NginxRemote, { show }: RelayConfig): void {
    this.#access = access;
    this.#remote = remote;
    this.#isWorking = true;
    this.#log = show.log === null ? null : openShowLog(show.log, this.#context.clock);
    this.#lookSoon();
  }

  #uplinkConfig(config: RelayConfig, { ingest, host }: NginxServerAccess): RelayConfig {
    const server = { id: uplinkId, name: host, platform: "custom", ...ingest, graceMs: null };
    // What happens to the destinations is noted here, where it is known.
    return { ...config, destinations: [server], makesRoom: false, show: { ...config.show, log: null } };
  }

  #want({ id, graceMs }: Pick<RelayDestination, "id" | "graceMs">): void {
    this.#health.set(id, new DestinationHealth(id, graceMs, this.#context.clock.now()));
    this.#remote?.want(id);
  }

  #learned(id: string): void {
    if (this.#health.has(id)) return;
    const known = this.#context.store.get().destinations.find((destination) => destination.id === id);
    const { name, platform } = known ?? { name: id, platform: "custom" };
    this.#log?.added({ id, name, platform, server: "", key: "", graceMs: null });
    this.#want({ id, graceMs: null });
  }

  #lookSoon(): void {
    this.#cancelLook();
    if (this.#isWorking) this.#cancelLook = this.#context.clock.after(0, () => void this.#look());
  }

  /** One look at a time; what is asked for meanwhile is done by the next. */
  async #look(): Promise<void> {
    const { clock, log } = this.#context;
    const remote = this.#remote;
    const seen = await remote?.look().catch((error: unknown) => {
      if (this.#isAnswering) log.warn({ err: error }, "the server does not answer");
      return null;
    });
    this.#isAnswering = Boolean(seen);
    if (seen?.isFed && this.#line()?.status === "refused") await this.#makeWay();
    if (!this.#isWorking || remote !== this.#remote) return;
    const at = clock.now();
    for (const [id, health] of this.#health) {
      if (!seen) health.unseen(at, this.#access?.host ?? "");
      else health.take({ at, application: seen.destinations.get(id) ?? null, isFed: seen.isFed });
    }
    this.#tell();
    this.#cancelLook();
    this.#cancelLook = clock.after(lookEveryMs, () => void this.#look());
  }

  /** Our line as the studio's own relay sees it. */
  #line(): DestinationReport | undefined {
    return this.#lastReport?.destinations.find(({ id }) => id === uplinkId);
  }

  /**
   * The server refuses us because somebody publishes already: a connection of our own that died without a word. It would
   * notice by itself after ten seconds.
   */
  async #makeWay(): Promise<void> {
    try {
      await this.#remote?.cutFeed();
      this.#uplink.restart(uplinkId);
    } catch (error) {
      this.#context.log.warn({ err: error }, "the server was not rid of a dead connection");
    }
  }

  #uplinkReported(report: RelayReport): void {
    this.#lastReport = report;
    if (this.#remote === null) this.#events.report(report);
    else this.#tell();
  }

  #destinationReports(): DestinationReport[] {
    const line = this.#line();
    const isCut = line?.isTroubled === true && line.status !== "publishing";
    const [at, host] = [this.#context.clock.now(), this.#access?.host ?? ""];
    return [...this.#health.values()].map((health) => {
      if (isCut) health.cutOff(at, host);
      return health.report();
    });
  }

  #tell(): void {
    if (!this.#isWorking || this.#lastReport === null) return;
    const report = { ...this.#lastReport, destinations: this.#destinationReports() };
    this.#log?.note(report);
    this.#events.report(report);
  }
}

/**
 * The carrier of `relay.engine = "nginx-rtmp"`. `makeUplink` makes the studio's own relay, which carries the one copy.
 * It also takes over a relay found at work that knows no server, and is then nothing but that relay.
 */
export const createNginxCarrier = (
  context: StudioContext,
  secrets: Secrets,
  events: CarrierEvents,
  makeUplink: (events: CarrierEvents) => Carrier,
): Carrier => new NginxCarrier(context, secrets, events, makeUplink);
