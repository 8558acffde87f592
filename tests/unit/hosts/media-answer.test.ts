import { describe, expect, test } from "vitest";
import { attachmentNamed, mediaHeaders, paperPolicy } from "../../../main/hosts/media-answer";

const show = { isDownload: false };

describe("what media go out as", () => {
  test.each([
    ["a.mkv", "video/x-matroska"],
    ["a.WEBM", "video/webm"],
    ["a.m4a", "audio/mp4"],
    ["a.srt", "application/x-subrip; charset=utf-8"],
    ["a.pdf", "application/pdf"],
    ["a.jpg", "image/jpeg"],
    ["a.js", "application/octet-stream"],
    ["a.xhtml", "application/octet-stream"],
    ["a.css", "application/octet-stream"],
    ["a", "application/octet-stream"],
  ])("%s is %s", (path, type) => {
    expect(mediaHeaders("recording:a", path, show)["content-type"]).toBe(type);
  });

  test("what could hold a script is paper: no script, no form, no origin of ours", () => {
    for (const path of ["report.html", "REPORT.HTML", "logo.svg"])
      expect(mediaHeaders("made:exports/x", path, show)["content-security-policy"]).toBe(paperPolicy);
    expect(paperPolicy.split("; ")).toContain("sandbox");
    expect(paperPolicy).not.toMatch(/script|allow-/);
    expect(mediaHeaders("made:exports/x", "a.mp4", show)).not.toHaveProperty("content-security-policy");
  });

  test("only what never changes is kept", () => {
    expect(mediaHeaders("card:a.png", "a.png", show)["cache-control"]).toContain("immutable");
    expect(mediaHeaders("recording:a", "a.mp4", show)["cache-control"]).toBe("private, no-cache");
  });
});

/** What a reader of RFC 5987 takes the name for. */
const readName = (header: string) => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? "");

describe("a file is handed over under its own name", () => {
  test.each(["饺子 ¥29.90.mp4", `竹园村 'it''s' "q" 50%d (2);.mp4`, "a\\b*c.pdf", "é😀.srt"])(
    "%s",
    (name) => {
      const header = attachmentNamed(name);
      expect(readName(header)).toBe(name);
      // Sent as it is by Node, and read as one token: plain letters, no quotation mark within the quotes.
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/);
      expect(/filename="(.*?)";/.exec(header)?.[1]).not.toMatch(/["\\%]/);
    },
  );

  test("line breaks and halves of characters do no harm", () => {
    const header = attachmentNamed("a\r\nset-cookie: x\ud800.mp4");
    expect(header).not.toMatch(/[\r\n]/);
    expect(readName(header)).toBe("a\r\nset-cookie: x.mp4");
  });

  test("and only when that was asked for", () => {
    expect(mediaHeaders("recording:a", "/x/饺子.mp4", { isDownload: true })["content-disposition"]).toBe(
      attachmentNamed("饺子.mp4"),
    );
    expect(mediaHeaders("recording:a", "/x/饺子.mp4", show)).not.toHaveProperty("content-disposition");
  });
});
