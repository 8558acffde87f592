import { basename, extname } from "node:path";
import { type Language, messageFor, type ScriptFinding } from "../../../preload/contract";
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

/** What is wrong with one preset: its first fault, which has no line of its own. */
async function checkPresetFile(file: string, language: Language): Promise<CheckedFile> {
  const checked = checkPreset(await readJsonFile(file));
  if ("preset" in checked) return { file, problems: [] };
  const { message } = messageFor(
    "presets.broken",
    { path: basename(file), reason: checked.reason },
    language,
  );
  return { file, problems: [{ line: 1, message }] };
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
