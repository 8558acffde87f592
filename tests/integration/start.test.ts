import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { studioEnv } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

const root = resolve(import.meta.dirname, "..", "..");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

test.skipIf(process.platform !== "linux")(
  "npm start without a display says why, prints an address that works, and ends with Ctrl+C",
  async () => {
    const folder = temporaryFolder();
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = studioEnv(folder);
    // A group of its own, as a terminal gives it: Ctrl+C reaches npm, its shell and the studio together.
    const child = spawn(npm, ["start"], {
      cwd: root,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), "SIGKILL");
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    await expect.poll(() => output, { timeout: 50_000 }).toMatch(/http:\S+#token=\S+/);
    expect(output).toContain("没有可用的显示器，改用浏览器打开。");
    const url = new URL(/http:\S+/.exec(output)?.[0] ?? "");
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');
    const token = url.hash.replace("#token=", "");
    const schema = await fetch(new URL("/api/schema", url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(schema.status).toBe(200);

    process.kill(-(child.pid ?? 0), "SIGINT");
    await once(child, "close");
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => "answers",
            () => "gone",
          ),
        { timeout: 20_000 },
      )
      .toBe("gone");
    const data = join(folder, "share", "hongcun-studio");
    expect(readdirSync(data)).toContain("logs");
    await expect.poll(() => existsSync(join(data, "run", "studio.json")), { timeout: 20_000 }).toBe(false);
  },
);
