import { StudioError } from "../../preload/contract";
import { readIfThere } from "../storage";

/** A file's text. @throws StudioError `core.not-found` or `storage.unreadable` */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readIfThere(path);
  if (bytes === null) throw new StudioError("core.not-found", { params: { what: "文件", id: path } });
  return bytes.toString("utf8");
}

/** Reads JSON that someone typed. @throws StudioError `hosts.bad-json` naming what it was. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError("hosts.bad-json", { params: { what, reason }, cause });
  }
}

/** A JSON file's value. @throws StudioError `core.not-found`, `storage.unreadable` or `hosts.bad-json` */
export const readJsonFile = async (path: string): Promise<unknown> =>
  parseJson(await readTextFile(path), path);
