import { type ClipPlan, type Language, messageFor, type TimelineLine } from "../../../preload/contract";
import { chaptersOf } from "./chapters";
import { productStretches } from "./products";
import { isLongEnough, within } from "./stretch";

/** A marker is pressed when something was good: half before it, half after. Seconds. */
const aroundMarker = 15;
/** What a call takes as a clip's title. */
const longestTitle = 80;

type Draft = Omit<ClipPlan, "id">;

function markerDrafts(lines: readonly TimelineLine[], language: Language): Draft[] {
  return lines
    .filter((line) => line.kind === "marker")
    .map(({ t, text }, index) => ({
      kind: "marker",
      title: text.trim() || messageFor("clips.marker-title", { number: index + 1 }, language).message,
      from: t / 1000 - aroundMarker,
      to: t / 1000 + aroundMarker,
      product: null,
    }));
}

/**
 * What can be cut out of a recording: its products, its chapters and the surroundings of its markers, each in the
 * order of time. Nothing where it has no time line.
 * @param seconds the recording's length
 */
export function clipPlans(lines: readonly TimelineLine[], seconds: number, language: Language): ClipPlan[] {
  const chapters = chaptersOf(lines, seconds);
  const products: Draft[] = productStretches(lines, chapters, seconds)
    .toSorted((one, other) => one.from - other.from)
    .map((stretch) => ({ ...stretch, kind: "product" }));
  const drafts: Draft[] = [
    ...products,
    ...chapters.map(({ title, from, to }): Draft => ({ kind: "chapter", title, from, to, product: null })),
    ...markerDrafts(lines, language),
  ];
  const counts = { product: 0, chapter: 0, marker: 0 };
  return drafts
    .map((draft) => ({ ...draft, ...within(draft, seconds) }))
    .filter(isLongEnough)
    .map(({ title, ...draft }) => ({
      id: `${draft.kind}-${++counts[draft.kind]}`,
      ...draft,
      title: [...(title.trim() || draft.product || draft.kind)].slice(0, longestTitle).join(""),
    }));
}
