import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { decodeErrors } from "../helpers/picture";
import { liveButton } from "./going-live";
import { hosts, type OpenHost, until } from "./host";

const pictures = resolve(import.meta.dirname, "../../artifacts/screens");

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
  await page.getByRole("button", { name: "开始彩排" }).click();
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
  await page.waitForTimeout(2000);
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
  expect(await decodeErrors(recording.recordings[0]?.file ?? "")).toBe("");
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
