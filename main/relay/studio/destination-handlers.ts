import {
  type CheckedInput,
  type DestinationState,
  type HandlersFor,
  StudioError,
} from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { DestinationStore } from "../destinations/store";
import { testDestination } from "./destination-test";

export type DestinationHandlers = HandlersFor<
  "destination.list" | "destination.save" | "destination.remove" | "destination.order" | "destination.test"
>;

/** What a change of the saved destinations does to a running show. */
export interface OnAir {
  has(id: string): boolean;
  /** Takes it in, or begins anew with it. @throws StudioError `core.not-found`, `relay.key-missing` */
  add(id: string): Promise<void>;
  remove(id: string): void;
  /** Follows the saved order. */
  order(): void;
  /** The saved ones are shown as they are now. */
  show(): void;
}

/** What the screen of destinations asks for. */
export function destinationHandlers(
  context: StudioContext,
  destinations: DestinationStore,
  onAir: OnAir,
): DestinationHandlers {
  function stateOf(id: string): DestinationState {
    const state = context.store.get().destinations.find((destination) => destination.id === id);
    if (state === undefined) throw new StudioError("core.not-found", { params: { what: "平台", id } });
    return state;
  }

  /** A destination on air follows its edit; one that is not never goes on air by being saved. */
  async function save(input: CheckedInput<"destination.save">): Promise<DestinationState> {
    const { saved, isMoved } = await destinations.save(input);
    const { id, enabled, keyMask } = saved;
    if (onAir.has(id)) {
      if (!enabled || keyMask === "") onAir.remove(id);
      else if (isMoved) await onAir.add(id);
    }
    onAir.show();
    return stateOf(id);
  }

  return {
    "destination.list": () => context.store.get().destinations,
    "destination.save": save,
    "destination.remove": async ({ id }) => {
      await destinations.remove(id);
      if (onAir.has(id)) onAir.remove(id);
      onAir.show();
    },
    "destination.order": async ({ ids }) => {
      await destinations.order(ids);
      onAir.order();
      onAir.show();
    },
    "destination.test": ({ id }) => testDestination(context, destinations, stateOf(id)),
  };
}
