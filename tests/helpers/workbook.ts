import { zip } from "../../main/products/sheet/zip";

/** A cell as it stands in a workbook's XML; a text or number is written in the usual way. */
export type RawCell = string | number | null | { xml: (reference: string) => string };

export interface SheetContent {
  name?: string;
  rows: RawCell[][];
  /** `A2:A4`. */
  merges?: string[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}

function sheetXml({ rows, merges = [] }: SheetContent): string {
  const body = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => {
      const reference = `${lettersOf(column)}${row + 1}`;
      if (cell === null) return "";
      if (typeof cell === "object") return cell.xml(reference);
      if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
      return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    });
    return xml.join("") === "" ? "" : `<row r="${row + 1}">${xml.join("")}</row>`;
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `<worksheet xmlns="${main}"><sheetData>${body.join("")}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

/** Style 1 is a date. */
const styles = `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;

/** The parts of a workbook, to be changed before they are packed. */
export function workbookParts(sheets: SheetContent[]): Record<string, string> {
  const named = sheets.map((sheet, index) => ({ ...sheet, name: sheet.name ?? `Sheet${index + 1}` }));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named
      .map(
        ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${named
      .map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`))
      .join("")}${relation("rIdStyles", "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": styles,
    ...Object.fromEntries(
      named.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
  };
}

/** A small workbook as spreadsheet programs write it. */
export const workbook = (...sheets: SheetContent[]): Buffer => zip(workbookParts(sheets));
