import { join } from "node:path";
import { BrowserWindow, screen, type WebPreferences } from "electron";
import { pageUrl } from "./address";
import type { ShellText } from "./texts";

export interface WindowOptions {
  preload: string;
  icons: string;
  /** Address of the development server, null otherwise. */
  devServer: string | null;
  text: () => ShellText;
}

export interface Windows {
  /** Opens the main window, or brings it forward. */
  showMain(): void;
  /** Opens the prompter on the second display where there is one, or brings it forward. */
  showPrompter(): void;
  main(): BrowserWindow | null;
}

/** The near-black of the screens, so that nothing flashes white while a page loads. */
const background = "#141210";

const safePreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // A prompter or stage behind another window must not slow down.
  backgroundThrottling: false,
});

/** Makes the studio's two windows. Neither can run Node, and neither is anything but one of our pages. */
export function createWindows({ preload, icons, devServer, text }: WindowOptions): Windows {
  let main: BrowserWindow | null = null;
  let prompter: BrowserWindow | null = null;
  const load = (window: BrowserWindow, page: "index" | "prompter") =>
    void window.loadURL(devServer === null ? pageUrl(page) : `${devServer}/${page}.html`);
  const common = { backgroundColor: background, show: false, icon: join(icons, "icon-256.png") };
  function front(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
  return {
    main: () => main,
    showMain() {
      if (main !== null) return front(main);
      const window = new BrowserWindow({
        ...common,
        title: text().appName,
        width: 1366,
        height: 768,
        minWidth: 1024,
        minHeight: 640,
        webPreferences: safePreferences(preload),
      });
      main = window;
      window.once("ready-to-show", () => window.show());
      window.on("closed", () => {
        main = null;
        prompter?.close();
      });
      load(window, "index");
    },
    showPrompter() {
      if (prompter !== null) return front(prompter);
      const primary = screen.getPrimaryDisplay();
      const second = screen.getAllDisplays().find(({ id }) => id !== primary.id);
      const { x, y } = (second ?? primary).workArea;
      const window = new BrowserWindow({
        ...common,
        title: text().prompterTitle,
        x,
        y,
        width: 1024,
        height: 640,
        fullscreen: second !== undefined,
        webPreferences: safePreferences(preload),
      });
      prompter = window;
      // OBS captures the screen: the script must not be in the picture.
      window.setContentProtection(true);
      window.once("ready-to-show", () => window.show());
      window.on("closed", () => {
        prompter = null;
      });
      load(window, "prompter");
    },
  };
}
