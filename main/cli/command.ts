import type { Command } from "commander";
import type { Language } from "../../preload/contract";
import type { ExitCode } from "./failure";
import type { CliIo } from "./io";
import type { CliText } from "./texts";

/** What every command is given. */
export interface CliContext {
  io: CliIo;
  language: Language;
  text: CliText;
  version: string;
  /** The folder of the running bundle. */
  bundle: string;
  /** Sets the exit code of a command that ran to its end. */
  exitWith(code: ExitCode): void;
}

/**
 * Adds one command to the program. What only that command needs it imports when it runs: a script may call
 * `hongcun` hundreds of times, and most of them need none of it.
 */
export type AddCommand = (program: Command, context: CliContext) => void;
