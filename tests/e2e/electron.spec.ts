import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron as electron, expect, test } from "@playwright/test";
import { installedElectron } from "../../main/launch/electron-program.mjs";

const root = resolve(import.meta.dirname, "..", "..");
const program = installedElectron();
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

test.describe("under Electron", () => {
  test.skip(
    program === null,
    "Electron's program is not on this machine: node_modules/electron/dist is empty",
  );
  test.skip(!hasDisplay, "There is no display for Electron's windows");

  test("the window shows the studio, cannot reach Node, and stays on its own pages", async () => {
    const folder = mkdtempSync(join(tmpdir(), "红村 electron 'q' "));
    const args = [root, `--data=${join(folder, "数据")}`, `--user-data-dir=${join(folder, "profile")}`];
    // Chromium's sandbox refuses root; a test machine's root opens no page but ours.
    if (process.getuid?.() === 0) args.unshift("--no-sandbox");
    const app = await electron.launch({ executablePath: program ?? "", args });
    try {
      const page = await app.firstWindow();
      await expect(page.locator("#root > *").first()).toBeVisible({ timeout: 30_000 });
      expect(page.url()).toMatch(/^hongcun:\/\/app\//);
      const seen = await page.evaluate(async () => ({
        require: typeof (globalThis as { require?: unknown }).require,
        process: typeof (globalThis as { process?: unknown }).process,
        bridge: Object.keys((globalThis as unknown as { hongcun: object }).hongcun).sort(),
        settings: await (
          globalThis as unknown as {
            hongcun: { call(method: string, input: unknown): Promise<{ ok: boolean }> };
          }
        ).hongcun.call("settings.get", {}),
      }));
      expect(seen).toMatchObject({ require: "undefined", process: "undefined", settings: { ok: true } });
      expect(seen.bridge).toEqual(["call", "mediaUrl", "openPrompter", "subscribe"]);
      await page.evaluate(() => {
        location.href = "https://example.com/";
      });
      await expect.poll(() => page.url()).toMatch(/^hongcun:\/\/app\//);
      const [prompter] = await Promise.all([
        app.waitForEvent("window"),
        page.evaluate(() =>
          (globalThis as unknown as { hongcun: { openPrompter(): void } }).hongcun.openPrompter(),
        ),
      ]);
      expect(prompter.url()).toContain("prompter.html");
      const isHidden = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isContentProtected()),
      );
      expect(isHidden.sort()).toEqual([false, true]);
      await page.screenshot({ path: join(root, "artifacts", "electron.png") });
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(existsSync(join(folder, "数据", "run", "studio.json"))).toBe(false);
  });
});
