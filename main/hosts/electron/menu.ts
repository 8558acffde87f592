import type { MenuItemConstructorOptions } from "electron";
import type { ShellText } from "./texts";

export interface MenuActions {
  openPrompter: () => void;
  openFolder: (which: "data" | "logs") => void;
}

/** The menu in one language. Zoom and full screen are there for a table seen from three metres. */
export function menuTemplate(
  text: ShellText,
  actions: MenuActions,
  system: { isMac: boolean; isDeveloper: boolean },
): MenuItemConstructorOptions[] {
  const appMenu: MenuItemConstructorOptions[] = system.isMac
    ? [{ role: "appMenu", label: text.appName }]
    : [];
  const developer: MenuItemConstructorOptions[] = system.isDeveloper
    ? [
        { type: "separator" },
        { role: "reload", label: text.reload },
        { role: "toggleDevTools", label: text.developer },
      ]
    : [];
  return [
    ...appMenu,
    {
      label: text.file,
      submenu: [
        { label: text.dataFolder, click: () => actions.openFolder("data") },
        { label: text.logFolder, click: () => actions.openFolder("logs") },
        { type: "separator" },
        { role: "quit", label: text.quit },
      ],
    },
    {
      label: text.edit,
      submenu: [
        { role: "undo", label: text.undo },
        { role: "redo", label: text.redo },
        { type: "separator" },
        { role: "cut", label: text.cut },
        { role: "copy", label: text.copy },
        { role: "paste", label: text.paste },
        { role: "selectAll", label: text.selectAll },
      ],
    },
    {
      label: text.view,
      submenu: [
        { role: "zoomIn", label: text.zoomIn },
        { role: "zoomOut", label: text.zoomOut },
        { role: "resetZoom", label: text.actualSize },
        { type: "separator" },
        { role: "togglefullscreen", label: text.fullScreen },
        ...developer,
      ],
    },
    {
      label: text.window,
      submenu: [
        { label: text.prompter, accelerator: "CmdOrCtrl+Shift+P", click: actions.openPrompter },
        { type: "separator" },
        { role: "minimize", label: text.minimise },
        { role: "close", label: text.closeWindow },
      ],
    },
  ];
}
