import type { StateMessage } from "../../../preload/contract";

export interface StateSocketOptions {
  open: () => WebSocket;
  listener: (message: StateMessage) => void;
  onConnection: (connected: boolean) => void;
  /** The studio does not know this device, or no longer: trying again is no use. */
  onShutOut?: () => void;
}

/** The close code for a device that is not paired; `main/hosts/web/remote` sends it. */
export const shutOutCode = 4401;

/** Milliseconds before try number `attempt` (from 0): doubles from 0.3 s, at most 5 s, spread by `random` (0–1). */
export function retryDelay(attempt: number, random: number): number {
  const whole = Math.min(300 * 2 ** attempt, 5000);
  return whole * (0.75 + random * 0.5);
}

/** Keeps one socket to the studio open for as long as it is wanted; each connection begins with a snapshot. */
export function createStateSocket({
  open,
  listener,
  onConnection,
  onShutOut,
}: StateSocketOptions): () => void {
  let ended = false;
  let attempt = 0;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    socket = open();
    socket.addEventListener("open", () => {
      attempt = 0;
      onConnection(true);
    });
    socket.addEventListener("message", (event) => {
      try {
        listener(JSON.parse(String(event.data)) as StateMessage);
      } catch (error) {
        // A patch that does not fit means the mirror is behind: a new connection begins with a snapshot.
        console.error("state message refused", error);
        socket?.close();
      }
    });
    socket.addEventListener("close", ({ code }) => {
      onConnection(false);
      if (ended) return;
      if (code === shutOutCode && onShutOut) {
        ended = true;
        onShutOut();
        return;
      }
      timer = setTimeout(connect, retryDelay(attempt, Math.random()));
      attempt += 1;
    });
  }

  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}
