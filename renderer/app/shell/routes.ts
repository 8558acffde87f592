import {
  Clapperboard,
  LayoutTemplate,
  type LucideIcon,
  Radio,
  ScrollText,
  Settings,
  Share2,
  ShoppingBasket,
} from "lucide-react";
import { create } from "zustand";

export const routes = [
  "onAir",
  "scripts",
  "scenes",
  "products",
  "platforms",
  "rehearsals",
  "settings",
] as const;
export type Route = (typeof routes)[number];

export const routeIcons: Record<Route, LucideIcon> = {
  onAir: Radio,
  scripts: ScrollText,
  scenes: LayoutTemplate,
  products: ShoppingBasket,
  platforms: Share2,
  rehearsals: Clapperboard,
  settings: Settings,
};

interface Navigation {
  route: Route;
  go: (route: Route) => void;
}

/** Which screen is shown. */
export const useNavigation = create<Navigation>((set) => ({
  route: "onAir",
  go: (route) => set({ route }),
}));
