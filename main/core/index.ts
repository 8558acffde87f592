/** What every subsystem stands on. Any folder under main may import this one; it imports nothing but the contract. */
export * from "./clock";
export * from "./context";
export * from "./devices";
export * from "./dispatch";
export * from "./engine";
export * from "./initial-state";
export * from "./jobs";
export * from "./log";
export * from "./problems";
export * from "./redact";
export * from "./store";
