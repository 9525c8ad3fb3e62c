// The one window: isolated from Node and from the network, at its last place.
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../settings.ts';
import { PAGE } from './pages.ts';
import { LEAST_SIZE, windowPlace } from './window-place.ts';

/** The background of both themes (`--paper`), so that nothing flashes before the page is drawn. */
const PAPER = { light: '#fbfaf7', dark: '#1b1c1e' };

export interface WindowParts {
  readonly settings: Settings;
  /** The path of the built preload. */
  readonly preload: string;
  /** The window's icon, which on Linux the system does not take from the program. */
  readonly icon: string;
  /** Awaited before the window closes; closing it again does not wait. */
  readonly beforeClose: () => Promise<void>;
}

/** Opens the window and shows Concord's page in it. */
export function openWindow({ settings, preload, icon, beforeClose }: WindowParts): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { bounds, maximized } = windowPlace(settings.value.window, screens);
  const window = new BrowserWindow({
    ...bounds,
    ...(process.platform === 'linux' ? { icon } : {}),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  let isLeaving = false;
  window.on('close', (event) => {
    // Closed again while the page still asks something: close at once.
    if (isLeaving) return;
    event.preventDefault();
    isLeaving = true;
    settings.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
    void beforeClose().finally(() => {
      if (!window.isDestroyed()) window.destroy();
    });
  });
  window.loadURL(PAGE).catch((error: unknown) => {
    // A window that is closed before its page has loaded rejects the load: no fault.
    if (!window.isDestroyed()) throw error;
  });
  return window;
}

/** Brings the window to the front. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
