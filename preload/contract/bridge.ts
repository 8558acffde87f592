import type { ErrorEnvelope } from "./errors";
import type { StudioState } from "./state";

/** One JSON Patch operation (RFC 6902) as the studio sends it. */
export type StatePatch =
  | { op: "add" | "replace"; path: string; value: unknown }
  | { op: "remove"; path: string };

/** What the studio pushes to a screen: the whole state once, then what changed, one message a tick. */
export type StateMessage =
  | { type: "snapshot"; state: StudioState }
  | { type: "patch"; patches: StatePatch[] };

/** How every call is answered on the wire. */
export type CallAnswer = { ok: true; value: unknown } | { ok: false; error: ErrorEnvelope };

/**
 * What a host gives a screen. Electron's preload exposes exactly this object as `window.hongcun`; the browser
 * host's page builds the same one over HTTP and WebSocket. A screen cannot tell which it has.
 */
export interface StudioBridge {
  call(method: string, input: unknown): Promise<CallAnswer>;
  /** Starts the state stream; returns a function that ends it. */
  subscribe(
    listener: (message: StateMessage) => void,
    onConnection: (connected: boolean) => void,
  ): () => void;
  /** Address a page can load a media reference from (`card:…`, `media:…`, `bundled:…`). */
  mediaUrl(path: string): string;
  /** Opens the prompter in a window of its own. */
  openPrompter(): void;
}
