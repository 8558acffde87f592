import { join } from "node:path";
import { StudioError } from "../../preload/contract";
import { createLog, createProblems, type Log, type Problems, silentLog, systemClock } from "../core";
import { createSealedSecrets, type Sealer } from "../storage";
import { createStudio, type Studio } from "../studio";
import type { HostPaths } from "./paths";
import type { DamagedFile, SettingsFile } from "./settings-file";
import { roomDoor } from "./web/remote/room-door";

export interface OpenStudioOptions {
  paths: HostPaths;
  version: string;
  openSettings: (data: string) => SettingsFile;
  /** The first one seals new secrets. */
  sealers: [Sealer, ...Sealer[]];
}

export interface OpenedStudio {
  studio: Studio;
  problems: Problems;
  log: Log;
}

/** Remembers what went wrong before there was a problem list to write it on. */
function createEarlyReports() {
  let problems: Problems | null = null;
  let locked: readonly string[] = [];
  const damagedFiles: DamagedFile[] = [];
  function show(): void {
    if (problems === null) return;
    if (locked.length > 0) problems.report("storage.secrets-locked", { severity: "warning" });
    else problems.clear("storage.secrets-locked");
    for (const { path, copy } of damagedFiles.splice(0)) {
      problems.report("storage.corrupt", { severity: "error", params: { path, copy }, subject: path });
    }
  }
  return {
    onLocked(names: readonly string[]) {
      locked = names;
      show();
    },
    onDamaged(file: DamagedFile) {
      damagedFiles.push(file);
      show();
    },
    attach(list: Problems) {
      problems = list;
      show();
    },
  };
}

/** A full disk must not keep anyone from the studio, where recordings can be removed: it then runs without a log. */
function openLog(folder: string): Log {
  try {
    return createLog(folder);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC") return silentLog;
    throw new StudioError("storage.unwritable", { params: { path: folder }, cause });
  }
}

/** Opens the studio of a data folder with a host's own settings file and secrets. Both hosts run exactly this. */
export async function openStudio(options: OpenStudioOptions): Promise<OpenedStudio> {
  const { data } = options.paths.studio;
  const reports = createEarlyReports();
  const log = openLog(join(data, "logs"));
  const settings = options.openSettings(data);
  const damaged = settings.damaged();
  if (damaged !== null) reports.onDamaged(damaged);
  const secrets = createSealedSecrets({
    path: join(data, "secrets.bin"),
    sealers: options.sealers,
    onLocked: reports.onLocked,
    onCorrupt: (path, copy) => reports.onDamaged({ path, copy }),
  });
  const studio = await createStudio({
    paths: options.paths.studio,
    secrets,
    log,
    settingsStore: settings,
    app: { version: options.version },
    openDoor: (studio) => roomDoor({ studio, log, screens: options.paths.screens }),
  });
  const problems = createProblems(studio.store, systemClock);
  reports.attach(problems);
  return { studio, problems, log };
}
