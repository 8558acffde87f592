import { parse } from "csv-parse/sync";
import { StudioError } from "../../../preload/contract";
import { type Table, textCell } from "./table";

/** How many lines are looked at to see what parts the cells. */
const looked = 12;

/** Sheets are saved with commas, semicolons or tabs, depending on the program and its language. */
function delimiterOf(csv: string): string {
  const lines = csv.split(/\r?\n/, looked);
  const count = (mark: string) => lines.reduce((sum, line) => sum + line.split(mark).length - 1, 0);
  return [",", "\t", ";", "，"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Excel writes `sep=;` above a sheet to say what parts its cells. */
const withoutSeparatorLine = (csv: string) => csv.replace(/^\ufeff?sep=.\r?\n/i, "\n");

/**
 * The cells of a sheet saved as text.
 * @throws StudioError `products.csv-broken`.
 */
export function readCsv(csv: string): Table {
  const text = withoutSeparatorLine(csv);
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return { sheet: null, rows: rows.map((row) => row.map(textCell)), titles: new Set() };
  } catch (cause) {
    throw new StudioError("products.csv-broken", { field: "csv", cause });
  }
}
