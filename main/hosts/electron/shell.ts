import { join } from "node:path";
import { app, dialog, Menu, shell } from "electron";
import type { OpenedStudio } from "../open-studio";
import type { HostPaths } from "../paths";
import { answerWindows } from "./ipc";
import { leaveQuestion } from "./leave";
import { lockDown } from "./lock-down";
import { menuTemplate } from "./menu";
import { serveAppFiles } from "./protocol";
import { shellTexts } from "./texts";
import { createWindows, type Windows } from "./windows";

export interface ShellOptions {
  paths: HostPaths;
  opened: OpenedStudio;
  devServer: string | null;
  /** Lets go of everything before the program ends. */
  close: () => Promise<void>;
}

function keepMenu({ opened, paths }: ShellOptions, windows: Windows): void {
  const { store } = opened.studio;
  let shown: string | null = null;
  function build(): void {
    const { language } = store.get().settings;
    if (language === shown) return;
    shown = language;
    const { data } = paths.studio;
    const template = menuTemplate(
      shellTexts(language),
      {
        openPrompter: () => windows.showPrompter(),
        openFolder: (which) => void shell.openPath(which === "data" ? data : join(data, "logs")),
      },
      { isMac: process.platform === "darwin", isDeveloper: !app.isPackaged },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  build();
  store.onPatches(build);
}

/** Asks in words before leaving ends something, then lets go of everything, once. */
function guardLeaving({ opened, close }: ShellOptions, windows: Windows): void {
  const { store } = opened.studio;
  let leaving = false;
  async function mayLeave(): Promise<boolean> {
    const question = leaveQuestion(store.get(), shellTexts(store.get().settings.language));
    if (question === null) return true;
    const options = { type: "warning" as const, ...question, defaultId: 0, cancelId: 0, noLink: true };
    const main = windows.main();
    const { response } = await (main ? dialog.showMessageBox(main, options) : dialog.showMessageBox(options));
    return response === 1;
  }
  async function leave(): Promise<void> {
    if (leaving || !(await mayLeave())) return;
    leaving = true;
    await close().catch((thrown: unknown) => opened.log.error({ err: thrown }, "closing failed"));
    app.exit(0);
  }
  app.on("before-quit", (event) => {
    event.preventDefault();
    void leave();
  });
  // The window stays until the answer is known: closing it is asking to quit.
  windows.main()?.on("close", (event) => {
    if (leaving) return;
    event.preventDefault();
    void leave();
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => void close().then(() => app.exit(0)));
}

/** Puts the opened studio into its windows. Electron must be ready. */
export function startShell(options: ShellOptions): Windows {
  const { paths, opened, devServer } = options;
  const text = () => shellTexts(opened.studio.store.get().settings.language);
  lockDown(devServer);
  serveAppFiles({ screens: paths.screens, resolveMedia: opened.studio.resolveMedia });
  const windows = createWindows({ preload: paths.preload, icons: paths.icons, devServer, text });
  answerWindows({ studio: opened.studio, devServer, openPrompter: () => windows.showPrompter() });
  windows.showMain();
  keepMenu(options, windows);
  guardLeaving(options, windows);
  app.on("second-instance", () => windows.showMain());
  app.on("activate", () => windows.showMain());
  return windows;
}
