import { join } from "node:path";
import { z } from "zod";
import { type CheckLine, destinationSchema } from "../../../preload/contract";
import { silentLog } from "../../core";
import { type Diagnosis, diagnose } from "../../doctor";
import { obsPort } from "../../hosts/doctor-ports";
import { type HostPaths, hostPaths } from "../../hosts/paths";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { realSystem } from "../../obs";
import { createFfmpeg } from "../../process/ffmpeg";
import { readSettings } from "../../settings";
import { createSealedSecrets, jsonFile, keyFileSealer, secretNames } from "../../storage";
import type { AddCommand, CliContext } from "../command";

const nothing = () => undefined;

/** Destinations as stored; a damaged file is the studio's to report. */
async function storedDestinations(data: string) {
  const schema = z.object({ version: z.literal(1), destinations: z.array(destinationSchema) });
  const fallback = (): z.output<typeof schema> => ({ version: 1, destinations: [] });
  const file = jsonFile(join(data, "destinations.json"), {
    schema,
    version: 1,
    fallback,
    onCorrupt: nothing,
  });
  return (await file.read()).destinations.filter(({ enabled }) => enabled);
}

/** Runs every check without a studio, from what is stored in the data folder. */
async function diagnoseAlone({ studio, secretsKey }: HostPaths, context: CliContext, upload: boolean) {
  const { video } = readSettings(openConfSettings(studio.data).read());
  const secrets = createSealedSecrets({
    path: join(studio.data, "secrets.bin"),
    sealers: [keyFileSealer(secretsKey)],
    onLocked: nothing,
    onCorrupt: nothing,
  });
  const ffmpeg = createFfmpeg(silentLog);
  try {
    return await diagnose(
      { data: studio.data, fonts: studio.fonts, recordingKbps: video.videoKbps + video.audioKbps },
      {
        obs: obsPort(realSystem(), () => secrets.get(secretNames.obsPassword)),
        ffmpeg: () => ffmpeg.describe(),
        engineDevices: () => null,
        destinations: () => storedDestinations(studio.data),
      },
      { language: context.language, upload },
    );
  } finally {
    await ffmpeg.close();
  }
}

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
      const diagnosis = await diagnoseAlone(paths, context, options.upload);
      if (options.json) io.out(JSON.stringify(diagnosis));
      else print(diagnosis, context);
      exitWith(diagnosis.ok ? 0 : 1);
    });
};
