import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import { type CallAnswer, type StateMessage, StudioError, toEnvelope } from "../../../preload/contract";
import type { HostedStudio } from "../web/studio-port";
import { channels } from "./channels";
import { isOwnSender } from "./sender";

export interface IpcOptions {
  studio: HostedStudio;
  devServer: string | null;
  openPrompter: () => void;
}

/** The state streams of all windows, by window and by the id its page chose. */
function createStreams(studio: HostedStudio) {
  const streams = new Map<WebContents, Map<number, () => void>>();
  function drop(window: WebContents): void {
    for (const stop of streams.get(window)?.values() ?? []) stop();
    streams.delete(window);
  }
  function of(window: WebContents): Map<number, () => void> {
    const known = streams.get(window);
    if (known !== undefined) return known;
    const ids = new Map<number, () => void>();
    streams.set(window, ids);
    window.once("destroyed", () => drop(window));
    // A page that is loaded anew, or crashed, has forgotten its ids.
    window.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) drop(window);
    });
    window.on("render-process-gone", () => drop(window));
    return ids;
  }
  return {
    open(window: WebContents, id: number): void {
      const send = (message: StateMessage) => {
        if (!window.isDestroyed()) window.send(channels.state, id, message);
      };
      const ids = of(window);
      ids.get(id)?.();
      ids.set(
        id,
        studio.store.onPatches((patches) => send({ type: "patch", patches })),
      );
      send({ type: "snapshot", state: studio.store.get() });
    },
    close(window: WebContents, id: number): void {
      streams.get(window)?.get(id)?.();
      streams.get(window)?.delete(id);
    },
  };
}

/** Answers the windows. Whoever is not the top frame of one of our own pages is refused. */
export function answerWindows({ studio, devServer, openPrompter }: IpcOptions): void {
  const streams = createStreams(studio);
  const isOwn = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    return isOwnSender({ url: frame?.url, isMainFrame: frame !== null && frame.parent === null }, devServer);
  };
  ipcMain.handle(channels.call, async (event, method: unknown, input: unknown): Promise<CallAnswer> => {
    if (isOwn(event)) return studio.dispatch(String(method), input);
    const error = new StudioError("hosts.foreign-origin");
    return { ok: false, error: toEnvelope(error, studio.store.get().settings.language) };
  });
  ipcMain.on(channels.subscribe, (event, id: unknown) => {
    if (isOwn(event) && typeof id === "number") streams.open(event.sender, id);
  });
  ipcMain.on(channels.unsubscribe, (event, id: unknown) => {
    if (isOwn(event) && typeof id === "number") streams.close(event.sender, id);
  });
  ipcMain.on(channels.openPrompter, (event) => {
    if (isOwn(event)) openPrompter();
  });
}
