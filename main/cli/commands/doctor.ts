import type { CheckLine } from "../../../preload/contract";
import type { Diagnosis } from "../../doctor";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand, CliContext } from "../command";

const marks: Record<CheckLine["status"], string> = { ok: "✓", warning: "!", error: "✗" };

function print({ lines }: Diagnosis, { io, text }: CliContext): void {
  for (const { title, status, message, hint } of lines) {
    io.out(`${marks[status]} ${title}${text("colon")}${message}`);
    if (status !== "ok") io.out(`    ${hint}`);
  }
}

/** `hongcun doctor`: every check in a line, exit code 1 where one is an error. */
export const addDoctor: AddCommand = (program, context) => {
  const { io, text, bundle, exitWith } = context;
  program
    .command("doctor")
    .description(text("doctor"))
    .option("--data <folder>", text("data"))
    .option("--no-upload", text("upload"))
    .option("--json", text("json"))
    .action(async (options: { data?: string; upload: boolean; json?: true }) => {
      const paths = hostPaths({ data: options.data ?? null, bundle });
      const { diagnoseAlone } = await import("../work/diagnose-alone");
      const diagnosis = await diagnoseAlone(paths, { language: context.language, upload: options.upload });
      if (options.json) io.out(JSON.stringify(diagnosis));
      else print(diagnosis, context);
      exitWith(diagnosis.ok ? 0 : 1);
    });
};
