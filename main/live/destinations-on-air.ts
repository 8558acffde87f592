import { type HandlersFor, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { LiveDestination, LivePorts } from "./ports";

export type OnAirMethods = "destination.start" | "destination.stop" | "destination.restart";

/** What one show is made of, as far as its destinations need it. */
export interface OnAirParts {
  ports: LivePorts;
  startCamera(): Promise<void>;
  /** False while the show has companions alone, and no relay runs. */
  hasRelay(): boolean;
  /** Starts the relay in mid-show for its first destination. */
  startRelay(id: string): Promise<void>;
}

/** @throws StudioError `live.not-on-air` */
export function assertOnAir({ store }: StudioContext): void {
  const { status } = store.get().live;
  if (status !== "on-air" && status !== "starting") throw new StudioError("live.not-on-air");
}

/** One destination taken in, out or connected to anew in mid-show; the others go on. */
export function onAirHandlers(context: StudioContext, parts: OnAirParts): HandlersFor<OnAirMethods> {
  const { ports } = parts;

  function find(id: string): LiveDestination {
    assertOnAir(context);
    const found = ports.relay.destinations().find((destination) => destination.id === id);
    if (found === undefined) throw new StudioError("core.not-found", { params: { what: "平台", id } });
    return found;
  }

  /** @throws StudioError `live.companion-own` */
  function findPublished(id: string): LiveDestination {
    const found = find(id);
    if (found.kind === "companion")
      throw new StudioError("live.companion-own", { params: { name: found.name } });
    return found;
  }

  return {
    "destination.start": async ({ id }) => {
      const { kind } = find(id);
      if (kind === "companion") await parts.startCamera();
      else if (parts.hasRelay()) await ports.relay.add(id);
      else await parts.startRelay(id);
    },
    "destination.stop": async ({ id }) => {
      const { name } = findPublished(id);
      const { destinations } = context.store.get();
      const others = destinations.filter((other) => other.id !== id && other.status !== "off");
      if (others.length === 0) throw new StudioError("live.last-destination", { params: { name } });
      await ports.relay.drop(id);
    },
    "destination.restart": async ({ id }) => {
      findPublished(id);
      if (parts.hasRelay()) await ports.relay.restart(id);
      else await parts.startRelay(id);
    },
  };
}
