import { StudioError } from "../../../preload/contract";
import { unzip, type ZipEntry } from "./zip";

/** What the reader of workbooks leaves out: which cells are one, by sheet. Rows and columns count from 0. */
export interface Merge {
  from: { row: number; column: number };
  to: { row: number; column: number };
}

/** A spreadsheet has no more rows than this. */
const mostRows = 1_048_576;
/** A sheet of more places than this is a stray cell far away, and would fill the memory. */
const mostPlaces = 4_000_000;

function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const [, letters = "", digits = ""] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}

/** Refuses a sheet in which something stands so far away that its empty places would fill the memory. */
function checkReach(xml: string, sheet: string): void {
  let lastRow = 0;
  let lastColumn = 0;
  for (const [, reference = "", closing = ""] of xml.matchAll(
    /<(?:\w+:)?(?:c|row)\b[^>]*?\br="([A-Z]*\d+)"[^>]*?(\/?)>/g,
  )) {
    if (closing === "/") continue;
    const place = placeOf(reference) ?? { row: Number(reference) - 1, column: 0 };
    lastRow = Math.max(lastRow, place.row);
    lastColumn = Math.max(lastColumn, place.column);
    if (!(lastRow < mostRows) || (lastRow + 1) * (lastColumn + 1) > mostPlaces) {
      throw new StudioError("products.sheet-too-wide", { field: "file", params: { sheet, cell: reference } });
    }
  }
}

function mergesIn(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const [, from = "", to = ""] of xml.matchAll(
    /<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z\d]+):([A-Z\d]+)"/g,
  )) {
    const [first, last] = [placeOf(from), placeOf(to)];
    if (first && last) merges.push({ from: first, to: last });
  }
  return merges;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** Where each sheet lies in the zip, by its name as the workbook writes it. */
function sheetPaths(workbook: string, relations: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, "Target");
    targets.set(attribute(tag, "Id"), target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  const paths = new Map<string, string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const path = targets.get(attribute(tag, "(?:\\w+:)?id"));
    if (path !== undefined) paths.set(attribute(tag, "name"), path);
  }
  return paths;
}

/**
 * Which cells are merged, sheet by sheet in the workbook's order, after a look at how far each sheet reaches.
 * @throws StudioError `products.sheet-too-wide`; Error when an entry cannot be unpacked.
 */
export function readLayout(bytes: Buffer, entries: readonly ZipEntry[]): Merge[][] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const textOf = (name: string) => {
    const entry = byName.get(name);
    return entry === undefined ? "" : unzip(bytes, entry).toString("utf8");
  };
  const paths = sheetPaths(textOf("xl/workbook.xml"), textOf("xl/_rels/workbook.xml.rels"));
  return [...paths].map(([sheet, path]) => {
    const xml = textOf(path);
    checkReach(xml, sheet);
    return mergesIn(xml);
  });
}
