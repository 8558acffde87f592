import { type Cue, countReadAloud, type Language, type PrompterText } from "../../../preload/contract";

/** A cue without its number and place. */
export type Placeless = Cue extends infer Each
  ? Each extends Cue
    ? Omit<Each, "index" | "offset" | "auto">
    : never
  : never;
export type Part = string | (Placeless & { auto?: boolean });

/** A script of paragraphs and cues, laid out as the parser does. */
export function madeText(parts: readonly Part[], scriptId = "one", lang: Language = "zh-CN"): PrompterText {
  const blocks: PrompterText["blocks"] = [];
  const cues: Cue[] = [];
  let offset = 0;
  for (const part of parts) {
    if (typeof part === "string") {
      blocks.push({ kind: "paragraph", level: 0, text: part, offset });
      offset += countReadAloud(part);
    } else cues.push({ auto: false, ...part, index: cues.length, offset } as Cue);
  }
  return { scriptId, title: "早晨", lang, blocks, cues, facts: [], length: offset };
}

export const scene = (id = "a/b", auto = false): Part => ({ kind: "scene", scene: id, auto });
export const product = (id: string, auto = false): Part => ({ kind: "product", product: id, auto });
export const pause = (seconds: number): Part => ({ kind: "pause", seconds });
export const spoken = (count: number): string => "好".repeat(count);
