import { StudioError } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand, CliContext } from "../command";
import type { CheckedFile } from "../work/check-files";

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
      const { checkFiles } = await import("../work/check-files");
      const checked = await checkFiles(files, resources, context.language);
      const count = checked.reduce((sum, { problems }) => sum + problems.length, 0);
      if (options.json) io.out(JSON.stringify({ ok: count === 0, files: checked }));
      else print(checked, context);
      if (count > 0 && !options.json) throw new StudioError("hosts.findings", { params: { count } });
      if (count > 0) context.exitWith(1);
    });
};
