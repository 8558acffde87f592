/** Files that survive a crash, and secrets. A foundation: any folder under main may import it. */
export * from "./atomic";
export * from "./file-name";
export * from "./json-file";
export * from "./media";
export * from "./secrets";
export * from "./secrets-key-file";
export * from "./secrets-sealed";
