// The quotes may be escaped themselves: JSON inside a JSON log line.
const secretFields =
  /(\\*"(?:key|password|passphrase|token|secret|serverPassword|server_password|authorization|streamKey|stream_key)\\*"\s*:\s*)(\\*")(?:\\.|(?!\2)[\s\S])*?\2/gi;
const streamAddress = /\b((?:rtmps?|srt|rist):\/\/)([^\s"'<>\\]+)/gi;
const commandFlags = /(--(?:websocket_password|password|token|key)[= ])(\S+)/gi;
const bearer = /\b(Bearer\s+)[\w.~+/-]+=*/gi;

/** A stream address without what may be secret: user, path after the application, and query are masked. */
export function redactAddress(address: string): string {
  return address.replace(streamAddress, (_whole, scheme: string, rest: string) => {
    const withoutQuery = rest.split(/[?#]/)[0] ?? "";
    const parts = withoutQuery.split("/");
    const host = (parts[0] ?? "").replace(/^.*@/, "•••@");
    const application = parts[1] ? `/${parts[1]}` : "";
    const hasMore = parts.length > 2 || rest.length > withoutQuery.length;
    return `${scheme}${host}${application}${hasMore ? "/•••" : ""}`;
  });
}

/** Masks stream keys, passwords and tokens in any text on its way to a log, an error or a screen. */
export function redactText(text: string): string {
  return redactAddress(text)
    .replace(secretFields, "$1$2•••$2")
    .replace(commandFlags, "$1•••")
    .replace(bearer, "$1•••");
}

/** How a saved key is shown: its last four characters, or only dots when it is short. */
export function maskKey(key: string): string {
  if (key === "") return "";
  return key.length >= 12 ? `••••${key.slice(-4)}` : "••••";
}
