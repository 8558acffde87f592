/** How an exported document names cues for whoever reads it on paper. */
export const noteWords = {
  "zh-CN": {
    scene: "切场景",
    product: "上商品",
    overlay: "上字幕卡",
    pause: "停顿",
    seconds: "秒",
    auto: "自动",
  },
  en: {
    scene: "Scene",
    product: "Product",
    overlay: "Card",
    pause: "Pause",
    seconds: "seconds",
    auto: "by itself",
  },
} as const;

const words = Object.values(noteWords).flatMap(({ scene, product, overlay, pause }) => [
  scene,
  product,
  overlay,
  pause,
]);
const noteWithCue = /^\u3010[^\u3010\u3011]{0,400}\u3011\s*([:\uFF1A]{2}.*)$/;
const note = new RegExp(`^\\u3010(?:${words.join("|")})[\\uFF1A: ][^\\u3010\\u3011]{0,400}\\u3011$`);
const pauseNote = new RegExp(
  `^\\u3010(?:${noteWords["zh-CN"].pause}|${noteWords.en.pause})[\\uFF1A: ]+(\\d{1,3}(?:\\.\\d{1,3})?) ?(?:${noteWords["zh-CN"].seconds}|${noteWords.en.seconds})[^\\u3011]*\\u3011$`,
);

/**
 * The cue that a note in an exported document stands for. The note carries the cue itself, hidden; where an editor
 * lost that, a pause is told from its words and any other becomes a comment, which is not read aloud. Null for a
 * line that is no such note.
 */
export function cueOfNote(line: string): string | null {
  const carried = noteWithCue.exec(line)?.[1];
  if (carried !== undefined) return carried;
  const pause = pauseNote.exec(line)?.[1];
  if (pause !== undefined) return `::pause{seconds=${pause}}`;
  return note.test(line) ? `<!-- ${line.replaceAll("--", "- -")} -->` : null;
}
