import { randomInt } from "node:crypto";
import { StudioError } from "../../../preload/contract";
import { writeAtomic } from "../../storage";
import type { SystemView } from "../system";
import { findServers, parseConfigJson, parseGlobalIni, type ServerSettings } from "./candidates";
import { pathsOf, settingsFolders } from "./folders";
import { withIniValues } from "./ini";
import { findInstalls } from "./installs";
import { isObsRunning } from "./processes";

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** A password of 20 characters that can be read aloud without confusing 0 and O: about 116 bits. */
export const newPassword = (): string =>
  Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** `config.json` with the server switched on; unknown keys and the indentation stay. A password is added where none is. */
export function enabledConfigJson(text: string | null, password: string): string {
  const start = text?.startsWith("\uFEFF") ? "\uFEFF" : "";
  const old: unknown = text === null ? {} : JSON.parse(text.replace("\uFEFF", ""));
  const config = { ...(old as Record<string, unknown>) };
  if (text === null) Object.assign(config, { server_port: 4455, alerts_enabled: false, auth_required: true });
  config.first_load = false;
  config.server_enabled = true;
  if (typeof config.server_password !== "string" || config.server_password === "") {
    config.server_password = password;
  }
  const indent = /\n([ \t]+)"/.exec(text ?? "")?.[1] ?? "    ";
  return `${start}${JSON.stringify(config, null, indent)}${text === null || text.endsWith("\n") ? "\n" : ""}`;
}

/** `global.ini` with the server switched on; everything else stays as it is. */
export function enabledGlobalIni(text: string, password: string): string {
  const present = parseGlobalIni(text);
  return withIniValues(text, "OBSWebSocket", {
    FirstLoad: "false",
    ServerEnabled: "true",
    ...(present === null ? { ServerPort: "4455", AlertsEnabled: "false", AuthRequired: "true" } : {}),
    ...(present?.password ? {} : { ServerPassword: password }),
  });
}

const usesJson = (version: string | null): boolean => {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  return major > 30 || (major === 30 && minor >= 2);
};

type Target = Pick<ServerSettings, "source" | "file" | "folder">;

/**
 * Which file to edit: one that is there, `config.json` before `global.ini`; for an OBS that never loaded its websocket
 * plugin, the one its version reads.
 */
async function chooseTarget(system: SystemView): Promise<Target | null> {
  const [present] = await findServers(system);
  if (present) return present;
  const { join } = pathsOf(system);
  for (const { folder } of await settingsFolders(system)) {
    const ini = join(folder, "global.ini");
    const json = join(folder, "plugin_config", "obs-websocket", "config.json");
    if (await system.exists(json)) {
      throw new StudioError("obs.settings-unreadable", { params: { path: json } });
    }
    if (!(await system.exists(ini))) continue;
    const [install] = await findInstalls(system);
    return usesJson(install?.version ?? null)
      ? { source: "config.json", file: json, folder }
      : { source: "global.ini", file: ini, folder };
  }
  return null;
}

/**
 * Switches OBS's websocket server on in OBS's own settings, while OBS is closed: a running OBS would overwrite the file
 * (to 30.1) or not read it (from 30.2). Port and password that are set stay.
 * @returns the file that was changed.
 * @throws StudioError `obs.consent-needed`, `obs.server-running`, `obs.settings-not-found`,
 * `obs.settings-unreadable`, `storage.unwritable` or `storage.disk-full`.
 */
export async function enableServer(system: SystemView, consent: boolean): Promise<{ file: string }> {
  if (!consent) throw new StudioError("obs.consent-needed");
  const target = await chooseTarget(system);
  if (target === null) throw new StudioError("obs.settings-not-found");
  if (await isObsRunning(system, target.folder)) throw new StudioError("obs.server-running");
  const bytes = await system.read(target.file);
  const text = bytes === null ? null : bytes.toString("utf8");
  const unreadable = () => new StudioError("obs.settings-unreadable", { params: { path: target.file } });
  let next: string;
  if (target.source === "config.json") {
    if (text !== null && parseConfigJson(text) === null) throw unreadable();
    next = enabledConfigJson(text, newPassword());
  } else {
    if (text === null) throw unreadable();
    next = enabledGlobalIni(text, newPassword());
  }
  // It holds a password: for its owner alone.
  await writeAtomic(target.file, next, 0o600);
  return { file: target.file };
}
