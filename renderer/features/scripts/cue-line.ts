import type { Cue } from "../../../preload/contract";

/** The cue a line such as `::scene{id=village-story/host}` stands for; null when it is not written right. */
export function cueOfLine(line: string): Cue | null {
  const [, kind, inner = ""] = /^::(\w+)\{(.*)\}\s*$/.exec(line) ?? [];
  const fields = Object.fromEntries(
    [...inner.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g)].map(([, name, quoted, plain]) => [
      name,
      quoted ?? plain ?? "",
    ]),
  ) as Record<string, string>;
  const { id = "", seconds, ...others } = fields;
  const place = { index: 0, offset: 0 };
  if (kind === "pause" && Number(seconds) > 0) return { ...place, kind, seconds: Number(seconds) };
  if (id === "") return null;
  if (kind === "scene") return { ...place, kind, scene: id };
  if (kind === "product") return { ...place, kind, product: id };
  if (kind === "overlay") return { ...place, kind, template: id, fields: others };
  return null;
}
