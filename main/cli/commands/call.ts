import { callStudio, type StudioTarget } from "../client";
import type { AddCommand } from "../command";
import { printValue } from "../print";
import { parseJson } from "../read-json";

/** `hongcun call`: one method of a running studio; prints its value as JSON. */
export const addCall: AddCommand = (program, { io, text, bundle }) => {
  program
    .command("call")
    .description(text("call"))
    .argument("<method>", text("callMethod"))
    .argument("[json]", text("callInput"))
    .option("--url <address>", text("url"))
    .option("--token <token>", text("token"))
    .option("--data <folder>", text("data"))
    .option("--json", text("json"))
    .action(async (method: string, json: string | undefined, target: StudioTarget) => {
      const input = parseJson((json === "-" ? await io.readStdin() : json) ?? "{}", method);
      printValue(io, await callStudio(target, bundle, method, input));
    });
};
