import type { Cue } from "../../../preload/contract";

const attributePattern = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+)))?/g;
const cueLike =
  /^\s*(?:[*_>+-]\s*)*[:\uFF1A]{2,}\s*(?:[A-Za-z][\w-]*\s*[{\uFF5B]|(?:scene|product|overlay|pause)\b)/;

/** Whether a line is a cue or was meant as one: such a line is never read aloud. */
export const isCueLine = (line: string): boolean => /^\s*::/.test(line) || cueLike.test(line);

/** The cue a line such as `::scene{id=village-story/host}` stands for; null when it is not written right. */
export function cueOfLine(line: string): Cue | null {
  const [, kind, inner = ""] = /^::(\w+)\{(.*)\}\s*$/.exec(line) ?? [];
  const fields: Record<string, string> = {};
  for (const [, name = "", double, single, plain] of inner.matchAll(attributePattern))
    fields[name] = double ?? single ?? plain ?? "";
  const { id = "", seconds, auto, ...others } = fields;
  const place = { index: 0, offset: 0, auto: auto !== undefined && auto !== "false" };
  if (kind === "pause" && Number(seconds) > 0) return { ...place, kind, seconds: Number(seconds) };
  if (id === "") return null;
  if (kind === "scene") return { ...place, kind, scene: id };
  if (kind === "product") return { ...place, kind, product: id };
  if (kind === "overlay") return { ...place, kind, template: id, fields: others };
  return null;
}

/** The cue line with `auto` set or taken away; everything else of it stays as it was typed. */
export function withAuto(line: string, auto: boolean): string {
  const start = line.indexOf("{") + 1;
  const inner = line.slice(start);
  const there = [...inner.matchAll(attributePattern)].find(([, name]) => name === "auto");
  let plain = line;
  if (there) {
    const before = inner.slice(0, there.index).trimEnd();
    const after = inner.slice(there.index + there[0].length);
    plain = line.slice(0, start) + before + (before === "" ? after.trimStart() : after);
  }
  return auto ? plain.replace(/\s*\}(\s*)$/, " auto}$1") : plain;
}
