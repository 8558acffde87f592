import Store from "electron-store";
import { openSettingsFile, type SettingsFile } from "../settings-file";

/** Electron's settings: electron-store over the same settings.json that the browser host uses. */
export const openElectronSettings = (data: string): SettingsFile =>
  openSettingsFile(data, (options) => new Store({ ...options, name: "settings" }));
