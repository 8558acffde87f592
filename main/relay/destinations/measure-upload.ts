import { StudioError } from "../../../preload/contract";
import type { Clock } from "../../core";
import type { RelayDestination } from "../core/config";
import { probeUpload } from "./upload-probe";

/**
 * What a line uploads towards a destination, in kilobits a second. For a server of one's own alone: see `probeUpload`.
 * @throws StudioError with what stood in the way, or `upload.too-little`
 */
export async function measureUpload(
  destination: RelayDestination,
  clock: Clock,
  limits?: { milliseconds: number; bytes: number },
): Promise<number> {
  const { kbps, trouble } = await probeUpload(destination, clock, limits);
  const { name } = destination;
  if (trouble !== null) throw new StudioError(trouble.code, { params: { ...trouble.params, name } });
  if (kbps === null) throw new StudioError("upload.too-little", { params: { name } });
  return kbps;
}
