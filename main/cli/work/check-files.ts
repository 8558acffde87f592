import { basename, extname } from "node:path";
import type { Language, ScriptFinding } from "../../../preload/contract";
import { parseScript, type ScriptReferences } from "../../scripts";
import { describeProblems } from "../../scripts/line-problem";
import { readTextFile } from "../read-json";
import { shippedReferences } from "./references";

/** A script file and what is wrong with it. */
export interface CheckedFile {
  file: string;
  problems: ScriptFinding[];
}

/** What is wrong with one script. Products are the user's own, so a cue to one is checked for its form alone. */
async function checkFile(
  file: string,
  references: ScriptReferences,
  language: Language,
): Promise<CheckedFile> {
  const markdown = await readTextFile(file);
  const { problems } = parseScript(basename(file, extname(file)), markdown, references);
  const known = problems.filter(({ code }) => code !== "scripts.unknown-product");
  return { file, problems: describeProblems(known, language) };
}

/** Checks script files against the scenes and templates that ship with the studio. */
export async function checkFiles(
  files: readonly string[],
  resources: string,
  language: Language,
): Promise<CheckedFile[]> {
  const references = await shippedReferences(resources);
  return Promise.all(files.map((file) => checkFile(file, references, language)));
}
