export * from "./machine";
export * from "./settings";
