import {
  columnHeadings,
  type Language,
  type MessageCode,
  type MessageParams,
  type Product,
  type ProductColumn,
  productSchema,
  StudioError,
} from "../../../preload/contract";
import { faultsOf } from "../rules";
import { plainCode, readPriceCell, unitInHeading } from "./cells";
import { findHeader, type HeaderRow, missingColumns, type NamedPlatform } from "./headings";
import { candidateOf, type RowTexts } from "./row";
import { type Cell, emptyCell, type Table } from "./table";

/** A fault with the row of the sheet it is in, as the spreadsheet program counts, and the column as the sheet calls it. */
export interface RowFault {
  row: number;
  field: string;
  code: MessageCode;
  params: MessageParams;
}

/** What a sheet says. */
export interface ReadSheet {
  sheet: string | null;
  ignored: string[];
  columns: ReadonlySet<ProductColumn>;
  products: { row: number; product: Product }[];
  faults: RowFault[];
}

const faultCodes: Partial<Record<keyof Product, MessageCode>> = {
  id: "products.id-wrong",
  name: "products.name-wrong",
  unit: "products.unit-wrong",
  price: "products.price-wrong",
  originalPrice: "products.price-wrong",
  stock: "products.stock-wrong",
  link: "products.link-wrong",
  platformIds: "products.platform-id-wrong",
};

/** Rows that are no product: sums below, and the example rows of the empty sheet. */
const isNoProduct = (name: string) =>
  /^(?:合计|总计|小计|total|sum)[:：]?$/i.test(name) || /^[（(](?:示例|example)[）)]/i.test(name);

/** The column in which a field stands; of certificates the one of its kind, of platforms the one of its own. */
function columnOf(field: keyof Product, path: string, product: Pick<Product, "certificates">): ProductColumn {
  if (field === "platformIds") return `platform:${path.split(".")[1] ?? ""}`;
  if (field !== "certificates") return field;
  const kind = product.certificates[Number(path.split(".")[1])]?.kind ?? "other";
  return kind === "other" ? "certificate" : `certificate:${kind}`;
}

/** What a sheet is read against. */
export interface Known {
  present: readonly Product[];
  platforms: readonly NamedPlatform[];
  /** In which columns are named that the sheet does not have. */
  language: Language;
}

type Candidate = ReturnType<typeof candidateOf>;
type Issue = { readonly path: readonly PropertyKey[] };

class SheetReader {
  readonly products: ReadSheet["products"] = [];
  readonly faults: RowFault[] = [];
  private readonly header: HeaderRow;
  private readonly rowsById = new Map<string, number>();
  private readonly byId: Map<string, Product>;
  private readonly byName: Map<string, Product>;
  private readonly unitOfColumn: string;

  private readonly language: Language;

  constructor(header: HeaderRow, { present, language }: Known) {
    this.header = header;
    this.language = language;
    this.byId = new Map(present.map((product) => [product.id, product]));
    this.byName = new Map(present.map((product) => [product.name, product]));
    this.unitOfColumn = unitInHeading(header.columns.get("price")?.heading ?? "");
  }

  private wordFor(column: ProductColumn): string {
    const { columns } = this.header;
    const isCertificate = column.startsWith("certificate");
    const known = columns.get(column) ?? (isCertificate ? columns.get("certificate") : undefined);
    if (known) return known.heading;
    return column.startsWith("platform:")
      ? column
      : columnHeadings[column as keyof typeof columnHeadings][this.language];
  }

  private fault(row: number, column: ProductColumn, code: MessageCode, params: MessageParams): void {
    const field = this.wordFor(column);
    this.faults.push({ row, field, code, params: { field, ...params } });
  }

  /** A product by its id, or by its name when its row has no id. */
  private presentFor(cells: RowTexts): Product | undefined {
    const id = plainCode(cells.id ?? "").toLowerCase();
    return id === "" ? this.byName.get(cells.name ?? "") : this.byId.get(id);
  }

  /** Whether nothing of the row says what a price is for. */
  lacksUnit(cells: RowTexts): boolean {
    if (cells.unit !== undefined || this.unitOfColumn !== "") return false;
    return readPriceCell(cells.price ?? "").unit === "" && this.presentFor(cells) === undefined;
  }

  textsOf(row: readonly Cell[]): RowTexts {
    const texts: RowTexts = {};
    for (const [column, { at }] of this.header.columns) texts[column] = (row[at] ?? emptyCell).text;
    return texts;
  }

  private checkFigures(row: number, cells: readonly Cell[]): boolean {
    const before = this.faults.length;
    for (const [column, { at }] of this.header.columns) {
      const cell = cells[at];
      const isCode = column.startsWith("platform:") || column.startsWith("certificate") || column === "id";
      if (isCode && cell?.isShortened) this.fault(row, column, "products.digits-lost", { value: cell.text });
    }
    return this.faults.length === before;
  }

  read(row: number, cells: readonly Cell[]): void {
    const texts = this.textsOf(cells);
    if (isNoProduct(texts.name ?? "")) return;
    if (!this.checkFigures(row, cells)) return;
    const candidate = candidateOf(texts, this.presentFor(texts), this.unitOfColumn);
    const parsed = productSchema.safeParse(candidate);
    if (parsed.success) this.take(row, parsed.data);
    else this.refuse(row, texts, candidate, parsed.error.issues);
  }

  /** Says everything that is wrong with a row: each field that cannot be read, and each rule the others break. */
  private refuse(row: number, texts: RowTexts, candidate: Candidate, issues: readonly Issue[]): void {
    const wrong = new Set<string>();
    for (const { path } of issues) {
      const field = path[0] as keyof Product;
      const column = columnOf(field, path.join("."), candidate);
      if (wrong.has(column)) continue;
      wrong.add(column);
      const value = (texts[column] ?? "").slice(0, 40);
      const isMissing = field === "price" && value === "";
      const code = isMissing ? "products.price-missing" : faultCodes[field];
      this.fault(row, column, code ?? "products.cell-wrong", { value });
    }
    for (const { field, path, code, params } of faultsOf(candidate)) {
      const column = columnOf(field, path, candidate);
      if (!wrong.has(column)) this.fault(row, column, code, params);
    }
  }

  private take(row: number, product: Product): void {
    for (const { field, path, code, params } of faultsOf(product)) {
      this.fault(row, columnOf(field, path, product), code, params);
    }
    const twin = this.rowsById.get(product.id);
    if (twin !== undefined) this.fault(row, "name", "products.row-twice", { name: product.name, row: twin });
    else this.rowsById.set(product.id, row);
    this.products.push({ row, product });
  }
}

/**
 * Products out of the first sheet that names its columns, and what is wrong with it row by row. A product that is
 * there already keeps what the sheet has no column for.
 * @throws StudioError `products.csv-columns` or `products.csv-empty`.
 */
export function readProducts(tables: readonly Table[], known: Known): ReadSheet {
  const { table, header } = findHeader(tables, known.platforms);
  const reader = new SheetReader(header, known);
  const rows = table.rows
    .map((cells, index) => ({ row: index + 1, cells, isTitle: table.titles.has(index) }))
    .slice(header.row + 1)
    .filter(({ cells, isTitle }) => !isTitle && cells.some(({ text }) => text !== ""));
  if (rows.length > 0 && rows.every(({ cells }) => reader.lacksUnit(reader.textsOf(cells)))) {
    throw missingColumns(["unit"]);
  }
  for (const { row, cells } of rows) reader.read(row, cells);
  if (reader.products.length === 0 && reader.faults.length === 0) {
    throw new StudioError("products.csv-empty", { field: "file" });
  }
  const { products, faults } = reader;
  return {
    sheet: table.sheet,
    ignored: header.ignored,
    columns: new Set(header.columns.keys()),
    products,
    faults,
  };
}
