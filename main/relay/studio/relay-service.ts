import type { Platform } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { Secrets } from "../../storage";
import type { RelayDestination, RelayReport } from "../core/config";
import type { RelayDescription } from "../core/protocol";
import type { DestinationFinding } from "../destinations/finding";
import { DestinationStore } from "../destinations/store";
import type { Carrier, CarrierPlace } from "./carrier";
import { type ChooseCarrier, createChooseCarrier, createFindCarrier } from "./choose-carrier";
import { type DestinationHandlers, destinationHandlers } from "./destination-handlers";
import { Mirror } from "./mirror";
import { freshListen, relayConfig } from "./relay-config";
import { createUsedKeys, type UsedKeys } from "./used-keys";

export interface RelayDependencies {
  secrets: Secrets;
  /** Every platform that ships; see `loadPlatforms`. */
  platforms(): readonly Platform[];
  /** What carries the stream; as the settings say, unless a test says otherwise. */
  chooseCarrier?: ChooseCarrier;
}

/** A destination as the live service needs it. */
export interface RelayTarget {
  id: string;
  name: string;
  platform: string;
  server: string;
  enabled: boolean;
  hasKey: boolean;
  kind: Platform["kind"];
}

/** A show that was found at work. */
export interface RelayShow {
  id: string;
  startedAt: number;
  place: CarrierPlace;
  isSlateAsked: boolean;
}

/** How long a crashed relay's notice stays after it runs again; milliseconds. */
const crashNoticeMs = 60_000;

/** Destinations and the relay that serves them: what the studio wires in. */
export class RelayService {
  readonly handlers: DestinationHandlers;
  readonly #context: StudioContext;
  readonly #destinations: DestinationStore;
  readonly #mirror: Mirror;
  readonly #chooseCarrier: ChooseCarrier;
  readonly #findCarrier: ChooseCarrier;
  readonly #listeners = new Set<() => void>();
  #carrier: Carrier | null = null;
  readonly #used: UsedKeys;
  #cancelNotice: () => void = () => undefined;
  #offPatches: () => void = () => undefined;

  constructor(context: StudioContext, { secrets, platforms, chooseCarrier }: RelayDependencies) {
    this.#context = context;
    this.#destinations = new DestinationStore(context, secrets, platforms);
    this.#mirror = new Mirror(context);
    this.#chooseCarrier = chooseCarrier ?? createChooseCarrier(context, secrets);
    this.#findCarrier = createFindCarrier(context, secrets);
    this.#used = createUsedKeys(context, this.#destinations);
    this.handlers = destinationHandlers(context, this.#destinations, {
      has: (id) => this.#carrier?.has(id) ?? false,
      add: (id) => this.add(id),
      remove: (id) => this.#carrier?.remove(id),
      order: () => this.#order(),
      show: () => this.#show(),
    });
  }

  /** Reads the saved destinations into the state. @throws StudioError of the storage. */
  async load(): Promise<void> {
    await this.#destinations.load();
    this.#show();
    this.#offPatches = this.#context.store.onPatches((patches) => {
      if (patches.some(({ path }) => path === "/engine" || path === "/engine/virtualCamera")) {
        this.#show();
        this.#tellListeners();
      }
      if (patches.some(({ path }) => path.startsWith("/settings"))) this.#followSettings();
    });
  }

  destinations(): RelayTarget[] {
    return this.#destinations.list().map((saved) => {
      const { id, name, platform, server, enabled, keyMask, kind } = saved;
      return { id, name, platform, server, enabled, hasKey: keyMask !== "", kind };
    });
  }

  /**
   * What is wrong, or may be, with what is saved of a destination, without any network. No secrets in it.
   * @throws StudioError `core.not-found`
   */
  inspect(id: string): Promise<DestinationFinding[]> {
    return this.#destinations.inspect(id);
  }

  /** Where a destination publishes to and with which key. @throws StudioError `core.not-found`, `relay.key-missing` */
  resolve(id: string): Promise<RelayDestination> {
    return this.#destinations.resolve(id);
  }

  /**
   * Starts the relay for these destinations and gives where the engine publishes to: a loopback port with an application
   * and key nobody can guess.
   * @throws StudioError `core.not-found`, `relay.key-missing`, `relay.not-started`
   */
  async start(ids: readonly string[], show: { id: string; startedAt: number }): Promise<CarrierPlace> {
    const destinations = await Promise.all(ids.map((id) => this.#destinations.resolve(id)));
    await this.stop();
    const carrier = this.#make(this.#chooseCarrier);
    this.#carrier = carrier;
    this.#used.begin();
    this.#context.problems.clear("relay.replaced");
    this.#mirror.showStarting({ wasFound: false });
    try {
      return await carrier.start(relayConfig(this.#context, freshListen(), destinations, show));
    } catch (error) {
      if (this.#carrier === carrier) this.#showStopped();
      throw error;
    }
  }

  /** Takes over a relay that a studio which is gone left at work; null where there is none. */
  async find(): Promise<RelayShow | null> {
    const carrier = this.#make(this.#findCarrier);
    const description = await carrier.find?.();
    if (!description || !carrier.adopt) return null;
    this.#carrier = carrier;
    this.#mirror.showStarting({ wasFound: true });
    const place = carrier.adopt(await this.#configOf(description));
    const { report, show, isSlateAsked, destinationIds } = description;
    // One that was removed has to go; one whose key cannot be opened just now is left at work.
    const known = this.#destinations.list().map(({ id }) => id);
    for (const id of destinationIds) if (!known.includes(id)) carrier.remove(id);
    this.#take(report);
    const firsts = report.destinations.flatMap(({ publishedAt }) => publishedAt ?? []);
    const startedAt = Math.round(Math.min(...(firsts.length > 0 ? firsts : [show.startedAt])));
    return { id: show.id, startedAt, place, isSlateAsked };
  }

  /** Ends every stream in good order and the process. */
  async stop(): Promise<void> {
    const carrier = this.#carrier;
    if (carrier === null) return;
    await carrier.stop();
    if (this.#carrier === carrier) this.#showStopped();
  }

  /** Takes one more destination into the running show. @throws StudioError `core.not-found`, `relay.key-missing` */
  async add(id: string): Promise<void> {
    const destination = await this.#destinations.resolve(id);
    this.#carrier?.add(destination);
    this.#order();
  }

  /** Takes one destination out of the running show. */
  async drop(id: string): Promise<void> {
    if (this.#carrier?.has(id)) this.#carrier.remove(id);
  }

  /** Connects to one destination anew; one that is not in the show is taken in. @throws as `add` */
  async restart(id: string): Promise<void> {
    if (this.#carrier?.has(id)) this.#carrier.restart(id);
    else await this.add(id);
  }

  /** Shows the slate because the operator asks for it, or the picture again. */
  slate(on: boolean): void {
    this.#carrier?.slate(on);
  }

  /** Calls back with each report of the relay, and when it stops; returns a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The relay's process id while it runs. */
  get pid(): number | null {
    return this.#carrier?.pid ?? null;
  }

  async close(): Promise<void> {
    await this.stop();
    this.#offPatches();
    this.#cancelNotice();
    this.#listeners.clear();
  }

  /** A carrier that we listen to for as long as it is the one in use. */
  #make(choose: ChooseCarrier): Carrier {
    const whileInUse = (work: () => void) => {
      if (this.#carrier === carrier) work();
    };
    const carrier: Carrier = choose({
      report: (report) => whileInUse(() => this.#take(report)),
      crashed: () => whileInUse(() => this.#noteCrash()),
      replaced: () =>
        whileInUse(() => {
          this.#showStopped();
          this.#context.problems.report("relay.replaced", { severity: "error" });
        }),
    });
    return carrier;
  }

  async #configOf({ show, listen, destinationIds }: RelayDescription) {
    const destinations: RelayDestination[] = [];
    for (const id of destinationIds) {
      try {
        destinations.push(await this.#destinations.resolve(id));
      } catch (thrown) {
        // Removed, or its key cannot be opened here: should the relay end by itself, it begins again without it.
        this.#context.log.warn({ err: thrown, id }, "a destination of the running relay is not known here");
      }
    }
    return relayConfig(this.#context, listen, destinations, show);
  }

  #take(report: RelayReport): void {
    this.#mirror.showReport(report, this.#destinations.list());
    this.#used.take(report);
    this.#tellListeners();
  }

  #order(): void {
    this.#carrier?.order(this.#destinations.list().map(({ id }) => id));
  }

  #show(): void {
    this.#mirror.showDestinations(this.#destinations.list());
  }

  #followSettings(): void {
    const { makesRoom } = this.#context.store.get().settings.relay;
    this.#carrier?.makesRoom(makesRoom);
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #showStopped(): void {
    this.#carrier = null;
    this.#cancelNotice();
    for (const code of ["relay.restarted", "relay.not-findable"] as const) this.#context.problems.clear(code);
    this.#mirror.showStopped(this.#destinations.list());
    this.#tellListeners();
  }

  #noteCrash(): void {
    const { problems, clock } = this.#context;
    problems.report("relay.restarted", { severity: "error" });
    this.#mirror.showStarting({ wasFound: false });
    this.#cancelNotice();
    this.#cancelNotice = clock.after(crashNoticeMs, () => problems.clear("relay.restarted"));
  }
}
