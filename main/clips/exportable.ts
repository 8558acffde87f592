import {
  type Exportable,
  type ExportKind,
  type RecordingSummary,
  StudioError,
  toEnvelope,
} from "../../preload/contract";
import { checkExport, type ExportSource, lengthOf, readsFilm } from "./exports";
import { fewestMegabytes } from "./ffmpeg/phone-plan";
import { withPicture } from "./ffmpeg/probe";
import type { Work } from "./work";

const kinds: readonly ExportKind[] = ["mp4", "phone", "audio", "srt", "html", "pdf"];
/** No film for phones is refused for its size here: the size is still to be chosen. */
const anySize = Number.MAX_SAFE_INTEGER;

function fewestOf(source: ExportSource | null): number | null {
  if (source?.facts == null || source.facts.video === null) return null;
  try {
    return fewestMegabytes(lengthOf(source), source.facts.audio !== null);
  } catch {
    return null;
  }
}

/** A film for phones needs a picture and a length, whatever size is chosen. @throws StudioError `clips.…` */
function checkPhone(source: ExportSource) {
  if (source.facts !== null) withPicture(source.facts);
  lengthOf(source);
}

/** What a recording can be exported as, asked before anybody presses the button. */
export async function exportable(
  work: Work,
  recording: RecordingSummary,
  look: () => Promise<ExportSource>,
): Promise<Exportable> {
  const { language } = work.context.store.get().settings;
  const refusal = (thrown: unknown) => {
    if (!(thrown instanceof StudioError)) throw thrown;
    const { message, hint } = toEnvelope(thrown, language);
    return { message, hint };
  };
  const film = await look().catch(refusal);
  const refusalOf = async (kind: ExportKind) => {
    if (readsFilm.has(kind) && "message" in film) return film;
    const source = "message" in film || !readsFilm.has(kind) ? { recording, facts: null } : film;
    try {
      if (kind === "phone") checkPhone(source);
      await checkExport(work, { id: recording.id, kind, megabytes: anySize }, source);
      return null;
    } catch (thrown) {
      return refusal(thrown);
    }
  };
  const entries = await Promise.all(kinds.map(async (kind) => [kind, await refusalOf(kind)] as const));
  return {
    refusals: Object.fromEntries(entries) as Exportable["refusals"],
    fewestMegabytes: "message" in film ? null : fewestOf(film),
  };
}
