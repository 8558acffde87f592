import { basename, extname } from "node:path";
import { type Language, messageFor, type ScriptFinding, StudioError } from "../../../preload/contract";
import { checkPreset } from "../../presets";
import { parseScript, type ScriptReferences } from "../../scripts";
import { describeProblems } from "../../scripts/line-problem";
import { readJsonFile, readTextFile } from "../read-json";
import { shippedReferences } from "./references";

/** A script or preset file and what is wrong with it. */
export interface CheckedFile {
  file: string;
  problems: ScriptFinding[];
}

/** What is wrong with one script. Products are the user's own, so a cue to one is checked for its form alone. */
async function checkScriptFile(
  file: string,
  references: ScriptReferences,
  language: Language,
): Promise<CheckedFile> {
  const markdown = await readTextFile(file);
  const { problems } = parseScript(basename(file, extname(file)), markdown, references);
  const known = problems.filter(({ code }) => code !== "scripts.unknown-product");
  return { file, problems: describeProblems(known, language) };
}

/** The content of a JSON file, or why it is none. */
async function readContent(file: string): Promise<{ content: unknown } | { reason: string }> {
  try {
    return { content: await readJsonFile(file) };
  } catch (thrown) {
    // A file that does not parse is what a check is for, not a wrong use of the command.
    if (thrown instanceof StudioError && thrown.code === "hosts.bad-json")
      return { reason: `JSON: ${String(thrown.params.reason)}` };
    throw thrown;
  }
}

/** What is wrong with one preset: its first fault, which has no line of its own. */
async function checkPresetFile(file: string, language: Language): Promise<CheckedFile> {
  const read = await readContent(file);
  const checked = "content" in read ? checkPreset(read.content) : read;
  if ("preset" in checked) return { file, problems: [] };
  const params = { path: basename(file), reason: checked.reason };
  return { file, problems: [{ line: 1, message: messageFor("presets.broken", params, language).message }] };
}

/** Checks preset files (`.json`) for themselves, and script files against the scenes and templates that ship with the studio. */
export async function checkFiles(
  files: readonly string[],
  resources: string,
  language: Language,
): Promise<CheckedFile[]> {
  const references = await shippedReferences(resources);
  return Promise.all(
    files.map((file) =>
      extname(file).toLowerCase() === ".json"
        ? checkPresetFile(file, language)
        : checkScriptFile(file, references, language),
    ),
  );
}
