import type { Destination, Platform } from "../../../preload/contract";
import { destinationSchema } from "../../../preload/contract";

/** A destination as it is typed. The key is only ever in this form and on its way to the secrets store. */
export interface DestinationDraft {
  id: string;
  platform: string;
  name: string;
  server: string;
  key: string;
  enabled: boolean;
}

export type DestinationFault =
  | "name"
  | "server"
  | "serverMissing"
  | "keyInServer"
  | "addressInKey"
  | "keyBlank";
export type DestinationWarning = "fullWidth" | "unfit";

const addressLike = /^\s*rtmps?:\/\//i;
/** Shorter last parts of an address are names of applications; keys are longer. */
const shortestKey = 16;

/** What is wrong with what was typed, by field. `hasSavedKey`: a key is in the secrets store already. */
export function destinationFaults(
  draft: DestinationDraft,
  hasSavedKey = false,
): { name?: DestinationFault; server?: DestinationFault; key?: DestinationFault } {
  const faults: ReturnType<typeof destinationFaults> = {};
  const { name, key } = draft;
  const server = draft.server.trim();
  if (!destinationSchema.shape.name.safeParse(name).success) faults.name = "name";
  if (server === "") faults.server = "serverMissing";
  else if (!destinationSchema.shape.server.safeParse(server).success) faults.server = "server";
  // Beside a key, a query is the server's own signature; without one, it or a long last part is most likely the key.
  else if (key.trim() === "" && !hasSavedKey && (/[?&=]/.test(server) || /\/[^/]{24,}$/.test(server)))
    faults.server = "keyInServer";
  if (addressLike.test(key)) faults.key = "addressInKey";
  else if (/\s/.test(key.trim())) faults.key = "keyBlank";
  return faults;
}

const fits = (pattern: string, text: string): boolean => new RegExp(pattern, "i").test(text);

/** What looks odd but may be right, by field: said, and saved all the same. */
export function destinationWarnings(
  { server, key }: DestinationDraft,
  platform: Pick<Platform, "serverPatterns" | "key"> | undefined,
): { server?: DestinationWarning; key?: DestinationWarning } {
  const warnings: ReturnType<typeof destinationWarnings> = {};
  const address = server.trim();
  if (isFullWidth(server)) warnings.server = "fullWidth";
  else if (
    /^rtmps?:\/\/[^/]+\/./i.test(address) &&
    platform?.serverPatterns.length &&
    !platform.serverPatterns.some((pattern) => fits(pattern, address))
  )
    warnings.server = "unfit";
  if (isFullWidth(key)) warnings.key = "fullWidth";
  else if (key.trim() !== "" && platform?.key.pattern && !fits(platform.key.pattern, key.trim()))
    warnings.key = "unfit";
  return warnings;
}

/** Holds what a Chinese keyboard types in place of the characters of an address: ：／．。？＝ and the like. */
export const isFullWidth = (text: string): boolean => /[！-～。、]/u.test(text);

/** The same with the characters that addresses and keys are made of. */
export const narrowed = (text: string): string =>
  text
    .replaceAll("。", ".")
    .replaceAll("、", "/")
    .replace(/[！-～]/gu, (wide) => wide.normalize("NFKC"));

/** A whole address with its key, taken apart at the last slash before its query; null where it holds no key. */
export function splitPasted(text: string): { server: string; key: string } | null {
  const address = narrowed(text.trim());
  const match = /^(rtmps?:\/\/[^/\s]+\/[^?\s]*)\/([^/?\s]*)(\?\S*)?$/i.exec(address);
  if (match === null) return null;
  const [, server = "", last = "", query = ""] = match;
  const key = `${last}${query}`;
  return query === "" && last.length < shortestKey ? null : { server, key };
}

/** At once so many more characters are not typed but pasted. */
const pastedCharacters = 6;

/** The draft with one field's new text; where a whole address with its key was pasted, both get into their fields. */
export function withPasted(
  draft: DestinationDraft,
  field: "name" | "server" | "key",
  text: string,
): { draft: DestinationDraft; wasSplit: boolean } {
  const plain = { draft: { ...draft, [field]: text }, wasSplit: false };
  if (field === "name" || text.length - draft[field].length < pastedCharacters) return plain;
  const parts = splitPasted(text);
  return parts === null ? plain : { draft: { ...draft, ...parts }, wasSplit: true };
}

/** The destination a draft stands for, with the key where one was typed; an empty key keeps the saved one. */
export function destinationOf(draft: DestinationDraft): Destination & { key?: string } {
  const key = draft.key.trim();
  const { id, platform, enabled } = draft;
  const destination = { id, platform, name: draft.name.trim(), server: draft.server.trim(), enabled };
  return key === "" ? destination : { ...destination, key };
}

/** A name no other destination has: the platform's own, or with a number behind. At most 40 characters. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name} ${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
