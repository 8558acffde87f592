import { basename, extname, join } from "node:path";
import {
  type Language,
  type MessageCode,
  type MessageParams,
  messageFor,
  type ScriptFinding,
  StudioError,
} from "../../../preload/contract";
import { type Checker, createChecker, LineIndex, readTermLists } from "../../compliance";
import { checkPreset } from "../../presets";
import { describeProblems, parseScript, type ScriptReferences } from "../../scripts";
import { decodeScript } from "../../scripts/source-text";
import { readIfThere } from "../../storage";
import { readJsonFile } from "../read-json";
import { shippedReferences } from "./references";

/** A finding with its column, from 1 in UTF-16 units. */
export interface PlacedFinding extends ScriptFinding {
  column: number;
}

/** A script, preset or list of terms and what is wrong with it. */
export interface CheckedFile {
  file: string;
  problems: PlacedFinding[];
}

/** What every file is held against. */
interface Desk {
  references: ScriptReferences;
  checker: Checker;
  language: Language;
}

/** A fault of a whole file. */
function wholeFile(code: MessageCode, params: MessageParams, language: Language): PlacedFinding {
  const place = { line: 1, column: 1, from: 0, to: 0 };
  const words = messageFor(code, params, language);
  return { ...place, code, class: "form", severity: "error", text: "", ...words, basis: "", fixes: [] };
}

/**
 * What is wrong with one script, whatever bytes it is made of. Products are the user's own, so a cue to one is checked for
 * its form alone.
 */
async function checkScriptFile(file: string, { references, checker, language }: Desk): Promise<CheckedFile> {
  const bytes = await readIfThere(file);
  if (bytes === null) throw new StudioError("core.not-found", { params: { what: "文件", id: file } });
  const { markdown } = decodeScript(bytes);
  const { problems } = parseScript(basename(file, extname(file)), markdown, references);
  const known = problems.filter(({ code }) => code !== "scripts.unknown-product");
  const form = describeProblems(markdown, known, language);
  const said = checker.check(markdown, { language, products: [] });
  const lines = new LineIndex(markdown);
  const placed = [...form, ...said].map((one) => ({ ...one, column: lines.columnOf(one.from) }));
  return { file, problems: placed.sort((a, b) => a.from - b.from) };
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
async function checkPresetFile(file: string, { language }: Desk): Promise<CheckedFile> {
  const read = await readContent(file);
  const checked = "content" in read ? checkPreset(read.content) : read;
  if ("preset" in checked) return { file, problems: [] };
  const params = { path: basename(file), reason: checked.reason };
  return { file, problems: [wholeFile("presets.broken", params, language)] };
}

/**
 * Checks preset files (`.json`) for themselves, and script files for their form, for what they say, and against the scenes
 * and templates that ship with the studio. Where a list of terms that ships is broken, it is named as a file of its own:
 * a check without it would pass too much.
 */
export async function checkFiles(
  files: readonly string[],
  resources: string,
  language: Language,
): Promise<CheckedFile[]> {
  const { lists, broken } = await readTermLists([join(resources, "terms")]);
  const desk = { references: await shippedReferences(resources), checker: createChecker(lists), language };
  const brokenLists = broken.map(({ file, reason }) => ({
    file,
    problems: [wholeFile("compliance.list-broken", { file: basename(file), reason }, language)],
  }));
  const checked = await Promise.all(
    files.map((file) =>
      extname(file).toLowerCase() === ".json" ? checkPresetFile(file, desk) : checkScriptFile(file, desk),
    ),
  );
  return [...brokenLists, ...checked];
}
