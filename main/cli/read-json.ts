import { StudioError } from "../../preload/contract";
import { readIfThere } from "../storage";

/** A file's text. @throws StudioError `core.not-found` or `storage.unreadable` */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readIfThere(path);
  if (bytes === null) throw new StudioError("core.not-found", { params: { what: "文件", id: path } });
  return bytes.toString("utf8");
}

/** A parser's message quotes the text around the fault, which may be a key: only its place is told. */
function placeOf(thrown: unknown): string {
  const place = thrown instanceof Error ? /position \d+/.exec(thrown.message)?.[0] : undefined;
  return place ?? "syntax";
}

/** Reads JSON that someone typed. @throws StudioError `hosts.bad-json` naming what it was. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    throw new StudioError("hosts.bad-json", { params: { what, reason: placeOf(cause) } });
  }
}

/** A JSON file's value. @throws StudioError `core.not-found`, `storage.unreadable` or `hosts.bad-json` */
export const readJsonFile = async (path: string): Promise<unknown> =>
  parseJson(await readTextFile(path), path);
