import { type RecordingSummary, StudioError } from "../../preload/contract";
import { readIfThere } from "../storage";
import { besideAsSrt } from "./folders";
import type { ClipsPorts } from "./ports";

/**
 * A recording's subtitles: the file beside it, which its user may have corrected, else what the prompter noted.
 * @throws StudioError `prompter.nothing-read` where there are none
 */
export async function subtitlesOf(
  { file, id }: Pick<RecordingSummary, "file" | "id">,
  ports: Pick<ClipsPorts, "subtitles">,
): Promise<string> {
  const beside = await readIfThere(besideAsSrt(file));
  const text = beside?.toString("utf8") ?? "";
  return text.trim() === "" ? await ports.subtitles(id) : text;
}

/** The same for clips, which do without where nothing was read. */
export async function subtitlesIfAny(
  recording: Pick<RecordingSummary, "file" | "id">,
  ports: Pick<ClipsPorts, "subtitles">,
): Promise<string> {
  try {
    return await subtitlesOf(recording, ports);
  } catch (thrown) {
    if (thrown instanceof StudioError && thrown.code.startsWith("prompter.")) return "";
    throw thrown;
  }
}
