import { deflateRawSync } from "node:zlib";
import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReader } from "../../../main/scripts/import";
import { storeZip } from "../../../main/scripts/import/zip";
import { parseScript } from "../../../main/scripts/parse";
import { readAloud } from "../../../main/scripts/read-aloud";
import { StudioError } from "../../../preload/contract";

const read = createReader(() => "zh-CN");
const file = (name: string, bytes: Uint8Array) =>
  read({ name, kind: "village", base64: Buffer.from(bytes).toString("base64") });
const html = (page: string) => read({ name: "粘贴", kind: "village", html: page });
const plain = (name: string, text: string) => read({ name, kind: "village", text });
const bodyOf = (markdown: string) => markdown.replace(/^---[\s\S]*?\n---\n+/, "").trimEnd();
const spoken = (markdown: string) => parseScript("x", markdown).text.blocks.map(({ text }) => text);
const code = (code: string) => expect.objectContaining({ code });

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const listItem = (text: string, reference: string, level = 0) =>
  new Paragraph({ text, numbering: { reference, level } });
const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat]) =>
  [0, 1].map((level) => ({ level, format, text: "%1." }));
const wordFile = (children: (Paragraph | Table)[]) =>
  Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          { reference: "n", levels: levels(LevelFormat.DECIMAL) },
          { reference: "b", levels: levels(LevelFormat.BULLET) },
        ],
      },
      sections: [{ children }],
    }),
  );

describe("a Word document", () => {
  test("keeps headings, lists, bold, line breaks and cues; a table becomes sentences and is told of", async () => {
    const bytes = await wordFile([
      new Paragraph({ text: "竹元村的早晨", heading: HeadingLevel.TITLE }),
      new Paragraph({ text: "开场", heading: HeadingLevel.HEADING_1 }),
      new Paragraph("\uFF1A\uFF1Ascene\uFF5Bid\uFF1Dvillage-story/host\uFF5D"),
      new Paragraph({
        children: [
          new TextRun("大家好，"),
          new TextRun({ text: "饺子。", bold: true }),
          new TextRun({ text: "3*2_a_ <b>", break: 1 }),
        ],
      }),
      ...[listItem("和面", "n"), listItem("揉", "b", 1), listItem("擀皮", "n"), listItem("醋", "b")],
      new Paragraph("1. 不是列表"),
      new Table({ rows: [new TableRow({ children: [cell("一斤"), cell("二十元")] })] }),
    ]);
    const { markdown, title, format, encoding, notes } = await file("稿子.docx", bytes);
    expect({ title, format, encoding }).toEqual({ title: "竹元村的早晨", format: "docx", encoding: null });
    expect(notes).toEqual(["有 1 个表格拆成了一行一段"]);
    expect(bodyOf(markdown)).toBe(
      [
        "# 开场",
        "::scene{id=village-story/host}",
        "大家好，**饺子**。\n3*2_a_ \\<b>",
        "1. 和面\n   - 揉\n2. 擀皮\n- 醋",
        "1\\. 不是列表",
        "一斤，二十元",
      ].join("\n\n"),
    );
    expect(parseScript("x", markdown).problems).toEqual([]);
    expect(spoken(markdown)).toContain("大家好，饺子。\n3*2_a_ <b>");
  });

  const parts = (xml: string | Buffer, extra: { name: string; bytes: Buffer }[] = []) =>
    storeZip([{ name: "word/document.xml", bytes: Buffer.from(xml) }, ...extra]);
  /** A zip of one part, packed, that says it unpacks to `says` bytes. */
  const packed = (content: Buffer, says: number) => {
    const body = deflateRawSync(content);
    const zip = storeZip([{ name: "word/document.xml", bytes: body }]);
    for (const at of [zip.indexOf("PK\x03\x04") + 8, zip.indexOf("PK\x01\x02") + 10])
      zip.writeUInt16LE(8, at);
    zip.writeUInt32LE(says, zip.indexOf("PK\x01\x02") + 24);
    return zip;
  };
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);

  test.each<[string, string, Buffer]>([
    ["bomb.docx", "scripts.unpacks-too-large", packed(Buffer.alloc(1000), 200_000_000)],
    ["liar.docx", "scripts.unpacks-too-large", packed(Buffer.alloc(5_000_000), 1000)],
    ["torn.docx", "scripts.broken-document", packed(Buffer.from("<w:document/>"), 13).subarray(0, 60)],
    ["xml.docx", "scripts.broken-document", parts("<w:document><w:body>")],
    ["no-zip.docx", "scripts.broken-document", Buffer.from("这不是文档")],
    [
      "secret.docx",
      "scripts.encrypted-document",
      Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]),
    ],
    ["old.doc", "scripts.old-word", ole],
    ["a.pdf", "scripts.pdf", Buffer.from("%PDF-1.7\n")],
    ["a.png", "scripts.picture", Buffer.from("\x89PNG\r\n\x1A\n", "latin1")],
    ["a.docx", "scripts.picture", Buffer.from("\xFF\xD8\xFF\xE0", "latin1")],
    ["a.xlsx", "scripts.other-format", storeZip([{ name: "xl/workbook.xml", bytes: Buffer.from("x") }])],
    ["a.rtf", "scripts.other-format", Buffer.from("{\\rtf1 x}")],
    ["a.txt", "scripts.empty-import", Buffer.alloc(0)],
    ["a.txt", "scripts.empty-import", Buffer.from("\uFEFF \n\n")],
    ["a.txt", "scripts.not-text", Buffer.from(Array.from({ length: 900 }, (_, index) => (index * 7) % 32))],
    ["a.txt", "scripts.import-too-large", Buffer.alloc(10_000_001, "a")],
    ["a.txt", "scripts.import-too-long", Buffer.alloc(2_000_001, "a")],
  ])("%s is refused as %s", async (name, reason, bytes) => {
    await expect(file(name, bytes)).rejects.toEqual(code(reason));
  });

  test("nothing at all is refused too", async () => {
    await expect(read({ name: "x", kind: "village" })).rejects.toEqual(code("scripts.nothing-to-import"));
    await expect(html("<p> </p><script>alert(1)</script>")).rejects.toEqual(code("scripts.empty-import"));
  });
});

describe("a text file", () => {
  const text = "各位家人，大家好。\r\n今天说说竹元村的饺子：一锅 39.9 元！";
  const gbk = Buffer.from("b8f7cebbbcd2c8cba3acb4f3bcd2bac3a1a3bdf1ccecb4f3bcd2bac3", "hex");
  const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();
  const utf16 = Buffer.from(text, "utf16le");
  test.each<[string, Buffer, string, string]>([
    ["UTF-8", Buffer.from(text), "utf-8", "大家好"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), "utf-8", "大家好"],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le", "大家好"],
    ["UTF-16 LE", utf16, "utf-16le", "大家好"],
    ["UTF-16 BE with a mark", swap(Buffer.from(`\uFEFF${text}`, "utf16le")), "utf-16be", "大家好"],
    ["UTF-16 BE", swap(utf16), "utf-16be", "大家好"],
    [
      "UTF-16 LE English",
      Buffer.from("Good morning, friends.\nHello.", "utf16le"),
      "utf-16le",
      "Good morning",
    ],
    ["GB 18030", gbk, "gb18030", "大家好"],
  ])("in %s is read, and how it was written is told", async (_name, bytes, encoding, contains) => {
    const result = await file("稿.txt", bytes);
    expect(result).toMatchObject({ encoding, format: "text", title: "稿" });
    expect(bodyOf(result.markdown)).toContain(contains);
  });

  test("keeps what looks like a heading, a list, bold or a cue, and escapes nothing without need", async () => {
    const { markdown } = await plain(
      "a.txt",
      "# 标题\n1. 和面\n2. 擀皮\n5. 煮\n价格_低_到 3*2 & 5<6，**真的**\n::pause{seconds=2}\n::scene{id=",
    );
    expect(bodyOf(markdown)).toBe(
      "# 标题\n\n1. 和面\n2. 擀皮\n5) 煮\n\n价格_低_到 3*2 & 5<6，**真的**\n\n::pause{seconds=2}\n\n::scene{id=",
    );
  });

  test("subtitles lose numbers and times and are joined where nobody pauses", async () => {
    const srt =
      "1\n00:00:01,000 --> 00:00:02,000\n<i>各位家人</i>\n\n2\n00:00:02,100 --> 00:00:03,000\n大家好。\n欢迎\n\n" +
      "3\n00:00:06,000 --> 00:00:07,000\n2023\n";
    const { markdown, format } = await plain("a.txt", srt);
    expect(format).toBe("srt");
    expect(spoken(markdown)).toEqual(["各位家人 大家好。欢迎", "2023"]);
  });

  test("Markdown keeps its head", async () => {
    const markdown = "---\ntitle: 早\nkind: opening\n---\n\n**你好**\n";
    expect(await plain("a.md", markdown)).toMatchObject({ markdown, format: "markdown" });
  });
});

describe("rich text", () => {
  test("of Word's clipboard: styles and comments dropped, lists and bold kept", async () => {
    const page = `<html xmlns:o="urn:x"><head><style><!-- p {color:red} --></style><!--[if gte mso 9]><xml>x</xml><![endif]--></head>
      <body><!--StartFragment--><h2>一、开场</h2>
      <p class=MsoNormal>大家好，<b style='mso-bidi-font-weight:normal'>竹元村</b>的<span style='display:none'>隐藏</span>
饺子<o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>和面</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>擀皮</p>
      <p><img src="data:image/png;base64,AAAA"></p><!--EndFragment--></body></html>`;
    const { markdown, notes } = await html(page);
    expect(bodyOf(markdown)).toBe("## 一、开场\n\n大家好，**竹元村**的饺子\n\n1. 和面\n2. 擀皮");
    expect(notes).toEqual(["有 1 张图片没有导入，讲稿里只放文字"]);
  });

  test("of a browser", async () => {
    const page =
      '<b style="font-weight:normal"><div>一<br>二</div><ul><li>醋<ol start="3"><li>辣子</li></ol></li></ul><table><tr><td><p>排版用的格子</p></td></tr></table></b>';
    expect(spoken((await html(page)).markdown)).toEqual(["一\n二", "醋", "3. 辣子", "排版用的格子"]);
  });

  test.each([
    "<div>",
    "<b>",
    "<b><p>",
    "<table><tr><td>",
    "<!--",
    "<style>",
    '<a "',
    "<p a b c",
    "</p>",
    "<ul><li>",
    "<",
  ])("%s thirty thousand times over is read or refused, and ends", async (piece) => {
    const result = await html(`<p>大家好</p>${piece.repeat(30_000)}`).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(StudioError);
    else expect(result).toMatchObject({ format: "html" });
  });
});

describe("anything", () => {
  const names = fc.constantFrom("a.docx", "a.txt", "a.md", "a.srt", "a.html", "a");
  const magic = fc.constantFrom(
    "",
    "PK\x03\x04",
    "PK\x05\x06",
    "\xFF\xFE",
    "\xFE\xFF",
    "<html>",
    "1\n00:00:01,000 --> ",
  );
  test("any bytes give a script or an error that says why", async () => {
    await fc.assert(
      fc.asyncProperty(names, magic, fc.uint8Array({ maxLength: 400 }), async (name, start, bytes) => {
        try {
          const { markdown } = await file(name, Buffer.concat([Buffer.from(start, "latin1"), bytes]));
          parseScript("x", markdown);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(StudioError);
          expect((thrown as StudioError).code).toMatch(/^scripts\./);
        }
      }),
      { numRuns: 60 },
    );
  });

  const pieces = fc.constantFrom(
    ..."大家好。|hello |*|**|_|`|```|#|# |- |1. |1) |> |<b>|<!--|-->|&amp;|&|[a](b)|[|]|!|\\|~~~|:::|::|:a{|{|}|+ |=|---|===|   |www.a.com|2023. |\u3000|(|“|—|！|\u200B|\uD800".split(
      "|",
    ),
  );
  const sentence = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
  const quoted = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const withoutBlanks = (text: string) => text.replace(/\s/gu, "");

  test("what stood in a page is what is read of the script", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 6 }), async (sentences) => {
        const page = sentences
          .map((text, index) => `<p>${quoted(text)}${index % 3 === 2 ? "<b>重，点</b>后" : "完"}</p>`)
          .join("");
        const { markdown } = await html(page);
        const expected = sentences.map((text, index) => {
          const clean = text.replaceAll("\u200B", "").replaceAll("\uD800", "\uFFFD");
          return readAloud(`${clean}${index % 3 === 2 ? "重，点后" : "完"}`, 1).text;
        });
        expect(withoutBlanks(spoken(markdown).join(""))).toBe(withoutBlanks(expected.join("")));
      }),
      { numRuns: 60 },
    );
  });
});
