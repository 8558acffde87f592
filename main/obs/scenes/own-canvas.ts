import { z } from "zod";
import type { ObsLink } from "../connection/link";
import type { VideoSettings } from "./canvas";

const realm = "OBS_WEBSOCKET_DATA_REALM_PROFILE";
const slotName = "hongcun.own-canvas";

const ownSchema = z.object({
  width: z.number(),
  height: z.number(),
  outputWidth: z.number(),
  outputHeight: z.number(),
});

async function remembered(link: ObsLink): Promise<z.infer<typeof ownSchema> | null> {
  const { slotValue } = await link.read("GetPersistentData", { realm, slotName });
  const own = ownSchema.safeParse(slotValue);
  return own.success ? own.data : null;
}

/** Notes in OBS's own profile which picture size the user had, the first time it is changed. */
export async function rememberCanvas(link: ObsLink, before: VideoSettings): Promise<void> {
  if ((await remembered(link)) !== null) return;
  const { width, height, outputWidth, outputHeight } = before;
  await link.change("SetPersistentData", {
    realm,
    slotName,
    slotValue: { width, height, outputWidth, outputHeight },
  });
}

/**
 * Gives the user's own picture size back. False where none was noted.
 * @throws ObsRefusal with status 500 while an output runs.
 */
export async function restoreCanvas(link: ObsLink): Promise<boolean> {
  const own = await remembered(link);
  if (own === null) return false;
  await link.change("SetVideoSettings", {
    baseWidth: own.width,
    baseHeight: own.height,
    outputWidth: own.outputWidth,
    outputHeight: own.outputHeight,
  });
  await link.change("SetPersistentData", { realm, slotName, slotValue: null });
  return true;
}
