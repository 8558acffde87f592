import type { OverlayFormat } from "../../preload/contract";
import type { Engine } from "../core";

/** What the form of a card depends on. */
export interface FormatSituation {
  asked: "auto" | OverlayFormat;
  /** The engine that shows it; null where there is none. */
  engine: Engine["kind"] | null;
  hasClock: boolean;
  scrolls: boolean;
  /** Something stands in its slot. */
  replaces: boolean;
  /** Movement is wanted: the setting. */
  motion: boolean;
  /** Whether its clip lies there drawn. */
  isDrawn: () => Promise<boolean>;
}

/**
 * The form a card takes on an engine. OBS needs the clip of a running clock, the stage draws digits itself. `auto` moves
 * only where nothing has to be drawn first, and never in place of another card: what follows in a slot just stands.
 */
export async function chooseFormat(situation: FormatSituation): Promise<OverlayFormat> {
  const { asked, engine, hasClock, scrolls, replaces, motion, isDrawn } = situation;
  if (scrolls) return "still";
  if (hasClock) return engine === "obs" ? "clip" : "still";
  if (asked !== "auto") return asked;
  if (engine !== "obs" || replaces || !motion) return "still";
  return (await isDrawn()) ? "clip" : "still";
}
