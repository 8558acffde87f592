import type { z } from "zod";
import { engineMethods } from "./engine";
import type { MethodSpec } from "./method";
import { destinationMethods, liveMethods, recordingMethods, stageMethods, studioMethods } from "./outputs";
import { mediaMethods, overlayMethods, productMethods, showMethods } from "./programme";
import { prompterMethods } from "./prompter";
import { remoteMethods } from "./remote";
import { reviewMethods } from "./review";
import { scriptMethods } from "./script";

export * from "./engine";
export type { MethodSpec } from "./method";
export * from "./outputs";
export * from "./programme";
export * from "./prompter";
export * from "./remote";
export * from "./review";
export * from "./script";

/** Every method of the studio by name. Scripts and remote controls depend on these names: never rename one silently. */
export const methods = {
  ...engineMethods,
  ...overlayMethods,
  ...mediaMethods,
  ...productMethods,
  ...scriptMethods,
  ...prompterMethods,
  ...showMethods,
  ...destinationMethods,
  ...liveMethods,
  ...recordingMethods,
  ...reviewMethods,
  ...stageMethods,
  ...studioMethods,
  ...remoteMethods,
};

export type MethodName = keyof typeof methods;

/** What a caller may pass: defaults may be left out. */
export type MethodInput<Name extends MethodName> = z.input<(typeof methods)[Name]["input"]>;

/** What a handler receives: checked, defaults filled in. */
export type CheckedInput<Name extends MethodName> = z.output<(typeof methods)[Name]["input"]>;

export type MethodResult<Name extends MethodName> =
  (typeof methods)[Name] extends MethodSpec<z.ZodType, infer Result> ? Result : never;

/** One handler a method. A studio that lacks one does not compile. */
export type Handlers = {
  [Name in MethodName]: (input: CheckedInput<Name>) => Promise<MethodResult<Name>> | MethodResult<Name>;
};

/** The handlers one subsystem brings. */
export type HandlersFor<Names extends MethodName> = Pick<Handlers, Names>;
