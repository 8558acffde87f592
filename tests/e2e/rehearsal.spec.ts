import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { timelineFile } from "../../preload/contract";
import { decodeErrors } from "../helpers/picture";
import { liveButton } from "./going-live";
import { hosts, type OpenHost, until } from "./host";
import { askRehearsal, goOnToRehearsal, microphoneSheet } from "./rehearsing";

const pictures = resolve(import.meta.dirname, "../../artifacts/screens");

/** The sheet before a rehearsal: what is heard is judged in words, shown on a scale, and played. */
async function hearTheMicrophone({ page }: OpenHost) {
  await askRehearsal(page);
  const sheet = microphoneSheet(page);
  await expect(sheet.getByText("正在听，请说话")).toBeVisible();
  await expect(sheet.getByText("说话的音量", { exact: true })).toBeVisible();
  await expect(sheet.getByRole("button", { name: /^(放给我听|停下)$/ })).toBeVisible();
  await expect(sheet.getByRole("alert")).toBeHidden();
  await expect(sheet.getByRole("switch", { name: "把彩排录下来" })).toBeChecked();
}

/** By key: the microphone is closed, which nobody can miss, and opened again; a moment is marked, and a receipt says so. */
async function muteAndMark(host: OpenHost) {
  const { page } = host;
  const press = (key: string) => page.locator("body").press(key);
  const banner = page.getByRole("status").filter({ hasText: "麦克风已静音" });
  await press("KeyV");
  await until(host, "the microphone is closed", ({ engine }) => engine.microphoneMuted === true);
  await expect(banner).toBeVisible();
  await press("KeyB");
  await expect(page.getByRole("button", { name: /^已记 \d+:\d\d/ })).toBeVisible();
  await banner.getByRole("button", { name: /^打开麦克风/ }).click();
  await until(host, "it is open again", ({ engine }) => engine.microphoneMuted === false);
  await expect(banner).toBeHidden();
}

/** As on a machine without OBS: the built-in stage composes the picture. */
async function rehearse(host: OpenHost, name: string) {
  const { page } = host;
  const press = (key: string) => page.locator("body").press(key);
  await page.getByRole("button", { name: /都跳过/ }).click();
  await until(
    host,
    "the stage stands in",
    ({ engine }) => engine.kind === "stage" && engine.status === "connected",
  );
  await hearTheMicrophone(host);
  await goOnToRehearsal(page);
  await until(
    host,
    "it rehearses and records",
    ({ rehearsal, recording }) => rehearsal.active && recording.status === "recording",
  );
  await press("Space");
  await until(host, "the first scene is on air", ({ scenes }) => scenes.onAir === "village-story/host");
  // A second press right after the first would count as a bounce.
  await page.waitForTimeout(1000);
  await press("Space");
  await until(host, "the second is", ({ scenes }) => scenes.onAir === "village-story/picture");
  await until(host, "its title stands", ({ overlays }) =>
    overlays.slots.some(({ slot, status }) => slot === "chapter" && status === "on-air"),
  );
  await expect(liveButton(page)).toBeDisabled();
  await muteAndMark(host);
  await page.screenshot({ path: join(pictures, `${name}-rehearsal.png`) });
  await page.getByRole("button", { name: "结束彩排", exact: true }).click();
  const { recording } = await until(
    host,
    "the recording is listed, measured and an MP4",
    ({ recording: now, rehearsal }) =>
      !rehearsal.active && now.recordings.some(({ seconds, isFinished }) => (seconds ?? 0) > 2 && isFinished),
  );
  expect(recording.recordings[0]).toMatchObject({
    kind: "rehearsal",
    showId: "zhuyuan-morning",
    missing: false,
  });
  const file = recording.recordings[0]?.file ?? "";
  expect(await decodeErrors(file)).toBe("");
  const kinds = readFileSync(timelineFile(file), "utf8").match(/"kind":"(mute|marker)"/g) ?? [];
  expect(kinds.toSorted()).toEqual(['"kind":"marker"', '"kind":"mute"', '"kind":"mute"']);
  await expect(page.getByText(/^录好了：\d+ 秒$/)).toBeVisible();
  await page.getByRole("button", { name: "看回放", exact: true }).click();
  await expect(page.getByText(/^录好了：/)).toBeHidden();
  await page.getByRole("navigation").getByRole("button", { name: "彩排" }).click();
  await expect(page.getByText("竹元村的早晨").first()).toBeVisible();
  await page.screenshot({ path: join(pictures, `${name}-rehearsals.png`) });
}

for (const { name, open, missing } of hosts) {
  test(`${name}: without OBS the whole show is rehearsed and recorded`, async ({ browser }) => {
    test.skip(missing !== null, missing ?? "");
    mkdirSync(pictures, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), "hongcun 彩排's "));
    const host = await open({ browser, folder, environment: {} });
    try {
      await rehearse(host, name);
    } finally {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
