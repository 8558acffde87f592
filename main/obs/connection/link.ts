import { StudioError } from "../../../preload/contract";
import { type Clock, type Log, sleep } from "../../core";
import { ObsRefusal } from "./errors";
import {
  type BatchRequest,
  type BatchResult,
  type RequestData,
  type RequestName,
  type ResponseData,
  status,
} from "./requests";
import type { ObsEvent, ObsEventName, ObsSocket } from "./socket";

const requestTimeoutMilliseconds = 8000;
const notReadyPauseMilliseconds = 250;
const notReadyTries = 80;
const switchTimeoutMilliseconds = 30_000;

/**
 * What the rest of this folder talks to: the same object across reconnects. Changes go one at a time, since OBS runs
 * requests that are in flight together in any order; everything waits while OBS switches its collection or profile,
 * since a request then can end OBS.
 */
export interface ObsLink {
  readonly connected: boolean;
  readonly serverVersion: string;
  read<Name extends RequestName>(name: Name, data?: RequestData<Name>): Promise<ResponseData<Name>>;
  change<Name extends RequestName>(name: Name, data?: RequestData<Name>): Promise<ResponseData<Name>>;
  /** One SerialRealtime batch. Entries that fail are in the answers; with `halt` it stops at the first. */
  batch(requests: BatchRequest[], options?: { halt?: boolean }): Promise<BatchResult[]>;
  on<Name extends ObsEventName>(name: Name, listener: (data: ObsEvent<Name>) => void): () => void;
  /** Calls back when the connection goes, whoever ended it. */
  onLost(listener: () => void): () => void;
  /** Begins or ends `InputVolumeMeters`. A new connection begins without. */
  hearMeters(wanted: boolean): Promise<void>;
  /** Calls back when the studio has changed something in OBS, or may have. */
  onChanged(listener: () => void): () => void;
}

/** The link as its owner holds it. */
export interface LinkControl extends ObsLink {
  attach(socket: ObsSocket): void;
  detach(): void;
  emit<Name extends ObsEventName>(name: Name, data: ObsEvent<Name>): void;
}

const sleepOf = (requests: BatchRequest[]) =>
  requests.reduce((sum, request) => {
    const milliseconds = request.requestData?.sleepMillis;
    return sum + (typeof milliseconds === "number" ? milliseconds : 0);
  }, 0);

/** Holds requests back while OBS switches its scene collection or profile. */
function createGate(clock: Clock) {
  let waiting: (() => void)[] = [];
  let closedBy = 0;
  let cancel: (() => void) | null = null;
  function open() {
    closedBy = 0;
    cancel?.();
    cancel = null;
    const released = waiting;
    waiting = [];
    for (const release of released) release();
  }
  return {
    close() {
      closedBy++;
      cancel?.();
      // A Changed event that never comes must not hold the show for ever.
      cancel = clock.after(switchTimeoutMilliseconds, open);
    },
    done() {
      if (closedBy > 0) closedBy--;
      if (closedBy === 0) open();
    },
    open,
    passed: (): Promise<void> =>
      closedBy === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}

function createListeners(log: Log) {
  const byName = new Map<ObsEventName, Set<(data: never) => void>>();
  return {
    on<Name extends ObsEventName>(name: Name, listener: (data: ObsEvent<Name>) => void) {
      const set = byName.get(name) ?? new Set();
      byName.set(name, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
    emit<Name extends ObsEventName>(name: Name, data: ObsEvent<Name>) {
      for (const listener of [...(byName.get(name) ?? [])]) {
        try {
          listener(data as never);
        } catch (error) {
          log.error({ err: error, event: name }, "a listener for an OBS event failed");
        }
      }
    },
  };
}

const changesSomething = (requests: readonly BatchRequest[]) =>
  requests.some(({ requestType }) => !requestType.startsWith("Get") && requestType !== "Sleep");

const batchNotReady = (results: BatchResult[]) =>
  results.length > 0 && results.every((result) => result.requestStatus.code === status.notReady);

/** A link that has no connection yet. */
export function createLink(clock: Clock, log: Log): LinkControl {
  let socket: ObsSocket | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  const gate = createGate(clock);
  const listeners = createListeners(log);
  const lost = new Set<() => void>();
  const changed = new Set<() => void>();
  const noteChange = () => {
    for (const listener of [...changed]) listener();
  };

  /** Repeats while OBS says that it is still loading (from OBS 30 on). */
  async function whenReady<Value>(
    send: (socket: ObsSocket) => Promise<Value>,
    busy: (value: Value) => boolean,
  ) {
    for (let attempt = 0; ; attempt++) {
      await gate.passed();
      if (socket === null) throw new StudioError("obs.not-connected");
      try {
        const value = await send(socket);
        if (!busy(value) || attempt >= notReadyTries) return value;
      } catch (thrown) {
        const loading = thrown instanceof ObsRefusal && thrown.status === status.notReady;
        if (!loading || attempt >= notReadyTries) throw thrown;
      }
      await sleep(clock, notReadyPauseMilliseconds);
    }
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  }

  const call = <Name extends RequestName>(name: Name, data: RequestData<Name> | undefined) =>
    whenReady<ResponseData<Name>>(
      (open) => open.call(name, data, requestTimeoutMilliseconds),
      () => false,
    );

  return {
    get connected() {
      return socket !== null;
    },
    get serverVersion() {
      return socket?.serverVersion ?? "";
    },
    read: (name, data) => call(name, data),
    change: (name, data) => inTurn(() => call(name, data).finally(noteChange)),
    batch(requests, { halt = false } = {}) {
      if (requests.length === 0) return Promise.resolve([]);
      const timeout = requestTimeoutMilliseconds + sleepOf(requests) + requests.length * 20;
      return inTurn(async () => {
        try {
          return await whenReady((open) => open.batch(requests, halt, timeout), batchNotReady);
        } finally {
          if (changesSomething(requests)) noteChange();
        }
      });
    },
    on: (name, listener) => listeners.on(name, listener),
    onLost(listener) {
      lost.add(listener);
      return () => void lost.delete(listener);
    },
    hearMeters: async (wanted) => socket?.hearMeters(wanted),
    onChanged(listener) {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
    emit(name, data) {
      if (name === "CurrentSceneCollectionChanging" || name === "CurrentProfileChanging") gate.close();
      if (name === "CurrentSceneCollectionChanged" || name === "CurrentProfileChanged") gate.done();
      listeners.emit(name, data);
    },
    attach(opened) {
      socket = opened;
      gate.open();
    },
    detach() {
      if (socket === null) return;
      socket = null;
      gate.open();
      for (const listener of [...lost]) listener();
    },
  };
}
