import type { FindingSeverity } from "../../../preload/contract";
import { StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand, CliContext } from "../command";
import type { CliTextKey } from "../texts";
import type { CheckedFile, PlacedFinding } from "../work/check-files";

const severityWords: Record<FindingSeverity, CliTextKey> = {
  error: "severityError",
  warning: "severityWarning",
  note: "severityNote",
};

/** `讲稿.md:8:1: 错误：……` with what to do and the law behind it below. */
function printFinding(file: string, finding: PlacedFinding, { io, text }: CliContext): void {
  const { line, column, severity, message, hint, basis } = finding;
  io.out(`${file}:${line}:${column}: ${text(severityWords[severity])}${text("colon")}${message}`);
  if (hint !== "") io.out(`    ${hint}`);
  if (basis !== "") io.out(`    ${basis}`);
}

function print(checked: CheckedFile[], context: CliContext): void {
  for (const { file, problems } of checked) {
    if (problems.length === 0) context.io.out(context.text("fine", { file }));
    for (const finding of problems) printFinding(file, finding, context);
  }
}

/** `hongcun check`: every finding as `file:line:column: severity: what`, exit code 1 where one is an error. */
export const addCheck: AddCommand = (program, context) => {
  const { io, text } = context;
  program
    .command("check")
    .description(text("check"))
    .argument("<file...>", text("checkFiles"))
    .option("--json", text("json"))
    .action(async (files: string[], options: { json?: true }) => {
      const { resources } = hostPaths({ data: null, bundle: context.bundle }).studio;
      const { checkFiles } = await import("../work/check-files");
      const checked = await checkFiles(files, resources, context.language);
      const found = checked.flatMap(({ problems }) => problems);
      const count = found.filter(({ severity }) => severity === "error").length;
      if (options.json) io.out(JSON.stringify({ ok: count === 0, files: checked }));
      else print(checked, context);
      if (count > 0 && !options.json) throw new StudioError("hosts.findings", { params: { count } });
      if (count > 0) context.exitWith(1);
    });
};
