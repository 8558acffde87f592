import {
  columnHeadings,
  isOwnServer,
  type Language,
  localise,
  type ProductColumn,
  platformHeading,
} from "../../../preload/contract";
import type { NamedPlatform } from "./headings";
import { zip } from "./zip";

const columns = [
  ["name", 24],
  ["price", 10],
  ["unit", 10],
  ["originalPrice", 10],
  ["originalPriceProof", 28],
  ["stock", 8],
  ["origin", 22],
  ["certificate:geographical-indication", 22],
  ["certificate:organic", 22],
  ["certificate:green", 22],
  ["certificate", 24],
  ["sellingPoints", 32],
  ["link", 28],
] as const satisfies readonly [ProductColumn, number][];

/** One example, which an import leaves out by its name. */
const examples: Record<Language, Partial<Record<ProductColumn, string>>> = {
  "zh-CN": {
    name: "（示例）高山黑木耳",
    price: "45.00",
    unit: "250 克",
    originalPrice: "52.00",
    originalPriceProof: "2025 年国庆门店标价，留有照片",
    stock: "80",
    origin: "四川省青川县",
    "certificate:geographical-indication": "照证书填写",
    sellingPoints: "椴木栽培；朵小肉厚",
    link: "https://example.com/item",
  },
  en: {
    name: "(Example) Black fungus",
    price: "45.00",
    unit: "250 g",
    originalPrice: "52.00",
    originalPriceProof: "Shop price of October 2025, photographed",
    stock: "80",
    origin: "Qingchuan, Sichuan",
    "certificate:geographical-indication": "as on the certificate",
    sellingPoints: "grown on logs; small and thick",
    link: "https://example.com/item",
  },
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** `A`, `B` … of a column from 0; the empty sheet has fewer than 26 + 26 of them. */
const lettersOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;

const rowXml = (row: number, texts: readonly string[], style: number): string => {
  const cells = texts.map((text, index) => {
    const at = `r="${lettersOf(index)}${row}" s="${style}"`;
    return text === "" ? `<c ${at}/>` : `<c ${at} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const partType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Style 1 is text, so that no long number loses its last figures; style 2 is bold. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

function sheetXml(
  headings: readonly string[],
  widths: readonly number[],
  example: readonly string[],
): string {
  const sizes = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="1" customWidth="1"/>`,
  );
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  return `${head}<worksheet xmlns="${main}">${frozen}<cols>${sizes.join("")}</cols><sheetData>${rowXml(1, headings, 2)}${rowXml(2, example, 1)}</sheetData></worksheet>`;
}

/**
 * An empty workbook with every column that an import reads, one of each platform's product numbers among them, as text
 * columns; the one example row is left out by an import.
 */
export function emptyWorkbook(platforms: readonly NamedPlatform[], language: Language): Buffer {
  const own = platforms.filter(({ id }) => !isOwnServer(id));
  const headings = [
    ...columns.map(([column]) => columnHeadings[column][language]),
    ...own.map(({ name }) => platformHeading(localise(name, language), language)),
  ];
  const example = headings.map((_, index) => {
    const column = columns[index]?.[0];
    return column === undefined ? "" : (examples[language][column] ?? "");
  });
  const widths = headings.map((_, index) => columns[index]?.[1] ?? 24);
  const sheetName = language === "en" ? "Products" : "商品";
  return zip({
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": sheetXml(headings, widths, example),
  });
}
