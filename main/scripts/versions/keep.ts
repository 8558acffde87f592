import type { KeptVersion } from "./file-name";

/** How many versions of a script are kept. */
export const versionsKept = 20;

/** Within these, a text that was kept while typing takes the place of the one before it. */
const autoMilliseconds = 5 * 60_000;

const windowOf = ({ at }: KeptVersion) => Math.floor(at / autoMilliseconds);

/**
 * Which of a script's versions are let go once `added` is kept: older automatic ones of the same five minutes where
 * it is automatic itself, then the oldest beyond twenty. Never `added`, which is what is stored now.
 * @param kept the versions before, newest first.
 */
export function superseded(kept: readonly KeptVersion[], added: KeptVersion): KeptVersion[] {
  const others = kept.filter(({ hash }) => hash !== added.hash);
  const replaced = others.filter(
    (version) => added.kind === "auto" && version.kind === "auto" && windowOf(version) === windowOf(added),
  );
  const stay = others.filter((version) => !replaced.includes(version));
  return [...replaced, ...stay.slice(versionsKept - 1)];
}
