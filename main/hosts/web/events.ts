import type { WebSocket } from "ws";
import type { StateMessage, StatePatch } from "../../../preload/contract";
import type { StateStore } from "../../core";

/** Bytes a client may leave unread. The state is some 200 KB; a client further behind does better with a snapshot. */
const unreadLimit = 8 * 1024 * 1024;
const heartbeatMilliseconds = 20_000;
/** RFC 6455 §7.4.1 and its registry: 1013, try again later. */
const tryAgainLater = 1013;

const messages = new WeakMap<StatePatch[], string>();

/** One tick's patches as text, made once however many screens listen. */
function patchMessage(patches: StatePatch[]): string {
  const known = messages.get(patches);
  if (known !== undefined) return known;
  const message: StateMessage = { type: "patch", patches };
  const text = JSON.stringify(message);
  messages.set(patches, text);
  return text;
}

/** What `sendState` needs of a socket; `ws` has it. */
export type StateSocket = Pick<
  WebSocket,
  "send" | "close" | "terminate" | "ping" | "on" | "bufferedAmount" | "readyState"
>;

/**
 * Sends a client the whole state and then what changes, one message a tick. A client that does not read is let go
 * (1013): its buffer would grow for the length of a show; when it comes back it gets a snapshot.
 */
export function sendState(socket: StateSocket, store: StateStore): void {
  const stop = store.onPatches((patches) => {
    if (socket.bufferedAmount > unreadLimit) {
      stop();
      socket.close(tryAgainLater, "too slow");
      return;
    }
    socket.send(patchMessage(patches));
  });
  const snapshot: StateMessage = { type: "snapshot", state: store.get() };
  socket.send(JSON.stringify(snapshot));

  let answered = true;
  const heartbeat = setInterval(() => {
    if (!answered) socket.terminate();
    answered = false;
    socket.ping();
  }, heartbeatMilliseconds);
  heartbeat.unref();
  socket.on("pong", () => {
    answered = true;
  });
  socket.on("close", () => {
    stop();
    clearInterval(heartbeat);
  });
}
