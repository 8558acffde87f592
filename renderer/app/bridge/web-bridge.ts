import type { CallAnswer, StateMessage, StudioBridge } from "../../../preload/contract";
import { deviceToken, pairAgain } from "./device-token";
import { createStateSocket } from "./state-socket";

const tokenKey = "hongcun.token";

/**
 * Takes the token out of the address (`#token=…`), so that it is neither bookmarked nor shown, and keeps it for
 * this tab. Gives the token, or an empty text when the page was opened without one.
 */
export function takeToken(
  location: Pick<Location, "hash" | "pathname" | "search">,
  storage: Storage,
  replaceAddress: (address: string) => void,
): string {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get("token");
  if (fromAddress) {
    storage.setItem(tokenKey, fromAddress);
    replaceAddress(location.pathname + location.search);
  }
  return fromAddress ?? storage.getItem(tokenKey) ?? "";
}

async function post(token: string, method: string, input: unknown): Promise<CallAnswer> {
  const response = await fetch(new URL("api/call", document.baseURI), {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ method, input }),
  });
  // Refusals carry the same envelope as answers, so the body decides and not the status.
  return (await response.json()) as CallAnswer;
}

/** The bridge a browser page makes for itself over HTTP and WebSocket; Electron's preload gives the same object. */
export function createWebBridge(): StudioBridge {
  const own = takeToken(window.location, window.sessionStorage, (address) =>
    window.history.replaceState(null, "", address),
  );
  const token = own === "" ? deviceToken() : own;
  return {
    call: (method, input) => post(token, method, input),
    subscribe(listener: (message: StateMessage) => void, onConnection: (connected: boolean) => void) {
      const address = new URL("api/events", document.baseURI);
      address.protocol = address.protocol.replace("http", "ws");
      return createStateSocket({
        open: () => new WebSocket(address, ["hongcun.v1", `token.${token}`]),
        listener,
        onConnection,
        onShutOut: pairAgain,
      });
    },
    mediaUrl: (reference) =>
      `api/media?ref=${encodeURIComponent(reference)}&token=${encodeURIComponent(token)}`,
    openPrompter() {
      const address = new URL("prompter.html", document.baseURI);
      address.hash = new URLSearchParams({ token }).toString();
      window.open(address, "hongcun-prompter", "popup,width=1280,height=720");
    },
  };
}
