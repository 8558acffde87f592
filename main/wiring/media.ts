import { StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { resolveMedia } from "../storage";

/**
 * The absolute path of any media reference: those of the studio's own folders, and `recording:<id>` for the file of a
 * listed recording, wherever the engine wrote it. Who asks names a recording, never a path.
 * @throws StudioError `core.not-found`
 */
export function mediaResolver({ paths, store }: Pick<StudioContext, "paths" | "store">) {
  return (reference: string): string => {
    const id = /^recording:(.+)$/s.exec(reference)?.[1];
    if (id === undefined) return resolveMedia(paths, reference);
    const { recording, settings } = store.get();
    const found = recording.recordings.find((one) => one.id === id);
    if (found !== undefined) return found.file;
    const what = settings.language === "zh-CN" ? "录像" : "Recording";
    throw new StudioError("core.not-found", { params: { what, id: id.slice(0, 120) } });
  };
}
