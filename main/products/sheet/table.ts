/** One cell as text, blanks at its ends taken off. */
export interface Cell {
  text: string;
  /** A number too long for a spreadsheet: its last figures are gone. */
  isShortened: boolean;
}

/** A sheet's cells, row by row, as its program shows them. */
export interface Table {
  /** The workbook's sheet, or null for a text file. */
  sheet: string | null;
  /** The first row is row 1. */
  rows: Cell[][];
  /** Rows (from 0) whose cells are one across the sheet: titles, not products. */
  titles: ReadonlySet<number>;
}

export const emptyCell: Cell = { text: "", isShortened: false };

/** `3.60712E+18`: what spreadsheets leave of a long number when they save text. */
const shortened = /^\d(?:\.\d+)?E\+(?:1[1-9]|[2-9]\d)$/i;

/** A cell of a text file. */
export function textCell(text: string): Cell {
  const trimmed = text.trim();
  return { text: trimmed, isShortened: shortened.test(trimmed) };
}
