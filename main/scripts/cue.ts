import { idSchema, sceneRefSchema } from "../../preload/contract";
import { type LineProblem, lineProblem } from "./line-problem";

/** What a cue line asks for, before it has its place in the text. */
export type CueContent = { auto: boolean } & CueAction;

type CueAction =
  | { kind: "scene"; scene: string }
  | { kind: "product"; product: string }
  | { kind: "overlay"; template: string; fields: Record<string, string> }
  | { kind: "pause"; seconds: number };

/** One example of each cue, shown when one is written wrongly. */
export const cueExamples = {
  scene: "::scene{id=village-story/host}",
  product: "::product{id=zhuyuan-dumplings}",
  overlay: '::overlay{id=lower-third name="…" role="…"}',
  pause: "::pause{seconds=3}",
} as const;
export type CueName = keyof typeof cueExamples;

export const isCueName = (name: string): name is CueName => Object.hasOwn(cueExamples, name);

/** The longest a pause cue may hold the text, in seconds. */
export const longestPauseSeconds = 600;

type Attributes = Readonly<Record<string, string | null | undefined>>;

function withId(
  name: CueName,
  attributes: Attributes,
  line: number,
  valid: (id: string) => boolean,
): string | LineProblem {
  const example = cueExamples[name];
  const id = attributes.id?.trim();
  if (!id) return lineProblem(line, "scripts.missing-attribute", { name, attribute: "id", example });
  if (valid(id)) return id;
  return lineProblem(line, "scripts.bad-attribute", { name, attribute: "id", value: id, example });
}

const isId = (id: string) => idSchema.safeParse(id).success;
const isSceneRef = (ref: string) => sceneRefSchema.safeParse(ref).success;

function readPause(attributes: Attributes, line: number): CueAction | LineProblem {
  const example = cueExamples.pause;
  const text = attributes.seconds?.trim();
  if (!text)
    return lineProblem(line, "scripts.missing-attribute", { name: "pause", attribute: "seconds", example });
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (seconds > 0 && seconds <= longestPauseSeconds) return { kind: "pause", seconds };
  return lineProblem(line, "scripts.bad-attribute", {
    name: "pause",
    attribute: "seconds",
    value: text,
    example,
  });
}

function readAction(name: CueName, attributes: Attributes, line: number): CueAction | LineProblem {
  if (name === "pause") return readPause(attributes, line);
  const id = withId(name, attributes, line, name === "scene" ? isSceneRef : isId);
  if (typeof id !== "string") return id;
  if (name === "scene") return { kind: "scene", scene: id };
  if (name === "product") return { kind: "product", product: id };
  const fields: Record<string, string> = {};
  for (const [field, value] of Object.entries(attributes))
    if (field !== "id" && field !== "auto") fields[field] = value ?? "";
  return { kind: "overlay", template: id, fields };
}

const autoValues: Readonly<Record<string, boolean>> = { "": true, true: true, false: false };

export interface ReadCue {
  /** Null where the cue cannot be carried out at all. */
  content: CueContent | null;
  problems: LineProblem[];
}

/**
 * Reads one cue's attributes and says what is wrong with them. A cue whose `auto` is not understood is still one:
 * it waits for the key.
 */
export function readCue(name: CueName, attributes: Attributes, line: number): ReadCue {
  const action = readAction(name, attributes, line);
  if ("code" in action) return { content: null, problems: [action] };
  const { auto } = attributes;
  if (auto === undefined) return { content: { ...action, auto: false }, problems: [] };
  const value = (auto ?? "").trim().toLowerCase();
  if (Object.hasOwn(autoValues, value))
    return { content: { ...action, auto: autoValues[value] === true }, problems: [] };
  const example = cueExamples[name].replace("}", " auto}");
  const problem = lineProblem(line, "scripts.bad-attribute", { name, attribute: "auto", value, example });
  return { content: { ...action, auto: false }, problems: [problem] };
}

const cueLike =
  /^\s*(?:[*_>+-]\s*)*[:\uFF1A]{2,}\s*(?:[A-Za-z][\w-]*\s*[{\uFF5B]|(?:scene|product|overlay|pause)\b)/;
const wide = /^\s*[:]*\uFF1A|[\uFF5B\uFF5D\uFF1D]/;

/** Whether a line was meant as a cue although it is not one: such a line is never read aloud. */
export const looksLikeCue = (line: string): boolean => cueLike.test(line);

/** What is wrong with a line that was meant as a cue and was not understood as one. */
export const cueLikeProblem = (line: number, text: string): LineProblem =>
  lineProblem(line, wide.test(text) ? "scripts.wide-punctuation" : "scripts.malformed-cue", {
    text: text.trim(),
  });
