export { createWatch, type Watch, type WatchPorts } from "./watch";
