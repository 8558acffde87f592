import type { ScriptVersion } from "../../../preload/contract";

/** A kept version as its file's name tells it, so that a list of versions reads no file. */
export type KeptVersion = Pick<ScriptVersion, "hash" | "at" | "length" | "kind">;

/** `1764300000000-auto-0123456789abcdef-532.md`: when, how it came about, which text, read-aloud characters. */
const pattern = /^(\d{1,15})-(auto|saved|restored)-([0-9a-f]{16})-(\d{1,8})\.md$/;

const isKind = (text: string | undefined): text is KeptVersion["kind"] =>
  text === "auto" || text === "saved" || text === "restored";

export const fileNameOf = ({ at, kind, hash, length }: KeptVersion): string =>
  `${at}-${kind}-${hash}-${length}.md`;

/** Null for a file that is no version: it is left alone. */
export function versionOfFile(name: string): KeptVersion | null {
  const [, at, kind, hash, length] = pattern.exec(name) ?? [];
  if (hash === undefined || !isKind(kind)) return null;
  return { at: Number(at), kind, hash, length: Number(length) };
}
