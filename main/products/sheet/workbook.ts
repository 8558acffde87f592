import readWorkbookFile from "read-excel-file/universal";
import { StudioError } from "../../../preload/contract";
import { type Cell, emptyCell, type Table } from "./table";
import { type Merge, readLayout } from "./workbook-layout";
import { type ZipEntry, zipEntries } from "./zip";

/** The sheets of a workbook may unpack to this many bytes. */
const mostBytes = 256_000_000;
/** From here on a spreadsheet no longer holds every figure of a number. */
const longestNumber = 1e15;

/** A number of a cell as the file writes it, told apart from a text of figures. */
interface NumberText {
  digits: string;
}

/** Decimal figures without the noise of binary ones: 39.900000000000006 is 39.9. */
function numberCell({ digits }: NumberText): Cell {
  const number = Number(digits);
  if (!Number.isFinite(number)) return { text: digits, isShortened: false };
  if (Math.abs(number) >= longestNumber) return { text: digits, isShortened: true };
  return { text: String(Number(number.toPrecision(12))), isShortened: false };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return emptyCell;
  // Spreadsheets keep a day without a time zone; it is read as one of UTC.
  if (value instanceof Date) {
    return {
      text: Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10),
      isShortened: false,
    };
  }
  if (typeof value === "object" && "digits" in value) return numberCell(value as NumberText);
  return { text: String(value).trim(), isShortened: false };
}

/** Cells merged downwards all say what the first one says; a row merged across is a title. */
function withMerges(rows: Cell[][], merges: readonly Merge[]): Pick<Table, "rows" | "titles"> {
  const titles = new Set<number>();
  const filled = rows.map((row) => [...row]);
  for (const { from, to } of merges) {
    if (to.column > from.column) {
      const alone = (filled[from.row] ?? []).every(({ text }, at) => at === from.column || text === "");
      if (alone) titles.add(from.row);
      continue;
    }
    const first = filled[from.row]?.[from.column];
    for (let row = from.row + 1; first && row <= Math.min(to.row, filled.length - 1); row++) {
      const cells = filled[row];
      if (cells && from.column < cells.length) cells[from.column] = first;
    }
  }
  return { rows: filled, titles };
}

const isRead = ({ name }: ZipEntry) => name.endsWith(".xml") || name.endsWith(".rels");

function checkEntries(entries: readonly ZipEntry[], name: string): void {
  const refuse = (code: "products.file-not-table" | "products.file-locked") =>
    new StudioError(code, { field: "file", params: { name } });
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw refuse("products.file-locked");
  if (!entries.some((entry) => entry.name === "xl/workbook.xml")) throw refuse("products.file-not-table");
  const size = entries.filter(isRead).reduce((sum, entry) => sum + entry.size, 0);
  if (size <= mostBytes) return;
  throw new StudioError("products.file-too-big", {
    field: "file",
    params: { name, megabytes: Math.round(size / 1e6), max: mostBytes / 1e6 },
  });
}

/**
 * The sheets of an `.xlsx` workbook. Formulas give the value they last had.
 * @throws StudioError `products.file-not-table` (another kind of zip), `products.file-locked`, `products.file-too-big`,
 * `products.sheet-too-wide` or `products.file-broken`.
 */
export async function readWorkbook(bytes: Buffer, name: string): Promise<Table[]> {
  try {
    const entries = zipEntries(bytes);
    checkEntries(entries, name);
    const layout = readLayout(bytes, entries);
    const own = new Uint8Array(bytes).buffer;
    const sheets = await readWorkbookFile(own, { parseNumber: (digits): NumberText => ({ digits }) });
    return sheets.map(({ sheet, data }, at) => ({
      sheet,
      ...withMerges(
        data.map((row) => row.map(cellOf)),
        layout[at] ?? [],
      ),
    }));
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    throw new StudioError("products.file-broken", { field: "file", params: { name }, cause });
  }
}
