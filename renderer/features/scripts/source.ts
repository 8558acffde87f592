import type { ScriptSource } from "../../../preload/contract";
import { toBase64 } from "../../app/read-file";

/** What a script can be read from. */
export const readable = [".docx", ".txt", ".md", ".markdown", ".srt"];

/** The largest file that is read, in bytes; the studio refuses more. */
export const largestFile = 10_000_000;

/** A file as the studio reads it, or null where it is larger than it may be. */
export async function sourceOf(file: File): Promise<ScriptSource | null> {
  if (file.size > largestFile) return null;
  return { name: file.name.slice(-200) || "script", base64: await toBase64(file) };
}
