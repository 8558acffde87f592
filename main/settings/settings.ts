import {
  type HandlersFor,
  messageFor,
  type Settings,
  type SettingsPatch,
  StudioError,
  settingsSchema,
} from "../../preload/contract";
import type { Log, StudioContext } from "../core";

/** Where settings are kept. Each host brings its own over one and the same settings.json. */
export interface SettingsStore {
  readonly path: string;
  /** What is stored, unchecked; an empty object where nothing is. */
  read(): unknown;
  /** @throws StudioError `storage.disk-full` or `storage.unwritable` */
  write(settings: Settings): void;
}

export interface SettingsService {
  handlers: HandlersFor<"settings.get" | "settings.set">;
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Merges a change into the settings, one level deep, and checks the whole. @throws StudioError `core.invalid-input` */
export function mergeSettings(settings: Settings, patch: SettingsPatch): Settings {
  const merged: Record<string, unknown> = { ...settings };
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const old = merged[name];
    merged[name] = isGroup(value) && isGroup(old) ? { ...old, ...value } : value;
  }
  const checked = settingsSchema.safeParse(merged);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "settings";
  throw new StudioError("core.invalid-input", { field, params: { field, reason: issue?.message ?? "" } });
}

/** Settings that are readable whatever is stored: a bad value falls back by its group, the rest is kept. */
export function readSettings(stored: unknown): Settings {
  const defaults = settingsSchema.parse({});
  if (!isGroup(stored)) return defaults;
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(stored).filter(([name]) => !bad.has(name)));
  const repaired = settingsSchema.safeParse(kept);
  return repaired.success ? repaired.data : defaults;
}

/**
 * The settings as they are on one machine: the devices chosen there. A data folder that comes to a machine for the first
 * time has none chosen; one from before machines were told apart belongs to the machine that it is opened on.
 */
export function settingsOn(machine: string, settings: Settings): Settings {
  const isOld = Object.keys(settings.machines).length === 0;
  const none = settingsSchema.parse({}).devices;
  const devices = settings.machines[machine] ?? (isOld ? settings.devices : none);
  return { ...settings, devices, machines: { ...settings.machines, [machine]: devices } };
}

/**
 * The settings at start, on one machine. Devices from before machines were told apart are stored as this one's at once:
 * the next machine must not take them for its own.
 */
export function openSettings(settingsStore: SettingsStore, machine: string, log: Log): Settings {
  const stored = readSettings(settingsStore.read());
  const settings = settingsOn(machine, stored);
  const isOld = Object.keys(stored.machines).length === 0;
  if (isOld && Object.values(stored.devices).some((device) => device !== null)) {
    try {
      settingsStore.write(settings);
    } catch (error) {
      log.warn({ err: error }, "The devices were not stored as this machine's");
    }
  }
  return settings;
}

/** Reads and changes the settings; what is stored and what is mirrored are always the same. */
export function createSettings(
  context: StudioContext,
  deps: {
    settingsStore: SettingsStore;
    /** The machine that the devices belong to: see `machineId`. */
    machine: string;
    onChanged: (settings: Settings, before: Settings) => void;
  },
): SettingsService {
  const { store } = context;
  return {
    handlers: {
      "settings.get": () => store.get().settings,
      "settings.set": (patch) => {
        const before = store.get().settings;
        const merged = mergeSettings(before, patch);
        const machines = { ...merged.machines, [deps.machine]: merged.devices };
        const settings = { ...merged, machines };
        deps.settingsStore.write(settings);
        store.update((draft) => {
          draft.settings = settings;
          if (settings.language === before.language) return;
          for (const problem of draft.problems)
            Object.assign(problem, messageFor(problem.code, problem.params, settings.language));
        });
        deps.onChanged(settings, before);
        return settings;
      },
    },
  };
}
