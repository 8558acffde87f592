import type { CliIo } from "./io";

/** Prints a value as JSON: indented on a terminal, one line for a program that reads it. */
export function printValue(io: CliIo, value: unknown): void {
  io.out(JSON.stringify(value, null, io.isTerminal ? 2 : undefined));
}
