// The page's half of the stand-in: what a sandboxed preload may require from 'electron', in a real page. It runs as an
// init script and is therefore one function that refers to nothing outside itself.

/** What the program's half puts into the page. */
interface Carrier {
  standInInvoke(channel: string, args: string): Promise<string>;
  standInSend(channel: string, args: string): void;
  standInPathOf: Readonly<Record<string, string>> | undefined;
  standInHear(channel: string, args: readonly unknown[]): void;
}

type Listener = (event: object, ...args: unknown[]) => void;

/** The module that the preload gets as 'electron'. */
export function preloadWorld() {
  const carrier = window as unknown as Carrier;
  const { standInInvoke, standInSend } = carrier;
  const listeners = new Map<string, Set<Listener>>();
  carrier.standInHear = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };

  // Values cross as between Electron's two worlds: functions and promises are wrapped, files pass, everything else is
  // copied.
  const crossing = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) =>
        crossing((value as (...all: unknown[]) => unknown)(...args.map(crossing)));
    }
    if (value instanceof Promise) return value.then(crossing);
    if (value instanceof File) return value;
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: Readonly<Record<string, unknown>>) {
      const exposed = Object.fromEntries(Object.entries(api).map(([key, value]) => [key, crossing(value)]));
      Object.defineProperty(window, name, { value: Object.freeze(exposed) });
    },
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> =>
      JSON.parse(await standInInvoke(channel, JSON.stringify(args))),
    send: (channel: string, ...args: unknown[]) => standInSend(channel, JSON.stringify(args)),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const webUtils = { getPathForFile: (file: File) => carrier.standInPathOf?.[file.name] ?? '' };
  return { contextBridge, ipcRenderer, webUtils };
}

/** The init script that runs a preload in the page's main frame. */
export function preloadScript(source: string): string {
  return `if (window === window.top) {
    const electron = (${preloadWorld.toString()})();
    const module = { exports: {} };
    const require = (name) => {
      if (name !== 'electron') throw new Error('A sandboxed preload cannot require ' + name);
      return electron;
    };
    ((require, module, exports) => { ${source}\n })(require, module, module.exports);
  }`;
}
