import type { StudioBridge } from "./contract/bridge";

declare global {
  interface Window {
    /** Present under Electron only; the browser host's page makes its own. */
    readonly hongcun?: StudioBridge;
  }
}
