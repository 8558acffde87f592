import { StudioError } from "../../../preload/contract";
import { type StudioContext, sleep } from "../../core";
import { defaultBackoff, nextBackoff } from "../../process/supervisor";
import { type ControlClient, ControlUnreachable, connectControl } from "../control/client";
import { controlVersion, type RunningRelay, readRunFile, removeRunFile } from "../control/run-file";
import type { RelayConfig, RelayDestination } from "../core/config";
import type { RelayDescription, RelayNews, RelayOrder } from "../core/protocol";
import type { Carrier, CarrierEvents, CarrierPlace } from "./carrier";
import { isAlive, killNow, spawnRelay } from "./relay-spawn";

type Process = Pick<RunningRelay, "pid" | "port" | "token">;

const answerWithinMs = 10_000;
const describeWithinMs = 3_000;
/** How long it may take to end its streams before it is killed. */
const endWithinMs = 4_000;
const lookEveryMs = 50;
/** It reports each second; one that was silent through three of these looks in a row hangs. */
const listenEveryMs = 5_000;
const silentLooks = 3;

/**
 * The relay's own process as the studio sees it: started or found, told what to do, and started again for as long as it
 * is wanted. It goes on when we are gone.
 */
export class RelayLink implements Carrier {
  readonly #context: StudioContext;
  readonly #events: CarrierEvents;
  #config: RelayConfig | null = null;
  #process: Process | null = null;
  #client: ControlClient | null = null;
  #isWanted = false;
  #isSlateAsked = false;
  #failures = 0;
  #startedAt = 0;
  /** News that somebody waits for. */
  readonly #waiting = new Set<(news: RelayNews | null) => void>();
  #reaching: Promise<boolean> | null = null;
  #hasSpoken = false;
  #cancelListening: () => void = () => undefined;

  constructor(context: StudioContext, events: CarrierEvents) {
    this.#context = context;
    this.#events = events;
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Resolves when the ingest is open. @throws StudioError `relay.not-started` */
  async start(config: RelayConfig): Promise<CarrierPlace> {
    // One that was too busy to answer when it was looked for would publish with the same keys.
    if ((await this.find()) !== null) await this.stop();
    this.#config = config;
    this.#isWanted = true;
    this.#isSlateAsked = false;
    try {
      await this.#open(config);
    } catch (cause) {
      await this.stop();
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new StudioError("relay.not-started", { params: { detail }, cause });
    }
    return this.#place();
  }

  async find(): Promise<RelayDescription | null> {
    const { data } = this.#context.paths;
    const found = await readRunFile(data).catch(() => null);
    if (found === null) return null;
    if (!isAlive(found.pid)) {
      removeRunFile(data, found.token);
      return null;
    }
    try {
      await this.#connect(found);
    } catch (thrown) {
      this.#context.log.info({ err: thrown }, "a relay's run file leads nowhere");
      const isSilent = thrown instanceof ControlUnreachable && thrown.code === "silent";
      if (!isSilent) removeRunFile(data, found.token);
      return null;
    }
    const described = await this.#ask({ type: "describe" }, "described", describeWithinMs);
    const description = described?.type === "described" ? described.description : null;
    if (description !== null && found.version === controlVersion) {
      this.#isSlateAsked = description.isSlateAsked;
      return description;
    }
    // Nobody told it to start, or it is of another time and would not understand us.
    await this.stop();
    return null;
  }

  adopt(config: RelayConfig): CarrierPlace {
    this.#config = config;
    this.#isWanted = true;
    this.#startedAt = this.#context.clock.now();
    if (this.#client === null) void this.#comeBack();
    else this.#listen();
    return this.#place();
  }

  has(id: string): boolean {
    return this.#config?.destinations.some((destination) => destination.id === id) ?? false;
  }

  add(destination: RelayDestination): void {
    this.#destinations((now) => {
      const at = now.findIndex(({ id }) => id === destination.id);
      return at < 0 ? [...now, destination] : now.with(at, destination);
    });
    this.#client?.order({ type: "add", destination });
  }

  remove(id: string): void {
    this.#destinations((now) => now.filter((destination) => destination.id !== id));
    this.#client?.order({ type: "remove", id });
  }

  restart(id: string): void {
    this.#client?.order({ type: "restart", id });
  }

  order(ids: readonly string[]): void {
    const rank = ({ id }: RelayDestination) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    this.#destinations((now) => now.toSorted((a, b) => rank(a) - rank(b)));
    this.#client?.order({ type: "order", ids: [...ids] });
  }

  slate(on: boolean): void {
    this.#isSlateAsked = on;
    this.#client?.order({ type: "slate", on });
  }

  makesRoom(on: boolean): void {
    if (this.#config !== null) this.#config = { ...this.#config, makesRoom: on };
    this.#client?.order({ type: "makes-room", on });
  }

  async stop(): Promise<void> {
    const { clock } = this.#context;
    this.#isWanted = false;
    this.#cancelListening();
    const process = this.#process;
    // One whose line broke a moment ago still ends its streams well when it is asked to.
    if (process !== null && this.#client === null && isAlive(process.pid)) await this.#reach(process);
    const isTold = this.#client?.order({ type: "stop" }) ?? false;
    const deadline = clock.now() + (isTold ? endWithinMs : 0);
    while (process !== null && isAlive(process.pid)) {
      if (clock.now() >= deadline) killNow(process.pid);
      await sleep(clock, lookEveryMs);
    }
    this.#hangUp();
    this.#process = null;
  }

  #hangUp(): void {
    this.#cancelListening();
    this.#client?.close();
    this.#client = null;
    for (const settle of [...this.#waiting]) settle(null);
  }

  #place(): CarrierPlace {
    const { host, port, app, key } = this.#config?.listen ?? { host: "", port: 0, app: "", key: "" };
    return { server: `rtmp://${host}:${port}/${app}`, key };
  }

  #destinations(change: (now: RelayDestination[]) => RelayDestination[]): void {
    if (this.#config !== null)
      this.#config = { ...this.#config, destinations: change(this.#config.destinations) };
  }

  /** A process of our own, at work with this configuration. @throws Error saying why not */
  async #open(config: RelayConfig): Promise<void> {
    const { paths, clock, log, problems } = this.#context;
    const { isFindable, ...spawned } = await spawnRelay({ entry: paths.relayEntry, data: paths.data });
    this.#process = spawned;
    if (!this.#isWanted) {
      killNow(spawned.pid);
      throw new Error("no longer wanted");
    }
    if (isFindable) problems.clear("relay.not-findable");
    else problems.report("relay.not-findable");
    this.#startedAt = clock.now();
    await this.#connect(spawned);
    const answer = await this.#ask({ type: "start", config }, ["listening", "failed"], answerWithinMs);
    if (answer?.type !== "listening") {
      const detail = answer?.type === "failed" ? answer.code : "no answer";
      log.error({ detail }, "the relay could not open its ingest");
      this.#hangUp();
      this.#process = null;
      killNow(spawned.pid);
      throw new Error(detail);
    }
    // Were it to crash, the engine must find the next one at the same place.
    const { listen, ...rest } = this.#config ?? config;
    this.#config = { ...rest, listen: { ...listen, port: answer.port } };
    if (this.#isSlateAsked) this.#client?.order({ type: "slate", on: true });
    this.#listen();
    log.info({ pid: spawned.pid }, "the relay is at work");
  }

  async #connect(process: Process): Promise<void> {
    const client: ControlClient = await connectControl(process, this.#context.clock, {
      news: (news) => this.#take(news),
      closed: () => {
        if (this.#client === client) this.#lost();
      },
    });
    this.#process = { pid: process.pid, port: process.port, token: process.token };
    this.#client = client;
  }

  /** Sends an order and gives the news of these kinds that follows; null where none does. */
  #ask(
    order: RelayOrder,
    kinds: RelayNews["type"] | RelayNews["type"][],
    withinMs: number,
  ): Promise<RelayNews | null> {
    return new Promise((resolve) => {
      const settle = (news: RelayNews | null) => {
        if (news !== null && !kinds.includes(news.type)) return;
        this.#waiting.delete(settle);
        cancel();
        resolve(news);
      };
      const cancel = this.#context.clock.after(withinMs, () => settle(null));
      this.#waiting.add(settle);
      if (!this.#client?.order(order)) settle(null);
    });
  }

  #take(news: RelayNews): void {
    this.#hasSpoken = true;
    if (news.type === "report" && this.#isWanted) this.#events.report(news.report);
    if (news.type === "replaced") {
      this.#context.log.warn("another studio has taken the relay in hand");
      this.#isWanted = false;
      this.#hangUp();
      this.#process = null;
      this.#events.replaced?.();
    }
    for (const settle of [...this.#waiting]) settle(news);
  }

  /** A relay that hangs takes every platform along and says nothing; a computer that slept is given time. */
  #listen(): void {
    const { clock, log } = this.#context;
    let silent = 0;
    this.#cancelListening();
    const look = () => {
      silent = this.#hasSpoken ? 0 : silent + 1;
      this.#hasSpoken = false;
      this.#cancelListening = clock.after(listenEveryMs, look);
      if (silent < silentLooks || this.#process === null) return;
      log.error({ pid: this.#process.pid }, "the relay hangs");
      killNow(this.#process.pid);
    };
    this.#cancelListening = clock.after(listenEveryMs, look);
  }

  #lost(): void {
    this.#hangUp();
    // Whoever ends it waits for the process itself.
    if (!this.#isWanted) return;
    this.#context.log.warn({ pid: this.#process?.pid }, "the line to the relay is gone");
    void this.#comeBack();
  }

  /** Asked twice it connects once: a second line of our own would look like another studio. */
  #reach(process: Process): Promise<boolean> {
    this.#reaching ??= this.#connect(process)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        this.#reaching = null;
      });
    return this.#reaching;
  }

  /** What was ordered while the line was broken is ordered again. */
  async #catchUp(): Promise<void> {
    this.#listen();
    const described = await this.#ask({ type: "describe" }, "described", describeWithinMs);
    const config = this.#config;
    if (described?.type !== "described" || described.description === null || config === null) return;
    const { destinationIds } = described.description;
    for (const id of destinationIds) if (!this.has(id)) this.#client?.order({ type: "remove", id });
    for (const destination of config.destinations)
      if (!destinationIds.includes(destination.id)) this.#client?.order({ type: "add", destination });
    this.order(config.destinations.map(({ id }) => id));
    this.slate(this.#isSlateAsked);
    this.makesRoom(config.makesRoom);
  }

  /**
   * The same process where only its line broke; else another one with the same configuration at the same place, tried
   * until one works or it is not wanted any more.
   */
  async #comeBack(): Promise<void> {
    const { clock, log } = this.#context;
    const before = this.#process;
    if (before !== null && isAlive(before.pid) && (await this.#reach(before))) {
      if (this.#isWanted) await this.#catchUp();
      return;
    }
    if (!this.#isWanted) return;
    log.warn({ pid: before?.pid }, "the relay is gone");
    // Two with the same keys would throw each other out: one that cannot be reached must be over.
    if (before !== null) killNow(before.pid);
    this.#process = null;
    this.#events.crashed();
    while (this.#isWanted && this.#config !== null) {
      const next = nextBackoff(defaultBackoff, this.#failures, clock.now() - this.#startedAt);
      this.#failures = next.failures;
      await sleep(clock, next.delayMs);
      if (!this.#isWanted) return;
      try {
        await this.#open(this.#config);
        return;
      } catch (thrown) {
        log.warn({ err: thrown }, "the relay did not come back");
      }
    }
  }
}
