import { join } from "node:path";
import type { Settings } from "../../../preload/contract";
import { silentLog } from "../../core";
import { type DiagnoseOptions, type Diagnosis, diagnose } from "../../doctor";
import type { HostPaths } from "../../hosts/paths";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { realSystem } from "../../obs";
import { createFfmpeg } from "../../process/ffmpeg";
import { destinationFile } from "../../relay";
import { readSettings } from "../../settings";
import { createSealedSecrets, keyFileSealer, secretNames } from "../../storage";
import { obsPort } from "../../wiring/doctor-ports";

const nothing = () => undefined;

/** Destinations to reach, as stored; a damaged file is the studio's to report. */
async function storedDestinations(data: string) {
  const { destinations } = await destinationFile(data, nothing).read();
  // A companion has no server: nothing here reaches it.
  return destinations.filter(({ enabled, server }) => enabled && server !== "");
}

/** Settings as stored, or the defaults: a folder that cannot be read has a line of its own. */
function storedSettings(data: string): Settings {
  try {
    return readSettings(openConfSettings(data).read());
  } catch {
    return readSettings({});
  }
}

/** Runs every check without a studio, from what is stored in the data folder. */
export async function diagnoseAlone(
  { studio, secretsKey }: HostPaths,
  options: DiagnoseOptions,
): Promise<Diagnosis> {
  const { video } = storedSettings(studio.data);
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
        obs: obsPort(realSystem(), () => secrets.get(secretNames.obsPassword).catch(() => null)),
        ffmpeg: () => ffmpeg.describe(),
        engineDevices: () => null,
        destinations: () => storedDestinations(studio.data).catch(() => []),
      },
      options,
    );
  } finally {
    await ffmpeg.close();
  }
}
