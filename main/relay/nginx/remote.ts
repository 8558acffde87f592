import type { NginxControl } from "./control";
import { ingestApp, serverIndex } from "./server-config";
import type { ApplicationStat, ServerStat } from "./stat";

/** What one look at the server showed. */
export interface RemoteLook {
  destinations: ReadonlyMap<string, ApplicationStat>;
  /** The studio's picture arrives there. */
  isFed: boolean;
}

/** What is asked of the server's control door. */
export type GateKeeper = Pick<NginxControl, "stat" | "open" | "close" | "isOpen" | "drop">;

const none: ReadonlyMap<string, ApplicationStat> = new Map();
export const destinationsOf = (stat: ServerStat) => stat[serverIndex.destinations] ?? none;
export const isFedOf = (stat: ServerStat): boolean =>
  stat[serverIndex.ingest]?.get(ingestApp)?.isPublishing ?? false;

/**
 * The gates of a server, kept as they are wanted: what could not be done because the server was gone is done when it is
 * back. An open gate lets a destination have the picture; shutting one also cuts what runs.
 */
export class NginxRemote {
  readonly #control: GateKeeper;
  readonly #wanted = new Set<string>();
  /** How each gate is known to stand. */
  readonly #gates = new Map<string, boolean>();
  readonly #restarts = new Set<string>();
  #learned: ((id: string) => void) | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(control: GateKeeper) {
    this.#control = control;
  }

  want(id: string): void {
    this.#wanted.add(id);
  }

  unwant(id: string): void {
    this.#wanted.delete(id);
  }

  /** Cuts a destination's line with the next look; the server connects again by itself. */
  restart(id: string): void {
    this.#restarts.add(id);
  }

  /** Takes the gates that stand open for the wanted ones, once, instead of shutting them. */
  learn(learned: (id: string) => void): void {
    this.#learned = learned;
  }

  /** Looks, and puts right what is not as wanted. @throws StudioError `relay.nginx-…` */
  look(): Promise<RemoteLook> {
    return this.#inTurn(async () => {
      const stat = await this.#control.stat();
      const destinations = destinationsOf(stat);
      await this.#putRight([...destinations.keys()]);
      return { destinations, isFed: isFedOf(stat) };
    });
  }

  /** Cuts whoever publishes to the server. @throws StudioError `relay.nginx-…` */
  cutFeed(): Promise<void> {
    return this.#inTurn(() => this.#control.drop(serverIndex.ingest, ingestApp));
  }

  /** Resolves when every gate is as wanted. @throws StudioError `relay.nginx-…` */
  async settle(): Promise<void> {
    await this.look();
  }

  /** Shuts all. @throws StudioError `relay.nginx-…` */
  end(): Promise<void> {
    this.#wanted.clear();
    this.#restarts.clear();
    this.#learned = null;
    return this.settle();
  }

  async #putRight(known: readonly string[]): Promise<void> {
    try {
      if (this.#learned !== null) await this.#learnFrom(known, this.#learned);
      for (const id of known) await this.#putOneRight(id);
    } catch (error) {
      // Nobody knows which of it arrived.
      this.#gates.clear();
      throw error;
    }
  }

  async #putOneRight(id: string): Promise<void> {
    const isWanted = this.#wanted.has(id);
    const isCut = this.#restarts.has(id);
    if (this.#gates.get(id) !== isWanted) {
      if (isWanted) await this.#control.open(id);
      else await this.#control.close(id);
      if (!isWanted) await this.#control.drop(serverIndex.destinations, id);
      this.#gates.set(id, isWanted);
    } else if (isCut && isWanted) await this.#control.drop(serverIndex.destinations, id);
    this.#restarts.delete(id);
  }

  async #learnFrom(known: readonly string[], learned: (id: string) => void): Promise<void> {
    for (const id of known) {
      if (!(await this.#control.isOpen(id))) continue;
      this.#wanted.add(id);
      learned(id);
    }
    this.#learned = null;
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}
