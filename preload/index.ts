import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import { mediaUrl } from "../main/hosts/electron/address";
import { channels } from "../main/hosts/electron/channels";
import type { CallAnswer, StateMessage, StudioBridge } from "./contract";

let lastId = 0;

/** The one narrow object a page is given. It names no channel and passes no Electron object on. */
const bridge = {
  call: (method, input) => ipcRenderer.invoke(channels.call, method, input) as Promise<CallAnswer>,
  subscribe(listener, onConnection) {
    lastId += 1;
    const id = lastId;
    const receive = (_event: IpcRendererEvent, to: number, message: StateMessage) => {
      if (to !== id) return;
      if (message.type === "snapshot") onConnection(true);
      listener(message);
    };
    ipcRenderer.on(channels.state, receive);
    ipcRenderer.send(channels.subscribe, id);
    return () => {
      ipcRenderer.off(channels.state, receive);
      ipcRenderer.send(channels.unsubscribe, id);
    };
  },
  mediaUrl,
  openPrompter: () => ipcRenderer.send(channels.openPrompter),
} satisfies StudioBridge;

contextBridge.exposeInMainWorld("hongcun", bridge);
