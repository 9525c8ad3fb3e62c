// What the page can reach of the desktop program: three functions, and nothing of Electron.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { channels, type Bridge } from './rpc/bridge.ts';

const bridge: Bridge = {
  invoke: (name, payload) => ipcRenderer.invoke(channels.call, name, payload),
  subscribe: (listener) => {
    const hear = (_event: IpcRendererEvent, message: unknown): void => listener(message);
    ipcRenderer.on(channels.message, hear);
    return () => void ipcRenderer.off(channels.message, hear);
  },
  pathOf: (file) => {
    const path = webUtils.getPathForFile(file);
    // Sent before the page learns the path, so that no import of it can come too early.
    if (path !== '') ipcRenderer.send(channels.dropped, path);
    return path;
  },
};

contextBridge.exposeInMainWorld('concord', bridge);
