import { randomBytes } from "node:crypto";
import {
  type CheckedInput,
  type DestinationState,
  type DestinationTest,
  type HandlersFor,
  type MessageCode,
  type MessageParams,
  messageFor,
  type Platform,
  StudioError,
} from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { Secrets } from "../../storage";
import { probe } from "../destinations/probe";
import { DestinationStore } from "../destinations/store";
import { Mirror } from "./mirror";
import { RelayChild } from "./relay-child";

export interface RelayDependencies {
  secrets: Secrets;
  /** Every platform that ships; see `loadPlatforms`. */
  platforms(): readonly Platform[];
}

/** A destination as the live service needs it. */
export interface RelayTarget {
  id: string;
  name: string;
  server: string;
  enabled: boolean;
  hasKey: boolean;
  kind: Platform["kind"];
}

/** How long a crashed relay's notice stays after it runs again; milliseconds. */
const crashNoticeMs = 60_000;

/** Only on a server of one's own is a publish without a picture sure to harm nothing: elsewhere it may use up a key. */
const harmlessPlatform = "custom";

const unguessable = (): string => randomBytes(18).toString("base64url");

/** Destinations and the relay process that serves them: what the studio wires in. */
export class RelayService {
  readonly handlers: HandlersFor<
    "destination.list" | "destination.save" | "destination.remove" | "destination.test"
  > = {
    "destination.list": () => this.#context.store.get().destinations,
    "destination.save": (input) => this.#save(input),
    "destination.remove": ({ id }) => this.#remove(id),
    "destination.test": ({ id }) => this.#test(id),
  };
  readonly #context: StudioContext;
  readonly #destinations: DestinationStore;
  readonly #mirror: Mirror;
  readonly #listeners = new Set<() => void>();
  #child: RelayChild | null = null;
  #cancelNotice: () => void = () => undefined;

  constructor(context: StudioContext, { secrets, platforms }: RelayDependencies) {
    this.#context = context;
    this.#destinations = new DestinationStore(context, secrets, platforms);
    this.#mirror = new Mirror(context);
  }

  /** Reads the saved destinations into the state. @throws StudioError of the storage. */
  async load(): Promise<void> {
    await this.#destinations.load();
    this.#mirror.showDestinations(this.#destinations.list());
  }

  destinations(): RelayTarget[] {
    return this.#destinations.list().map((saved) => {
      const { id, name, server, enabled, keyMask } = saved;
      return { id, name, server, enabled, hasKey: keyMask !== "", kind: this.#destinations.kindOf(saved) };
    });
  }

  /**
   * Starts the relay process for these destinations and gives where the engine publishes to: a loopback port with an
   * application and key nobody can guess.
   * @throws StudioError `core.not-found`, `relay.key-missing`, `relay.not-started`
   */
  async start(ids: readonly string[]): Promise<{ server: string; key: string }> {
    const destinations = await Promise.all(ids.map((id) => this.#destinations.resolve(id)));
    await this.stop();
    const listen = { host: "127.0.0.1", port: 0, app: unguessable(), key: unguessable() };
    const child = new RelayChild(
      this.#context,
      { listen, destinations },
      {
        report: (report) => {
          if (this.#child !== child) return;
          this.#mirror.showReport(report, this.#destinations.list());
          this.#tellListeners();
        },
        crashed: () => {
          if (this.#child === child) this.#noteCrash();
        },
      },
    );
    this.#child = child;
    this.#mirror.showStarting();
    try {
      const port = await child.start();
      return { server: `rtmp://${listen.host}:${port}/${listen.app}`, key: listen.key };
    } catch (error) {
      if (this.#child === child) this.#showStopped();
      throw error;
    }
  }

  /** Ends every stream in good order and the process. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    await child.stop();
    if (this.#child === child) this.#showStopped();
  }

  /** Takes one more destination into the running show. @throws StudioError `core.not-found`, `relay.key-missing` */
  async add(id: string): Promise<void> {
    const destination = await this.#destinations.resolve(id);
    this.#child?.add(destination);
  }

  /** Takes one destination out of the running show. */
  drop(id: string): void {
    if (this.#child?.has(id)) this.#child.remove(id);
  }

  /** Calls back with each report of the relay, and when it stops; returns a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The relay's process id while it runs. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  async close(): Promise<void> {
    await this.stop();
    this.#cancelNotice();
    this.#listeners.clear();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #showStopped(): void {
    this.#child = null;
    this.#cancelNotice();
    this.#context.problems.clear("relay.restarted");
    this.#mirror.showStopped(this.#destinations.list());
    this.#tellListeners();
  }

  #noteCrash(): void {
    const { problems, clock } = this.#context;
    problems.report("relay.restarted", { severity: "error" });
    this.#mirror.showStarting();
    this.#cancelNotice();
    this.#cancelNotice = clock.after(crashNoticeMs, () => problems.clear("relay.restarted"));
  }

  #stateOf(id: string): DestinationState {
    const state = this.#context.store.get().destinations.find((destination) => destination.id === id);
    if (state === undefined) throw new StudioError("core.not-found", { params: { what: "平台", id } });
    return state;
  }

  /** A destination on air follows its edit; one that is not never goes on air by being saved. */
  async #save(input: CheckedInput<"destination.save">): Promise<DestinationState> {
    const { saved, isMoved } = await this.#destinations.save(input);
    if (this.#child?.has(saved.id)) {
      if (!saved.enabled || saved.keyMask === "") this.#child.remove(saved.id);
      else if (isMoved) this.#child.add(await this.#destinations.resolve(saved.id));
    }
    this.#mirror.showDestinations(this.#destinations.list());
    return this.#stateOf(saved.id);
  }

  async #remove(id: string): Promise<void> {
    await this.#destinations.remove(id);
    this.drop(id);
    this.#mirror.showDestinations(this.#destinations.list());
  }

  async #test(id: string): Promise<DestinationTest> {
    const { name, platform } = this.#destinations.find(id);
    if (this.#stateOf(id).status === "publishing")
      return this.#answer(true, "relay.test-on-air", { name }, 0);
    const destination = await this.#destinations.resolve(id);
    const goal = platform === harmlessPlatform ? "publish" : "open-stream";
    const { trouble, milliseconds } = await probe(destination, goal, this.#context.clock);
    if (trouble) return this.#answer(false, trouble.code, { ...trouble.params, name }, milliseconds);
    const code = goal === "publish" ? "relay.test-published" : "relay.test-reached";
    return this.#answer(true, code, { name }, milliseconds);
  }

  #answer(ok: boolean, code: MessageCode, params: MessageParams, milliseconds: number): DestinationTest {
    return {
      ok,
      code,
      ...messageFor(code, params, this.#context.store.get().settings.language),
      milliseconds,
    };
  }
}
