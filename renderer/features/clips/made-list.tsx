import type { MadeFileItem } from "../../../preload/contract";
import styles from "./made.module.css";
import { MadeItem } from "./made-item";

/** The subtitles that lie beside a clip, under its name. */
const subtitlesOf = (clip: MadeFileItem, made: readonly MadeFileItem[]): MadeFileItem | undefined => {
  const reference = clip.reference.replace(/\.mp4$/, ".srt");
  return made.find((item) => item.kind === "subtitles" && item.reference === reference);
};

interface MadeListProps {
  /** Everything made of the recording. */
  made: readonly MadeFileItem[];
  of: "clips" | "exports";
  onRemoved: () => void;
}

/** What was made of a recording: its clips, or its exports. */
export const MadeList = ({ made, of, onRemoved }: MadeListProps) => (
  <ul className={styles.list}>
    {made
      .filter(({ reference, kind }) =>
        of === "clips" ? kind === "clip" : reference.startsWith("made:exports/"),
      )
      .map((item) => (
        <MadeItem
          key={item.reference}
          item={item}
          subtitles={item.kind === "clip" ? subtitlesOf(item, made) : undefined}
          onRemoved={onRemoved}
        />
      ))}
  </ul>
);
