import { join, resolve } from "node:path";
import { type Browser, _electron as electron, type Page } from "@playwright/test";
import { installedElectron } from "../../main/launch/electron-program.mjs";
import type { StateMessage, StudioBridge, StudioState } from "../../preload/contract";
import { startStudio } from "../helpers/studio-process";

const root = resolve(import.meta.dirname, "../..");

/** One studio with its first screen open, in whichever host. A spec cannot tell which. */
export interface OpenHost {
  page: Page;
  state(): Promise<StudioState>;
  /** Waits for the page that a click opens. */
  nextPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface HostOptions {
  browser: Browser;
  folder: string;
  environment: Record<string, string>;
}

/** Chromium against `hongcun serve`. */
async function openBrowserHost({ browser, folder, environment }: HostOptions): Promise<OpenHost> {
  const studio = await startStudio({ folder, environment });
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1366, height: 768 },
    permissions: ["camera", "microphone"],
  });
  const page = await context.newPage();
  await page.goto(studio.url);
  return {
    page,
    state: studio.state,
    nextPage: () => context.waitForEvent("page"),
    async close() {
      await context.close();
      await studio.stop();
    },
  };
}

/** The real desktop window. */
async function openElectronHost({ folder, environment }: HostOptions): Promise<OpenHost> {
  const args = [root, `--data=${join(folder, "数据")}`, `--user-data-dir=${join(folder, "profile")}`];
  // Chromium's sandbox refuses root; a test machine's root opens no page but ours.
  if (process.getuid?.() === 0) args.unshift("--no-sandbox");
  const app = await electron.launch({
    executablePath: installedElectron() ?? "",
    args,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
  const page = await app.firstWindow();
  return {
    page,
    state: () =>
      page.evaluate(
        () =>
          new Promise<StudioState>((done) => {
            const bridge = (globalThis as unknown as { hongcun: StudioBridge }).hongcun;
            const end = bridge.subscribe(
              (message: StateMessage) => {
                if (message.type !== "snapshot") return;
                done(message.state);
                setTimeout(() => end());
              },
              () => {},
            );
          }),
      ),
    nextPage: () => app.waitForEvent("window"),
    close: () => app.close(),
  };
}

export const hosts = [
  { name: "browser", open: openBrowserHost, missing: null },
  {
    name: "electron",
    open: openElectronHost,
    missing:
      installedElectron() === null
        ? "Electron's program is not on this machine"
        : process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
          ? "There is no display for Electron's windows"
          : null,
  },
] as const;

/** Asks for the state until it fits. */
export async function until(
  host: OpenHost,
  what: string,
  fits: (state: StudioState) => boolean,
  seconds = 30,
): Promise<StudioState> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const state = await host.state();
    if (fits(state)) return state;
    if (Date.now() > end) {
      const { engine, live, scenes, overlays, destinations, recording, problems } = state;
      throw new Error(
        `waited ${seconds} s for: ${what}; ${JSON.stringify({ engine, live, scenes, overlays, destinations, recording, problems })}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
