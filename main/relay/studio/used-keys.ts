import type { StudioContext } from "../../core";
import type { RelayReport } from "../core/config";
import type { DestinationStore } from "../destinations/store";

/** Some platforms take a key once only: which had the picture is noted the first time it has in a show. */
export interface UsedKeys {
  /** Another show. */
  begin(): void;
  take(report: RelayReport): void;
}

export function createUsedKeys({ log }: StudioContext, destinations: DestinationStore): UsedKeys {
  const used = new Set<string>();
  return {
    begin: () => used.clear(),
    take(report) {
      const fresh = report.destinations
        .filter(({ id, publishedAt }) => publishedAt !== null && !used.has(id))
        .map(({ id }) => id)
        .filter((id) => destinations.list().some((saved) => saved.id === id));
      for (const id of fresh) used.add(id);
      if (fresh.length === 0) return;
      destinations
        .noteUsed(fresh)
        .catch((error: unknown) => log.warn({ err: error }, "The use of a key was not noted"));
    },
  };
}
