import { StudioError } from "../../preload/contract";
import type { LiveDestination } from "./ports";

/** Who gets the show, by the way it reaches them. */
export interface Chosen {
  /** Published to by the relay, in the user's order. */
  published: LiveDestination[];
  /** Fed by the virtual camera. */
  companions: LiveDestination[];
}

/**
 * The destinations of a show: those asked for, or every one that is switched on.
 * @throws StudioError `core.not-found`, `live.no-destination`, `live.key-missing`
 */
export function chooseDestinations(all: readonly LiveDestination[], wanted: string[] | undefined): Chosen {
  const unknown = wanted?.find((id) => !all.some((destination) => destination.id === id));
  if (unknown !== undefined)
    throw new StudioError("core.not-found", { params: { what: "平台", id: unknown } });
  const chosen = all.filter(({ id, enabled }) => (wanted === undefined ? enabled : wanted.includes(id)));
  if (chosen.length === 0) throw new StudioError("live.no-destination");
  const published = chosen.filter(({ kind }) => kind === "rtmp");
  const keyless = published.find(({ hasKey }) => !hasKey);
  if (keyless)
    throw new StudioError("live.key-missing", { params: { name: keyless.name }, field: keyless.id });
  return { published, companions: chosen.filter(({ kind }) => kind === "companion") };
}
