import { app, dialog } from "electron";
import { toEnvelope, toStudioError } from "../preload/contract";
import { pickLanguage } from "./cli/language";
import { registerScheme } from "./hosts/electron/protocol";
import { openElectronSettings } from "./hosts/electron/settings-electron";
import { startShell } from "./hosts/electron/shell";
import { systemSealer } from "./hosts/electron/system-sealer";
import { shellTexts } from "./hosts/electron/texts";
import { keepGoing } from "./hosts/keep-going";
import { openDoor } from "./hosts/open-door";
import { openStudio } from "./hosts/open-studio";
import { hostPaths } from "./hosts/paths";
import { refuseSecondStudio } from "./hosts/run-file";
import { keyFileSealer } from "./storage";

const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

async function start(): Promise<void> {
  const paths = hostPaths({
    data: app.commandLine.getSwitchValue("data") || null,
    bundle: import.meta.dirname,
    packedResources: app.isPackaged ? process.resourcesPath : null,
  });
  const left = await refuseSecondStudio(paths.runFile);
  const keyFile = keyFileSealer(paths.secretsKey);
  const system = await systemSealer();
  const opened = await openStudio({
    paths,
    version: app.getVersion(),
    openSettings: openElectronSettings,
    sealers: system === null ? [keyFile] : [system, keyFile],
  });
  keepGoing(opened);
  const door = await openDoor({ paths, opened, version: app.getVersion(), door: left });
  startShell({
    paths,
    opened,
    devServer,
    async close() {
      await door.close();
      await opened.studio.close();
    },
  });
}

function giveUp(thrown: unknown): void {
  const language = pickLanguage(app.getLocale(), process.env);
  const { message, hint } = toEnvelope(toStudioError(thrown), language);
  dialog.showErrorBox(shellTexts(language).cannotStart, `${message}\n\n${hint}`);
  app.exit(1);
}

registerScheme();
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp);
else app.quit();
