import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import { fileResponse, parseRange } from "../../../main/hosts/electron/file-response";
import { leaveQuestion } from "../../../main/hosts/electron/leave";
import { menuTemplate } from "../../../main/hosts/electron/menu";
import { shellTexts } from "../../../main/hosts/electron/texts";
import { attachmentNamed } from "../../../main/hosts/media-answer";
import { temporaryFolder } from "../../helpers/temporary";

describe("leaving", () => {
  const text = shellTexts("zh-CN");
  test("nothing is asked when nothing would end", () => {
    expect(leaveQuestion(initialState(), text)).toBeNull();
  });

  test("a show on air is asked about first, and staying is the first answer", () => {
    const state = initialState();
    state.recording.status = "recording";
    expect(leaveQuestion(state, text)).toMatchObject({ buttons: ["继续录像", "结束并退出"] });
    for (const status of ["starting", "on-air", "stopping"] as const) {
      state.live.status = status;
      expect(leaveQuestion(state, text)?.buttons[0]).toBe("继续直播");
    }
  });
});

describe("the menu", () => {
  const labels = (items: MenuItemConstructorOptions[]): string[] =>
    items.flatMap((item) => [
      ...(item.type === "separator" ? [] : [item.label ?? ""]),
      ...(Array.isArray(item.submenu) ? labels(item.submenu) : []),
    ]);
  const actions = { openPrompter: () => undefined, openFolder: () => undefined };
  const system = { isMac: true, isDeveloper: true };

  test("every entry has words in both languages, and different ones", () => {
    const chinese = labels(menuTemplate(shellTexts("zh-CN"), actions, system));
    const english = labels(menuTemplate(shellTexts("en"), actions, system));
    expect(chinese).toHaveLength(english.length);
    for (const label of [...chinese, ...english]) expect(label).not.toBe("");
    for (const label of chinese) expect(label).toMatch(/\p{Script=Han}/u);
    for (const label of english) expect(label).not.toMatch(/\p{Script=Han}/u);
  });

  test("developer tools are for a checkout alone", () => {
    const packed = labels(menuTemplate(shellTexts("en"), actions, { isMac: false, isDeveloper: false }));
    expect(packed).not.toContain("Developer tools");
  });
});

describe("files", () => {
  test.each([
    [null, 10, null],
    ["bytes=0-", 10, { start: 0, end: 9 }],
    ["bytes=2-4", 10, { start: 2, end: 4 }],
    ["bytes=8-99", 10, { start: 8, end: 9 }],
    ["bytes=-3", 10, { start: 7, end: 9 }],
    ["bytes=-99", 10, { start: 0, end: 9 }],
    ["bytes=10-", 10, "unsatisfiable"],
    ["bytes=5-4", 10, "unsatisfiable"],
    ["bytes=-0", 10, "unsatisfiable"],
    ["bytes=-", 10, null],
    ["items=0-1", 10, null],
    ["bytes=0-1,3-4", 10, null],
  ])("Range %j of %i bytes", (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });

  test("a file comes whole, in part, or not at all", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "片头 50%.mp4");
    writeFileSync(path, "0123456789");
    const whole = await fileResponse(path, null, { "x-content-type-options": "nosniff" });
    expect([whole.status, whole.headers.get("content-type"), await whole.text()]).toEqual([
      200,
      "video/mp4",
      "0123456789",
    ]);
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    const part = await fileResponse(path, "bytes=2-4", {});
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    expect((await fileResponse(path, "bytes=10-", {})).status).toBe(416);
    expect((await fileResponse(folder, null, {})).status).toBe(404);
    expect((await fileResponse(join(folder, "nothing"), null, {})).status).toBe(404);
    const named = { "content-type": "audio/mp4", "content-disposition": attachmentNamed("片头 50%.mp4") };
    const kept = await fileResponse(path, "bytes=0-1", named);
    expect([kept.status, kept.headers.get("content-type")]).toEqual([206, "audio/mp4"]);
    expect(kept.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''%E7%89%87%E5%A4%B4%2050%25.mp4",
    );
    writeFileSync(join(folder, "empty.png"), "");
    const empty = await fileResponse(join(folder, "empty.png"), null, {});
    expect([empty.status, await empty.text()]).toEqual([200, ""]);
  });
});
