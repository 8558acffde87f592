import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/pairing";

export const pairing: SameKeys<typeof zh.pairing> = {
  title: "Connect to the studio's prompter",
  text: "Type the six figures that the studio's computer shows. This is needed once.",
  code: "Six-figure code",
  name: "What this device is called",
  send: "Pair",
  busy: "Pairing…",
  unreachable:
    "The studio cannot be reached. See that this device is in the same wireless network as the studio's computer, and try again.",
  device: { ipad: "iPad", iphone: "iPhone", android: "Android device", computer: "Another computer" },
};

export const remote: SameKeys<typeof zh.remote> = {
  title: "Tablets and phones",
  purpose:
    "Tablets and phones in the same wireless network can be prompters. They show and move the text and fire its cues, and see nothing else; a device that was not paired cannot get in.",
  on: "Let tablets and phones connect",
  turningOn: "Switching on…",
  invite: "Pair a device",
  inviting: "Making a code…",
  scan: "Scan this with the tablet or phone, or open the address below in its browser and type these six figures:",
  good: "Good for {{minutes}} more min, once.",
  noNetwork: "This computer is in no network now. Connect it and make the code again.",
  qr: "QR code that opens {{address}}",
  cancel: "Make this code worthless",
  none: "No device is paired yet.",
  connected: "Connected",
  seen: "Last seen {{time}}",
  never: "Never connected",
  revoke: "Remove",
  plain: "The script travels unencrypted in the wireless network: do not use a stranger's network for it.",
  failed: "It could not be switched on; the strip at the top says why.",
};
