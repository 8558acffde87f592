import { reviewWords } from "../../../preload/contract";
import { figure, lengthWords, momentWords } from "../wording";
import type { Block } from "./blocks";
import type { ReportAsked } from "./document";

/** Loudness in figures and words, and where nothing is heard. */
export function soundBlocks({ review: { sound }, language }: ReportAsked): Block[] {
  const words = reviewWords[language];
  const heading: Block = { kind: "heading", text: words.sound };
  if (sound === null) return [heading, { kind: "paragraph", text: words.notMeasured }];
  const measured = (value: number | null, unit: string) =>
    value === null ? "–" : `${figure(value)} ${unit}`;
  const silences = sound.silences.map(
    ({ from, to }) => `${momentWords(from)} (${lengthWords(to - from, language)})`,
  );
  const blocks: Block[] = [
    heading,
    {
      kind: "figures",
      items: [
        { label: words.loudness, value: measured(sound.integratedLufs, "LUFS"), note: "" },
        { label: words.range, value: measured(sound.rangeLu, "LU"), note: "" },
        { label: words.truePeak, value: measured(sound.truePeakDb, "dBTP"), note: "" },
      ],
    },
    { kind: "paragraph", text: `${words[sound.judgement]}${words.comma}${sound.words}` },
  ];
  if (silences.length > 0)
    blocks.push({ kind: "paragraph", text: `${words.silences} ${silences.join(words.comma)}` });
  return blocks;
}
