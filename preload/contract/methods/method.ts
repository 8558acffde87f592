import type { z } from "zod";

/** One method of the contract: how its input is checked, and what it gives back. */
export interface MethodSpec<Input extends z.ZodType = z.ZodType, Result = unknown> {
  readonly input: Input;
  /** One line for `/api/schema` and the command line. */
  readonly summary: string;
  /** Carries the result's type only; never set. */
  readonly result?: Result;
}

/** Declares a method: `method<Result>()("what it does", inputSchema)`. */
export const method =
  <Result = void>() =>
  <Input extends z.ZodType>(summary: string, input: Input): MethodSpec<Input, Result> => ({ input, summary });
