import { TriangleAlert } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "../../app/cx";
import { useCueWords } from "../on-air/cue-words";
import { cueIcons } from "../prompter/cue-icon";
import { cueOfLine } from "./cue-line";
import type { PreviewPiece } from "./markdown";
import { ScrollRegion } from "./scroll-region";
import type { ScriptSession } from "./session/script-session";
import styles from "./side.module.css";
import { useSessionState } from "./use-session";

/** A cue as the anchor understands it: what it will do, by name. One that is written wrong stands as it is. */
const CuePiece = memo(function CuePiece({ line }: { line: string }) {
  const cue = cueOfLine(line);
  const words = useCueWords(cue);
  const Icon = cue ? cueIcons[cue.kind] : TriangleAlert;
  return (
    <p className={styles.cue}>
      <Icon aria-hidden="true" />
      {cue ? words : line}
    </p>
  );
});

/** Pieces shown before and after the caret's: a book of a script is never drawn whole. */
const around = 60;

/** A heading or paragraph; made anew only where its words or the caret change. */
const TextPiece = memo(function TextPiece({
  kind,
  text,
  isHere,
}: Omit<PreviewPiece, "line"> & { isHere: boolean }) {
  return (
    <p data-here={isHere || undefined} className={cx(styles[kind], isHere && styles.atCaret)}>
      {text}
    </p>
  );
});

/** The script as the anchor will read it, by the caret's paragraph: cues stand apart and are never read aloud. */
export function ScriptPreview({ session }: { session: ScriptSession | null }) {
  const { t } = useTranslation();
  const pieces = useSessionState(session, (state) => state.pieces);
  const caretLine = useSessionState(session, (state) => state.caretLine);
  const here = Math.max(
    0,
    pieces.findLastIndex(({ line }) => line <= caretLine),
  );
  const shown = pieces.slice(Math.max(0, here - around), here + around + 1);
  const reading = useRef<HTMLDivElement>(null);
  const hereLine = pieces[here]?.line;
  useEffect(() => {
    if (hereLine !== undefined)
      reading.current?.querySelector("[data-here]")?.scrollIntoView({ block: "nearest" });
  }, [hereLine]);
  return (
    <ScrollRegion ref={reading} className={styles.reading} label={t("scripts.preview")}>
      {shown.map((piece) => {
        if (piece.kind === "cue") return <CuePiece key={piece.line} line={piece.text} />;
        return (
          <TextPiece key={piece.line} kind={piece.kind} text={piece.text} isHere={piece.line === hereLine} />
        );
      })}
    </ScrollRegion>
  );
}
