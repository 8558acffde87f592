import { Command, CommanderError } from "commander";
import type { AddCommand, CliContext } from "./command";
import { addCall } from "./commands/call";
import { addCheck } from "./commands/check";
import { addDoctor } from "./commands/doctor";
import { addOverlay } from "./commands/overlay";
import { addPreset } from "./commands/preset";
import { addRehearse } from "./commands/rehearse";
import { addRelay } from "./commands/relay";
import { addServe } from "./commands/serve";
import { type ExitCode, fail } from "./failure";
import type { CliIo } from "./io";
import { pickLanguage } from "./language";
import { type CliText, cliTexts } from "./texts";

export interface CliSetup {
  io: CliIo;
  version: string;
  /** The folder of the running bundle. */
  bundle: string;
}

const commands: AddCommand[] = [
  ...[addServe, addCall, addDoctor, addPreset, addOverlay],
  ...[addRehearse, addRelay, addCheck],
];

/** The language must be known before commander is told its texts, so it is read ahead. */
function optionAhead(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const found = args[index];
  return found?.includes("=") ? found.slice(name.length + 1) : args[index + 1];
}

function addCommonOptions(command: Command, text: CliText): void {
  command.option("--lang <language>", text("lang")).helpOption("-h, --help", text("help"));
  for (const inner of command.commands) addCommonOptions(inner, text);
}

function buildProgram(context: CliContext): Command {
  const { text, io, version } = context;
  const program = new Command("hongcun")
    .description(text("description"))
    .version(version, "-V, --version", text("version"))
    .option("--lang <language>", text("lang"))
    .helpOption("-h, --help", text("help"))
    .helpCommand("help [command]", text("helpCommand"))
    .exitOverride()
    .configureOutput({
      writeOut: (written) => io.out(written.trimEnd()),
      // Errors are thrown and worded by `fail`; help shown because of an error still belongs on stderr.
      writeErr: (written) => void (written.startsWith("error:") || io.err(written.trimEnd())),
    });
  for (const add of commands) add(program, context);
  for (const command of program.commands) addCommonOptions(command, text);
  return program;
}

/** Runs the `hongcun` command with its arguments (without the program's name) and gives the exit code. */
export async function runCli(args: readonly string[], { io, version, bundle }: CliSetup): Promise<ExitCode> {
  const language = pickLanguage(optionAhead(args, "--lang"), io.env);
  let exitCode: ExitCode = 0;
  const program = buildProgram({
    io,
    language,
    text: cliTexts(language),
    version,
    bundle,
    exitWith(code) {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    if (thrown instanceof CommanderError && thrown.code === "commander.help") return 2;
    return fail(thrown, language, args.includes("--json"), io);
  }
}
