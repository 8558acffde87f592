import Conf from "conf";
import { openSettingsFile, type SettingsFile } from "../settings-file";

/** The browser host's settings: `conf`, which electron-store is made of, over the same file. */
export const openConfSettings = (data: string): SettingsFile =>
  openSettingsFile(
    data,
    (options) => new Conf({ ...options, configName: "settings", projectName: "hongcun" }),
  );
