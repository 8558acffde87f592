import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Player, PlayerState } from "./player";

export const PlayerContext = createContext<Player | null>(null);

/** The page's player. */
export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === null) throw new Error("A part of the review was used outside its page");
  return player;
}

/** Something of what the player says now. */
export function usePlayerState<Value>(select: (state: PlayerState) => Value): Value {
  return useStore(usePlayer().store, select);
}
