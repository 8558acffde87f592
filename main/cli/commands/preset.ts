import { InvalidArgumentError } from "commander";
import { type Canvas, canvasSchema } from "../../../preload/contract";
import { openStudio } from "../../hosts/open-studio";
import { hostPaths } from "../../hosts/paths";
import { findRunning } from "../../hosts/run-file";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { keyFileSealer } from "../../storage";
import { callStudio, type StudioTarget } from "../client";
import type { AddCommand, CliContext } from "../command";
import { RefusedCall } from "../failure";
import { printValue } from "../print";

function parseCanvas(text: string): Canvas {
  const [width, height] = text.split(/[x×*]/i).map(Number);
  const canvas = canvasSchema.safeParse({ width, height });
  if (canvas.success) return canvas.data;
  throw new InvalidArgumentError(canvas.error.issues[0]?.message ?? "WIDTHxHEIGHT");
}

/** Opens a studio for this one command: connects to OBS, builds, and lets go again. */
async function applyAlone(
  target: StudioTarget,
  { bundle, version }: CliContext,
  input: unknown,
): Promise<unknown> {
  const paths = hostPaths({ data: target.data ?? null, bundle });
  const { studio } = await openStudio({
    paths,
    version,
    openSettings: openConfSettings,
    sealers: [keyFileSealer(paths.secretsKey)],
  });
  const call = async (method: string, given: unknown): Promise<unknown> => {
    const answer = await studio.dispatch(method, given);
    if (!answer.ok) throw new RefusedCall(answer.error);
    return answer.value;
  };
  try {
    await call("engine.connect", { engine: "obs" });
    return await call("preset.apply", input);
  } finally {
    await studio.close();
  }
}

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
      const applied = isRunning
        ? await callStudio(target, bundle, "preset.apply", input)
        : await applyAlone(target, context, input);
      printValue(io, applied);
    });
};
