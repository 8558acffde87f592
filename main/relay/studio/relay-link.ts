import { StudioError } from "../../../preload/contract";
import { type StudioContext, sleep } from "../../core";
import { defaultBackoff, isAlive, nextBackoff } from "../../process/supervisor";
import { ControlUnreachable } from "../control/client";
import { controlVersion, type RunningRelay, readRunFile, removeRunFile } from "../control/run-file";
import type { RelayConfig, RelayDestination } from "../core/config";
import type { RelayDescription, RelayNews } from "../core/protocol";
import type { Carrier, CarrierEvents, CarrierPlace } from "./carrier";
import { watchForHang } from "./hang-watch";
import { openLine, type RelayLine } from "./relay-line";
import { endProcess, killNow, spawnRelay } from "./relay-spawn";
import { atPort, inOrder, withDestination } from "./wanted";

type Process = Pick<RunningRelay, "pid" | "port" | "token">;

const answerWithinMs = 10_000;
const describeWithinMs = 3_000;
/** How long it may take to end its streams before it is killed. */
const endWithinMs = 4_000;

/**
 * The relay's own process as the studio sees it: started or found, told what to do, and started again for as long as it
 * is wanted. It goes on when we are gone.
 */
export class RelayLink implements Carrier {
  readonly #context: StudioContext;
  readonly #events: CarrierEvents;
  #config: RelayConfig | null = null;
  #process: Process | null = null;
  #line: RelayLine | null = null;
  #isWanted = false;
  #isSlateAsked = false;
  #failures = 0;
  #startedAt = 0;
  #reaching: Promise<boolean> | null = null;
  #isComingBack = false;
  readonly #hangWatch;

  constructor(context: StudioContext, events: CarrierEvents) {
    this.#context = context;
    this.#events = events;
    this.#hangWatch = watchForHang(context.clock, () => this.#hangs());
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
    const described = await this.#describe();
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
    if (this.#line === null) void this.#comeBack();
    else this.#hangWatch.begin();
    return this.#place();
  }

  has(id: string): boolean {
    return this.#config?.destinations.some((destination) => destination.id === id) ?? false;
  }

  add(destination: RelayDestination): void {
    this.#destinations((now) => withDestination(now, destination));
    this.#line?.order({ type: "add", destination });
  }

  remove(id: string): void {
    this.#destinations((now) => now.filter((destination) => destination.id !== id));
    this.#line?.order({ type: "remove", id });
  }

  restart(id: string): void {
    this.#line?.order({ type: "restart", id });
  }

  order(ids: readonly string[]): void {
    this.#destinations((now) => inOrder(now, ids));
    this.#line?.order({ type: "order", ids: [...ids] });
  }

  slate(on: boolean): void {
    this.#isSlateAsked = on;
    this.#line?.order({ type: "slate", on });
  }

  makesRoom(on: boolean): void {
    if (this.#config !== null) this.#config = { ...this.#config, makesRoom: on };
    this.#line?.order({ type: "makes-room", on });
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#hangWatch.stop();
    const process = this.#process;
    // One whose line broke a moment ago still ends its streams well when it is asked to.
    if (process !== null && this.#line === null && isAlive(process.pid)) await this.#reach(process);
    const isTold = this.#line?.order({ type: "stop" }) ?? false;
    if (process !== null) await endProcess(process.pid, this.#context.clock, isTold ? endWithinMs : 0);
    this.#hangUp();
    this.#process = null;
  }

  #hangUp(): void {
    this.#hangWatch.stop();
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  #describe(): Promise<RelayNews | null> {
    return this.#line?.ask({ type: "describe" }, ["described"], describeWithinMs) ?? Promise.resolve(null);
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
    const line = await this.#connect(spawned).catch((thrown: unknown) => {
      this.#process = null;
      killNow(spawned.pid);
      throw thrown;
    });
    // As it is wanted by now: destinations may have come and gone while the process began.
    const wanted = this.#config ?? config;
    const answer = await line.ask({ type: "start", config: wanted }, ["listening", "failed"], answerWithinMs);
    if (answer?.type !== "listening") {
      const detail = answer?.type === "failed" ? answer.code : "no answer";
      log.error({ detail }, "the relay could not open its ingest");
      this.#hangUp();
      this.#process = null;
      killNow(spawned.pid);
      throw new Error(detail);
    }
    this.#config = atPort(this.#config ?? config, answer.port);
    if (this.#isSlateAsked) this.#line?.order({ type: "slate", on: true });
    this.#hangWatch.begin();
    log.info({ pid: spawned.pid }, "the relay is at work");
  }

  async #connect({ pid, port, token }: Process): Promise<RelayLine> {
    const line: RelayLine = await openLine({ port, token }, this.#context.clock, {
      news: (news) => this.#take(news),
      closed: () => {
        if (this.#line === line) this.#lost();
      },
    });
    this.#process = { pid, port, token };
    this.#line = line;
    return line;
  }

  #take(news: RelayNews): void {
    this.#hangWatch.spoke();
    if (news.type === "report" && this.#isWanted) this.#events.report(news.report);
    if (news.type === "replaced") {
      this.#context.log.warn("another studio has taken the relay in hand");
      this.#isWanted = false;
      this.#hangUp();
      this.#process = null;
      this.#events.replaced?.();
    }
  }

  /** It takes every platform along: another one is started in its place. */
  #hangs(): void {
    if (this.#process === null) return;
    this.#context.log.error({ pid: this.#process.pid }, "the relay hangs");
    killNow(this.#process.pid);
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
    this.#hangWatch.begin();
    const described = await this.#describe();
    const config = this.#config;
    if (described?.type !== "described" || described.description === null || config === null) return;
    const { destinationIds } = described.description;
    for (const id of destinationIds) if (!this.has(id)) this.#line?.order({ type: "remove", id });
    for (const destination of config.destinations)
      if (!destinationIds.includes(destination.id)) this.#line?.order({ type: "add", destination });
    this.order(config.destinations.map(({ id }) => id));
    this.slate(this.#isSlateAsked);
    this.makesRoom(config.makesRoom);
  }

  /**
   * The same process where only its line broke; else another one with the same configuration at the same place, tried
   * until one works or it is not wanted any more. Asked again meanwhile it does nothing: two that came back would each
   * start a process with the same keys.
   */
  async #comeBack(): Promise<void> {
    if (this.#isComingBack) return;
    this.#isComingBack = true;
    while (this.#isWanted && this.#line === null) {
      const before = this.#process;
      if (before !== null && isAlive(before.pid) && (await this.#reach(before))) await this.#catchUp();
      else await this.#replace(before);
    }
    this.#isComingBack = false;
  }

  async #replace(before: Process | null): Promise<void> {
    const { clock, log } = this.#context;
    if (!this.#isWanted || this.#config === null) return;
    if (before !== null) {
      log.warn({ pid: before.pid }, "the relay is gone");
      // Two with the same keys would throw each other out: one that cannot be reached must be over.
      killNow(before.pid);
      this.#process = null;
      this.#events.crashed();
    }
    const next = nextBackoff(defaultBackoff, this.#failures, clock.now() - this.#startedAt);
    this.#failures = next.failures;
    await sleep(clock, next.delayMs);
    if (!this.#isWanted) return;
    try {
      await this.#open(this.#config);
    } catch (thrown) {
      log.warn({ err: thrown }, "the relay did not come back");
    }
  }
}
