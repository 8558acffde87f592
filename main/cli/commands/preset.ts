import type { Canvas } from "../../../preload/contract";
import { hostPaths } from "../../hosts/paths";
import { findRunning } from "../../hosts/run-file";
import { parseCanvas } from "../canvas-option";
import { callStudio, type StudioTarget } from "../client";
import type { AddCommand } from "../command";
import { printValue } from "../print";

/** `hongcun preset apply`: by the studio that runs, or else straight into OBS. */
export const addPreset: AddCommand = (program, context) => {
  const { io, text, bundle } = context;
  const preset = program.command("preset").description(text("preset"));
  preset
    .command("apply")
    .description(text("presetApply"))
    .argument("<id>", text("presetId"))
    .option("--canvas <WxH>", text("canvas"), parseCanvas)
    .option("--url <address>", text("url"))
    .option("--token <token>", text("token"))
    .option("--data <folder>", text("data"))
    .option("--json", text("json"))
    .action(async (id: string, { canvas, ...target }: StudioTarget & { canvas?: Canvas }) => {
      const input = canvas === undefined ? { id } : { id, canvas };
      const { runFile } = hostPaths({ data: target.data ?? null, bundle });
      const isRunning = target.url !== undefined || (await findRunning(runFile)) !== null;
      if (isRunning) return printValue(io, await callStudio(target, bundle, "preset.apply", input));
      const { applyAlone } = await import("../work/apply-alone");
      printValue(io, await applyAlone(target, context, input));
    });
};
