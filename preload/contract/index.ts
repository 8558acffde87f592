/**
 * The one contract between the studio and its screens, hosts and scripts: methods with checked inputs, the
 * mirrored state, the data formats, and every error code with its texts. Imports nothing but zod.
 */
export * from "./bridge";
export * from "./data/common";
export * from "./data/destination";
export * from "./data/finding";
export * from "./data/geometry";
export * from "./data/job";
export * from "./data/made";
export * from "./data/overlay";
export * from "./data/pan";
export * from "./data/preset";
export * from "./data/product";
export * from "./data/product-claims";
export * from "./data/product-fields";
export * from "./data/product-sheet";
export * from "./data/prompter-position";
export * from "./data/remote";
export * from "./data/review";
export * from "./data/script";
export * from "./data/script-files";
export * from "./data/settings";
export * from "./data/show";
export * from "./data/show-report";
export * from "./data/term";
export * from "./data/timeline";
export * from "./data/voice-check";
export * from "./errors";
export * from "./language";
export * from "./methods";
export * from "./rest-of-show";
export * from "./state";
export * from "./texts";
export * from "./upload-budget";
