import type { TimelineLine, TimelineSegment } from "../../../preload/contract";
import type { Stretch } from "./stretch";

/** A segment as it ran; one that was gone back to is there twice. */
export interface Chapter extends Stretch {
  title: string;
  /** Ids and names of what the rundown says it sells. */
  products: TimelineSegment["products"];
}

/** The segments of a time line, each until the next began. @param end seconds of the recording */
export function chaptersOf(lines: readonly TimelineLine[], end: number): Chapter[] {
  const chapters: Chapter[] = [];
  let rundown: readonly TimelineSegment[] = [];
  let open: { id: string; chapter: Chapter } | null = null;
  for (const line of lines) {
    if (line.kind === "start" || line.kind === "show") rundown = line.show?.rundown ?? [];
    if (line.kind !== "segment") continue;
    const at = line.t / 1000;
    // Said again because the studio came back, or the segment was edited: it is still the same one.
    if (open !== null && open.id === line.id) continue;
    if (open !== null) open.chapter.to = at;
    open = null;
    if (line.id === null) continue;
    const products = rundown.find(({ id }) => id === line.id)?.products ?? [];
    const chapter = { from: at, to: end, title: line.title, products };
    chapters.push(chapter);
    open = { id: line.id, chapter };
  }
  return chapters;
}
