import { z } from "zod";
import type { SystemView } from "../system";
import { type InstallKind, pathsOf, settingsFolders } from "./folders";
import { iniValue } from "./ini";

/** What one of OBS's own files says about its websocket server. Holds a password: never log or mirror it. */
export interface ServerSettings {
  /** `config.json` from OBS 30.2 on, `global.ini` before. */
  source: "config.json" | "global.ini";
  kind: InstallKind;
  /** The folder `…/obs-studio` it lies in. */
  folder: string;
  file: string;
  enabled: boolean;
  port: number;
  /** Null where none is set yet: OBS makes one at its first start. */
  password: string | null;
  authRequired: boolean;
}

const defaultPort = 4455;
const section = "OBSWebSocket";

// A value of the wrong type is what OBS ignores too, so it falls back to OBS's default.
const configSchema = z.looseObject({
  server_enabled: z.boolean().catch(false),
  server_port: z.number().int().min(1).max(65535).catch(defaultPort),
  auth_required: z.boolean().catch(true),
  server_password: z.string().catch(""),
});

type Found = Pick<ServerSettings, "enabled" | "port" | "password" | "authRequired">;

/** What `plugin_config/obs-websocket/config.json` says, or null when it is no JSON object. */
export function parseConfigJson(text: string): Found | null {
  try {
    const config = configSchema.parse(JSON.parse(text.replace("\uFEFF", "")));
    return {
      enabled: config.server_enabled,
      port: config.server_port,
      password: config.server_password || null,
      authRequired: config.auth_required,
    };
  } catch {
    return null;
  }
}

const isTrue = (value: string | null, otherwise: boolean) =>
  value === null ? otherwise : value === "true" || value === "1";

/** What `[OBSWebSocket]` of `global.ini` says, or null when there is no such section. */
export function parseGlobalIni(text: string): Found | null {
  const value = (key: string) => iniValue(text, section, key);
  if (!text.includes(`[${section}]`)) return null;
  const port = Number(value("ServerPort"));
  return {
    enabled: isTrue(value("ServerEnabled"), false),
    port: Number.isInteger(port) && port > 0 && port < 65536 ? port : defaultPort,
    password: value("ServerPassword") || null,
    authRequired: isTrue(value("AuthRequired"), true),
  };
}

/**
 * The websocket settings of every OBS of this user. Where both files exist, OBS 30.2 or newer wrote `config.json` and
 * it is the one in force, so it comes first.
 */
export async function findServers(system: SystemView): Promise<ServerSettings[]> {
  const { join } = pathsOf(system);
  const found: ServerSettings[] = [];
  for (const { kind, folder } of await settingsFolders(system)) {
    const json = join(folder, "plugin_config", "obs-websocket", "config.json");
    const jsonText = await system.read(json);
    const fromJson = jsonText === null ? null : parseConfigJson(jsonText.toString("utf8"));
    if (fromJson) found.push({ source: "config.json", kind, folder, file: json, ...fromJson });
    const ini = join(folder, "global.ini");
    const iniText = await system.read(ini);
    const fromIni = iniText === null ? null : parseGlobalIni(iniText.toString("utf8"));
    if (fromIni) found.push({ source: "global.ini", kind, folder, file: ini, ...fromIni });
  }
  return found;
}
