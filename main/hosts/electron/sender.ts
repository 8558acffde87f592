import { isOwnPage } from "./address";

/** What a message's sender looks like; `event.senderFrame` in Electron's terms. */
export interface Sender {
  /** Undefined when the frame has gone or navigated since. */
  url: string | undefined;
  isMainFrame: boolean;
}

/** Only the top frame of our own pages may talk to the studio. Source: Electron's security list, item 17. */
export const isOwnSender = (sender: Sender, devServer: string | null): boolean =>
  sender.isMainFrame && isOwnPage(sender.url, devServer);

/** What our pages may ask the system for; everything else, and everyone else, is refused. */
const allowed = new Set([
  "media",
  "display-capture",
  "fullscreen",
  "screen-wake-lock",
  "clipboard-sanitized-write",
]);

export const mayHave = (permission: string, address: string | undefined, devServer: string | null): boolean =>
  allowed.has(permission) && isOwnPage(address, devServer);
