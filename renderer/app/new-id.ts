/**
 * A fresh id: what is Latin of a name, else the kind of thing, and a stamp that keeps it apart. Ids name files and
 * OBS sources, so they hold a-z, 0-9 and - alone.
 */
export function newId(kind: string, name: string, taken: Iterable<string>, now = Date.now()): string {
  const latin = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  const used = new Set(taken);
  if (latin && !used.has(latin)) return latin;
  return `${latin || kind}-${now.toString(36)}`;
}
