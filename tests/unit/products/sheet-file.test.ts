import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../main/products/sheet/decode-text";
import { readSheetFile } from "../../../main/products/sheet/file";
import { unzip, zip, zipEntries } from "../../../main/products/sheet/zip";
import { StudioError } from "../../../preload/contract";
import { type RawCell, type SheetContent, workbook, workbookParts } from "../../helpers/workbook";

const texts = async (bytes: Buffer, name = "商品.xlsx") =>
  (await readSheetFile(bytes, name)).map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));
const firstRow = async (...cells: RawCell[]) => (await texts(workbook({ rows: [cells] })))[0]?.[0];
const refused = (bytes: Buffer, code: string) =>
  expect(readSheetFile(bytes, "商品表.xlsx"), code).rejects.toMatchObject({ code });

describe("text files", () => {
  const csv = "品名,单位,现价\n青川黑木耳,袋,45\n";
  const gb = Buffer.from("c6b7c3fb2cb5a5cebb2ccfd6bcdb0ac7e0b4a8badac4beb6fa2cb4fc2c34350a", "hex");
  const utf16be = Buffer.from(`\ufeff${csv}`, "utf16le").swap16();

  test.each([
    ["UTF-8", Buffer.from(csv)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${csv}`)],
    ["GB18030", gb],
    ["UTF-16, as Excel's Unicode text", Buffer.from(`\ufeff${csv}`, "utf16le")],
    ["UTF-16, big end first", utf16be],
  ])("%s", (_name, bytes) => {
    expect(decodeText(bytes, "a.csv")).toBe(csv);
  });

  test("a four-byte character of GB18030", () => {
    expect(decodeText(Buffer.from("8139ef30", "hex"), "a.csv")).toBe("㐁");
  });

  test("bytes that are no text, and text that is cut, are refused by name", () => {
    const caught = (bytes: Buffer) => {
      try {
        return decodeText(bytes, "表.csv");
      } catch (error) {
        return error;
      }
    };
    expect(caught(Buffer.from([1, 0, 2]))).toMatchObject({
      code: "products.file-not-table",
      params: { name: "表.csv" },
    });
    expect(caught(gb.subarray(0, 1))).toMatchObject({ code: "products.file-broken" });
    expect(caught(Buffer.from([0xef, 0xbb, 0xbf, 0xff]))).toMatchObject({ code: "products.file-broken" });
  });

  test("commas, tabs, semicolons and full-width commas; a title above; Excel's separator line", async () => {
    for (const mark of [",", "\t", ";", "，"]) {
      const sheet = ["本周商品", ["品名", "现价"].join(mark), ["木耳", "45"].join(mark)].join("\r\n");
      expect((await texts(Buffer.from(sheet), "a.csv"))[0]?.[2], mark).toEqual(["木耳", "45"]);
    }
    const marked = await texts(Buffer.from("sep=;\r\n品名;现价\r\n木耳;4,5"), "a.csv");
    expect(marked[0]?.slice(1)).toEqual([
      ["品名", "现价"],
      ["木耳", "4,5"],
    ]);
  });

  test("a quotation mark inside a cell is a character like others, an open one is refused", async () => {
    expect(await texts(Buffer.from('品名,现价\n5" 木碗,45'), "a.csv")).toEqual([
      [
        ["品名", "现价"],
        ['5" 木碗', "45"],
      ],
    ]);
    await refused(Buffer.from('品名,现价\n"木碗,45'), "products.csv-broken");
  });
});

describe("workbooks", () => {
  test("numbers lose the noise of binary ones, long ones are marked", async () => {
    const raw = (value: string) => ({ xml: (at: string) => `<c r="${at}"><v>${value}</v></c>` });
    expect(await firstRow(39.9, raw("39.900000000000006"), raw("4.4999999999999998E-2"), 45)).toEqual([
      "39.9",
      "39.9",
      "0.045",
      "45",
    ]);
    const [table] = await readSheetFile(workbook({ rows: [[raw("3.6071234567890124E+18"), 12]] }), "a.xlsx");
    expect(table?.rows[0]?.map(({ isShortened }) => isShortened)).toEqual([true, false]);
  });

  test("dates, truth, formulas' last values, errors, rich text and escapes", async () => {
    const row = await firstRow(
      { xml: (at) => `<c r="${at}" s="1"><v>45931</v></c>` },
      { xml: (at) => `<c r="${at}" t="b"><v>1</v></c>` },
      { xml: (at) => `<c r="${at}"><f>A1*2</f><v>19.8</v></c>` },
      { xml: (at) => `<c r="${at}" t="str"><f>A1&amp;"斤"</f><v>两斤</v></c>` },
      { xml: (at) => `<c r="${at}"><f>NOW()</f></c>` },
      { xml: (at) => `<c r="${at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>` },
      { xml: (at) => `<c r="${at}" t="inlineStr"><is><r><t>木</t></r><r><t>耳 &amp; 菇</t></r></is></c>` },
    );
    expect(row).toEqual(["2025-10-01", "true", "19.8", "两斤", "", "", "木耳 & 菇"]);
  });

  test("rows keep the numbers the program shows, also below empty ones", async () => {
    const [rows] = await texts(workbook({ rows: [["标题"], [], [null, "品名"], [], [null, "木耳"]] }));
    expect(rows?.map((row) => row[1])).toEqual(["", "", "品名", "", "木耳"]);
  });

  test("cells merged downwards all say what the first says; a row merged across is a title", async () => {
    const [table] = await readSheetFile(
      workbook({
        rows: [
          ["干货", null, null],
          ["木耳", "青川县", 45],
          ["香菇", null, 38],
          ["花椒", null, 19.8],
        ],
        merges: ["A1:C1", "B2:B3"],
      }),
      "a.xlsx",
    );
    expect(table?.rows.map((row) => row[1]?.text)).toEqual(["", "青川县", "青川县", ""]);
    expect([...(table?.titles ?? [])]).toEqual([0]);
  });

  test("every sheet, by its name", async () => {
    const tables = await readSheetFile(
      workbook({ name: "说明 & 封面", rows: [["说明"]] }, { name: "商品", rows: [["品名"]] }),
      "a.xlsx",
    );
    expect(tables.map(({ sheet }) => sheet)).toEqual(["说明 & 封面", "商品"]);
  });

  test("5,000 rows", async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => [`商品 ${row}`, row / 100, "袋"]);
    expect((await texts(workbook({ rows })))[0]?.[4999]).toEqual(["商品 4999", "49.99", "袋"]);
  });
});

describe("what is no sheet that can be read", () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(512), Buffer.from(stream, "utf16le")]);
  const good = workbook({ rows: [["品名"]] });

  test("each kind is named, with what to do", async () => {
    await refused(compound("Workbook"), "products.file-xls");
    await refused(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]), "products.file-xls");
    await refused(Buffer.from("<html><table><tr><td>品名"), "products.file-xls");
    await refused(Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'), "products.file-xls");
    await refused(compound("EncryptedPackage"), "products.file-locked");
    await refused(compound("WordDocument"), "products.file-not-table");
    await refused(Buffer.from("%PDF-1.7"), "products.file-not-table");
    await refused(zip({ "word/document.xml": "<w/>" }), "products.file-not-table");
    await refused(Buffer.alloc(0), "products.csv-empty");
    await refused(Buffer.alloc(32_000_001, 65), "products.file-too-big");
  });

  test("a zip under a password, and one that is cut or changed", async () => {
    const locked = Buffer.from(good);
    locked.writeUInt16LE(1, locked.indexOf(Buffer.from("PK\x01\x02", "latin1")) + 8);
    await refused(locked, "products.file-locked");
    await refused(good.subarray(0, good.length - 30), "products.file-broken");
    await refused(Buffer.from("PK\x03\x04", "latin1"), "products.file-broken");
    const parts = workbookParts([{ rows: [["品名"]] }]);
    await refused(
      zip({ ...parts, "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" }),
      "products.file-broken",
    );
  });

  test("a stray cell far away is named instead of filling the memory", async () => {
    const stray: SheetContent = {
      rows: [["品名"], [{ xml: () => '<c r="XFD1048576"><v>1</v></c>' }]],
    };
    await expect(readSheetFile(workbook(stray), "a.xlsx")).rejects.toMatchObject({
      code: "products.sheet-too-wide",
      params: { sheet: "Sheet1", cell: "XFD1048576" },
    });
    const styled = { rows: [["品名"], [{ xml: () => '<c r="XFD1048576" s="1"/>' }]] };
    expect(await texts(workbook(styled))).toEqual([[["品名"]]]);
  });

  test("a file that unpacks to more than a sheet may have is refused before it is unpacked", async () => {
    const big = Buffer.from(good);
    big.writeUInt32LE(900_000_000, big.indexOf(Buffer.from("PK\x01\x02", "latin1")) + 24);
    await refused(big, "products.file-too-big");
  });

  test("20 MB that are mostly pictures are read", async () => {
    const filler = randomBytes(20_000_000);
    const bytes = zip({ ...workbookParts([{ rows: [["品名"]] }]), "xl/media/image1.png": filler });
    expect(await texts(bytes)).toEqual([[["品名"]]]);
  });

  test("whatever the bytes are, what is thrown is worded", async () => {
    const readOrRefuse = async (bytes: Uint8Array) => {
      try {
        await readSheetFile(Buffer.from(bytes), "随便.xlsx");
      } catch (error) {
        expect(error).toBeInstanceOf(StudioError);
        expect((error as StudioError).code).toMatch(/^products\./);
      }
    };
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), readOrRefuse));
    const changed = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(changed, async (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        await readOrRefuse(bytes);
      }),
      { numRuns: 300 },
    );
  });
});

test("a zip gives back what was packed", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }), fc.string()),
      (files) => {
        const bytes = zip(files);
        const read = zipEntries(bytes).map((entry) => [entry.name, unzip(bytes, entry).toString("utf8")]);
        expect(read).toEqual(Object.entries(files));
      },
    ),
  );
});
