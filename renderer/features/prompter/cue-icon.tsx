import { Clapperboard, type LucideIcon, PanelBottom, ShoppingBasket, Timer } from "lucide-react";
import type { CueKind } from "../../../preload/contract";

export const cueIcons: Record<CueKind, LucideIcon> = {
  scene: Clapperboard,
  product: ShoppingBasket,
  overlay: PanelBottom,
  pause: Timer,
};
