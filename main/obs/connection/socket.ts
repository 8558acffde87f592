import OBSWebSocket, {
  EventSubscription,
  type OBSEventTypes,
  OBSWebSocketError,
  RequestBatchExecutionType,
  type RequestBatchRequest,
} from "obs-websocket-js/json";
import { StudioError } from "../../../preload/contract";
import type { Log } from "../../core";
import { redactText } from "../../core";
import { ConnectFailure, codeOf, connectFailure, ObsRefusal } from "./errors";
import type { BatchRequest, BatchResult, RequestData, RequestName, ResponseData } from "./requests";

export type ObsEventName = keyof OBSEventTypes;
export type ObsEvent<Name extends ObsEventName> = OBSEventTypes[Name];

/** One connection to OBS, from its opening to its end. It is never opened twice. */
export interface ObsSocket {
  /** obs-websocket's own version: `5.1.0`. */
  readonly serverVersion: string;
  /** @throws ObsRefusal, or StudioError `obs.no-answer` / `obs.connection-lost`. */
  call<Name extends RequestName>(
    name: Name,
    data: RequestData<Name> | undefined,
    timeoutMilliseconds: number,
  ): Promise<ResponseData<Name>>;
  /** One SerialRealtime batch; answers in order, shorter than the requests when it was told to halt. */
  batch(
    requests: BatchRequest[],
    haltOnFailure: boolean,
    timeoutMilliseconds: number,
  ): Promise<BatchResult[]>;
  /** Whether OBS tells how loud its inputs are, twenty times a second. */
  hearMeters(wanted: boolean): Promise<void>;
  close(): void;
}

export interface SocketOptions {
  host: string;
  port: number;
  password: string | null;
  timeoutMilliseconds: number;
  log: Log;
  onEvent: <Name extends ObsEventName>(name: Name, data: ObsEvent<Name>) => void;
  /** Called once when an open connection ends, by either side. */
  onClosed: (code: number) => void;
}

/** Events the studio listens to. */
export const eventNames = [
  "CurrentProgramSceneChanged",
  "SceneTransitionStarted",
  "SceneTransitionEnded",
  "SceneTransitionVideoEnded",
  "SceneListChanged",
  "SceneRemoved",
  "SceneNameChanged",
  "StreamStateChanged",
  "RecordStateChanged",
  "CurrentSceneCollectionChanging",
  "CurrentSceneCollectionChanged",
  "CurrentProfileChanging",
  "CurrentProfileChanged",
  "StudioModeStateChanged",
  "ExitStarted",
  "InputCreated",
  "InputRemoved",
  "InputMuteStateChanged",
  "InputVolumeChanged",
  "InputVolumeMeters",
] as const satisfies readonly ObsEventName[];

// No scene items, which would only be noise while building. Of inputs, how the microphones stand.
const subscriptions =
  EventSubscription.General |
  EventSubscription.Config |
  EventSubscription.Scenes |
  EventSubscription.Transitions |
  EventSubscription.Outputs |
  EventSubscription.Inputs |
  EventSubscription.Ui;

/** Twenty messages a second: only for as long as somebody looks at a meter. */
const withMeters = subscriptions | EventSubscription.InputVolumeMeters;

/** Rejects what is pending when the connection ends, since obs-websocket-js leaves it unsettled for ever. */
function createPending() {
  const rejects = new Set<(error: StudioError) => void>();
  return {
    track<Value>(work: Promise<Value>, request: string, timeoutMilliseconds: number): Promise<Value> {
      return new Promise<Value>((resolve, reject) => {
        const timer = setTimeout(
          () =>
            settle(() =>
              reject(
                new StudioError("obs.no-answer", {
                  params: { request, seconds: Math.round(timeoutMilliseconds / 1000) },
                }),
              ),
            ),
          timeoutMilliseconds,
        );
        const onEnd = (error: StudioError) => settle(() => reject(error));
        rejects.add(onEnd);
        function settle(finish: () => void) {
          clearTimeout(timer);
          rejects.delete(onEnd);
          finish();
        }
        work.then(
          (value) => settle(() => resolve(value)),
          (thrown: unknown) =>
            settle(() =>
              reject(
                thrown instanceof OBSWebSocketError && thrown.code > 0
                  ? new ObsRefusal(request, thrown.code, redactText(thrown.message ?? ""))
                  : new StudioError("obs.connection-lost", { cause: thrown }),
              ),
            ),
        );
      });
    },
    rejectAll() {
      for (const reject of [...rejects]) reject(new StudioError("obs.connection-lost"));
    },
  };
}

function forwardEvents(client: OBSWebSocket, options: SocketOptions) {
  for (const name of eventNames) {
    client.on(name, (...args: unknown[]) => {
      try {
        options.onEvent(name, args[0] as ObsEvent<typeof name>);
      } catch (error) {
        // obs-websocket-js would swallow it without a trace.
        options.log.error({ err: error, event: name }, "a listener for an OBS event failed");
      }
    });
  }
}

/** Node's WebSocket can send a bare pong; a browser's has no such thing, and needs none. */
function acknowledge(socket: (object & { readyState: number }) | undefined) {
  const isOpen = socket?.readyState === 1;
  if (isOpen && "pong" in socket && typeof socket.pong === "function") socket.pong();
}

/**
 * OBS's websocket server writes with Nagle's algorithm on: what follows an event waits until that event is acknowledged,
 * which a quiet client's system does 40 ms late. Any frame from the client carries the acknowledgement, so each message
 * is answered by an unasked pong, the one frame that gets no answer itself. Measured, a batch with two events: 42 ms
 * without, 2.5 ms with.
 */
class PromptSocket extends OBSWebSocket {
  protected override async onMessage(message: MessageEvent): Promise<void> {
    acknowledge(this.socket);
    await super.onMessage(message);
  }
}

/** Opens and identifies, or gives up after the time-out. The client is dropped then: it may hang half open. */
async function identify(client: OBSWebSocket, options: SocketOptions): Promise<{ serverVersion: string }> {
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const address = `${options.host}:${options.port}`;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new ConnectFailure("obs.unreachable", -1, false, address)),
      options.timeoutMilliseconds,
    );
  });
  try {
    const opening = client.connect(`ws://${host}:${options.port}`, options.password ?? undefined, {
      rpcVersion: 1,
      eventSubscriptions: subscriptions,
    });
    const hello = await Promise.race([opening, late]);
    return { serverVersion: hello.obsWebSocketVersion };
  } catch (thrown) {
    client.removeAllListeners();
    client.disconnect().catch(() => undefined);
    if (thrown instanceof ConnectFailure) throw thrown;
    throw connectFailure(codeOf(thrown), address, (options.password ?? "") !== "", thrown);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Connects and identifies.
 * @throws ConnectFailure with `obs.unreachable`, `obs.wrong-password`, `obs.password-needed` or `obs.too-old`.
 */
export async function openSocket(options: SocketOptions): Promise<ObsSocket> {
  const client = new PromptSocket();
  const pending = createPending();
  const { serverVersion } = await identify(client, options);
  let open = true;
  client.on("ConnectionClosed", (error) => {
    if (!open) return;
    open = false;
    pending.rejectAll();
    options.onClosed(codeOf(error));
  });
  forwardEvents(client, options);

  const track = <Value>(send: () => Promise<Value>, request: string, timeoutMilliseconds: number) =>
    open
      ? pending.track(send(), request, timeoutMilliseconds)
      : Promise.reject(new StudioError("obs.connection-lost"));

  return {
    serverVersion,
    call: (name, data, timeoutMilliseconds) =>
      track(() => client.call(name, data), name, timeoutMilliseconds),
    batch: (requests, haltOnFailure, timeoutMilliseconds) =>
      track(
        // Variables are part of the protocol and missing from the library's type of a batch entry.
        () =>
          client.callBatch(requests as unknown as RequestBatchRequest[], {
            executionType: RequestBatchExecutionType.SerialRealtime,
            haltOnFailure,
          }),
        `${requests[0]?.requestType ?? "batch"} … (${requests.length})`,
        timeoutMilliseconds,
      ),
    hearMeters: (wanted) =>
      track(
        async () => {
          await client.reidentify({ eventSubscriptions: wanted ? withMeters : subscriptions });
        },
        "Reidentify",
        options.timeoutMilliseconds,
      ),
    close() {
      if (!open) return;
      open = false;
      client.disconnect().catch(() => undefined);
      pending.rejectAll();
      options.onClosed(1000);
    },
  };
}
