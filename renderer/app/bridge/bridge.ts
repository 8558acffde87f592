import type { StudioBridge } from "../../../preload/contract";
import { createWebBridge } from "./web-bridge";

let current: StudioBridge | null = null;

/** The one bridge of this page: Electron's where there is one, else the browser's own. */
export function bridge(): StudioBridge {
  current ??= window.hongcun ?? createWebBridge();
  return current;
}

/** Address a page can load a media reference from, or undefined for none. */
export const mediaUrl = (reference: string | null | undefined): string | undefined =>
  reference ? bridge().mediaUrl(reference) : undefined;

/** Address that hands the file of a media reference over under its own name. */
export const downloadUrl = (reference: string): string => `${bridge().mediaUrl(reference)}&download=1`;
