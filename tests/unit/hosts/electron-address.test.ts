import { describe, expect, test } from "vitest";
import { isOwnPage, mediaUrl, pageUrl, readAppUrl } from "../../../main/hosts/electron/address";
import { isOwnSender, mayHave } from "../../../main/hosts/electron/sender";

const devServer = "http://localhost:5173";

describe("addresses under our scheme", () => {
  test("a picture's address leads back to its reference, whatever its name", () => {
    for (const reference of ["card:3fa9.png", "media:照片/饺子 50%#1?&.jpg", "bundled:village.png"]) {
      expect(readAppUrl(mediaUrl(reference))).toEqual({ kind: "media", reference, isDownload: false });
      expect(readAppUrl(`${mediaUrl(reference)}&download=1`)).toMatchObject({ reference, isDownload: true });
    }
  });

  test("screens are named by path", () => {
    expect(readAppUrl(pageUrl("index"))).toEqual({ kind: "screen", path: "/index.html" });
    expect(readAppUrl("hongcun://app/")).toEqual({ kind: "screen", path: "/index.html" });
    expect(readAppUrl("hongcun://app/assets/a%20b.js?x#y")).toEqual({
      kind: "screen",
      path: "/assets/a b.js",
    });
  });

  test.each([
    "hongcun://other/index.html",
    "hongcun://app/%2e%2e%2fsecret.txt",
    "hongcun://app/..%5csecret.txt",
    "hongcun://app/a%00.js",
    "hongcun://app/%E0%A4%A",
    "hongcun://app/media",
    "file:///etc/passwd",
    "http://app/index.html",
    "not an address",
  ])("%s is not ours", (address) => {
    expect(readAppUrl(address)).toBeNull();
  });

  test("plain dots cannot climb out of the folder of the screens", () => {
    expect(readAppUrl("hongcun://app/../../etc/passwd")).toEqual({ kind: "screen", path: "/etc/passwd" });
  });
});

describe("who may talk to the studio", () => {
  test("the top frame of our own pages", () => {
    expect(isOwnSender({ url: pageUrl("index"), isMainFrame: true }, null)).toBe(true);
    expect(isOwnSender({ url: pageUrl("prompter"), isMainFrame: true }, null)).toBe(true);
    expect(isOwnSender({ url: `${devServer}/index.html`, isMainFrame: true }, devServer)).toBe(true);
  });

  test.each([
    undefined,
    "",
    "about:blank",
    "https://evil.example/",
    "http://localhost:5173/",
    "hongcun://app.evil.example/",
    "hongcun://evil/index.html",
    "file:///index.html",
    "data:text/html,hi",
  ])("%j may not", (url) => {
    expect(isOwnSender({ url, isMainFrame: true }, null)).toBe(false);
  });

  test("a frame inside our page may not", () => {
    expect(isOwnSender({ url: pageUrl("index"), isMainFrame: false }, null)).toBe(false);
  });

  test("the development server counts only while there is one", () => {
    expect(isOwnPage(`${devServer}/`, null)).toBe(false);
    expect(isOwnPage("http://localhost:5174/", devServer)).toBe(false);
  });
});

describe("permissions", () => {
  test("our pages may use camera, microphone and full screen", () => {
    for (const name of ["media", "fullscreen", "screen-wake-lock"])
      expect(mayHave(name, pageUrl("index"), null)).toBe(true);
    // The check handler is given an origin instead of an address.
    expect(mayHave("media", "hongcun://app/", null)).toBe(true);
  });

  test("nobody else may, and nobody may have more", () => {
    expect(mayHave("media", "https://evil.example", null)).toBe(false);
    expect(mayHave("media", undefined, null)).toBe(false);
    for (const name of ["geolocation", "usb", "serial", "notifications", "openExternal", "clipboard-read"]) {
      expect(mayHave(name, pageUrl("index"), null), name).toBe(false);
    }
  });
});
