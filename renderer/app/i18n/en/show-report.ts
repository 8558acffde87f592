import type { SameKeys } from "../same-keys";
import type * as zh from "../zh-CN/show-report";

export const report: SameKeys<typeof zh.report> = {
  title: "How the show went",
  earlierTitle: "Earlier shows",
  earlierNone: "No show has gone out yet. Once one has ended, how it went is kept here.",
  earlierLine: "platforms: {{count}}",
  unbrokenShort: "Never interrupted",
  gapsShort: "interruptions: {{count}}",
  back: "Back to the list",
  copy: "Copy as text",
  when: "{{from}} to {{to}}, on air for {{time}}",
  unbroken: "Never interrupted, from start to end. Platforms: {{count}}.",
  held: {
    never: "{{count}} never had the picture",
    broken: "{{count}} interrupted, for {{longest}} at most",
    fine: "{{count}} never interrupted",
    and: "; ",
    end: ".",
  },
  nobody: "No platform ever had the picture.",
  destination: {
    unbroken: "Never interrupted, on air for {{time}}",
    broken: "Interruptions: {{count}}, the longest {{longest}}; on air for {{time}}",
    never: "Never had the picture",
  },
  gap: "{{from}} lost for {{time}}: {{reason}}",
  gapToEnd: "{{from}} lost until the end: {{reason}}",
  span: {
    seconds: "{{seconds}} s",
    minutes: "{{minutes}} min {{seconds}} s",
    hours: "{{hours}} h {{minutes}} min",
  },
  noReason: "no reason known",
  figures: "{{rate}} on average · {{dropped}} dropped · {{reconnects}} reconnects · {{size}} sent",
  lastTrouble: "Last trouble: {{words}}",
  slates: "Times viewers saw the slate: {{count}}, {{time}} in all:",
  noSlates: "The slate was never shown.",
  slate: "{{from}} for {{time}}: {{reason}}",
  slateToEnd: "{{from}} until the end: {{reason}}",
  moreLines: "{{count}} more; the copied text has them all.",
  studioLosses: "The studio was gone {{count}}× while the show went on by itself.",
  incomplete:
    "The show ended all at once (power, or the program was killed). The report is made from what was written down and may lack its last moments.",
};
