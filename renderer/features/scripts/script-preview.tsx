import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "../../app/cx";
import { useCueWords } from "../on-air/cue-words";
import { cueIcons } from "../prompter/cue-icon";
import { cueOfLine } from "./cue-line";
import { previewPieces } from "./markdown";
import styles from "./scripts.module.css";

/** A cue as the anchor understands it: what it will do, by name. One that is written wrong stands as it is. */
function CuePiece({ line }: { line: string }) {
  const cue = cueOfLine(line);
  const words = useCueWords(cue);
  const Icon = cue ? cueIcons[cue.kind] : TriangleAlert;
  return (
    <p className={styles.cue}>
      <Icon aria-hidden="true" />
      {cue ? words : line}
    </p>
  );
}

interface ScriptPreviewProps {
  text: string;
  isReviewed: boolean;
  sources: string[];
}

/** The script as the anchor will read it: cues stand apart and are never read aloud. */
export function ScriptPreview({ text, isReviewed, sources }: ScriptPreviewProps) {
  const { t } = useTranslation();
  const pieces = useMemo(() => previewPieces(text), [text]);
  return (
    <section className={styles.preview} aria-label={t("scripts.preview")}>
      <h3>{t("scripts.preview")}</h3>
      {isReviewed ? null : <p className={styles.note}>{t("scripts.unreviewedNote")}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div className={styles.reading} tabIndex={0} role="document" aria-label={t("scripts.preview")}>
        {pieces.map((piece) => {
          if (piece.kind === "cue") return <CuePiece key={piece.line} line={piece.text} />;
          return (
            <p key={piece.line} className={cx(styles[piece.kind])}>
              {piece.text}
            </p>
          );
        })}
      </div>
      {sources.length > 0 ? (
        <details className={styles.sources}>
          <summary>{t("scripts.sources", { count: sources.length })}</summary>
          <ul>
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
