export { act, perform, useBusy } from "./act";
export { hintOf, useTroubles } from "./trouble";
