import { basename, extname } from "node:path";
import { type ScriptFinding, StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import { parseScript, type ScriptReferences } from "../../scripts";
import { describeProblems } from "../../scripts/line-problem";
import type { AddCommand, CliContext } from "../command";
import { readTextFile } from "../read-json";
import { shippedReferences } from "../references";

interface CheckedFile {
  file: string;
  problems: ScriptFinding[];
}

/** What is wrong with one script. Products are the user's own, so a cue to one is checked for its form alone. */
async function checkFile(
  file: string,
  references: ScriptReferences,
  { language }: CliContext,
): Promise<CheckedFile> {
  const markdown = await readTextFile(file);
  const { problems } = parseScript(basename(file, extname(file)), markdown, references);
  const known = problems.filter(({ code }) => code !== "scripts.unknown-product");
  return { file, problems: describeProblems(known, language) };
}

function print(checked: CheckedFile[], { io, text }: CliContext): void {
  for (const { file, problems } of checked) {
    if (problems.length === 0) io.out(text("fine", { file }));
    for (const { line, message } of problems) io.out(`${file}:${line}: ${message}`);
  }
}

/** `hongcun check`: every problem as `file:line: what`, exit code 1 where there is one. */
export const addCheck: AddCommand = (program, context) => {
  const { io, text } = context;
  program
    .command("check")
    .description(text("check"))
    .argument("<file...>", text("checkFiles"))
    .option("--json", text("json"))
    .action(async (files: string[], options: { json?: true }) => {
      const { resources } = hostPaths({ data: null, bundle: context.bundle }).studio;
      const references = await shippedReferences(resources);
      const checked = await Promise.all(files.map((file) => checkFile(file, references, context)));
      const count = checked.reduce((sum, { problems }) => sum + problems.length, 0);
      if (options.json) io.out(JSON.stringify({ ok: count === 0, files: checked }));
      else print(checked, context);
      if (count > 0 && !options.json) throw new StudioError("hosts.findings", { params: { count } });
      if (count > 0) context.exitWith(1);
    });
};
