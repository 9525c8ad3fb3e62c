// Electron's `app`: its life from ready to quit, and what the program has told the system.
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { prevented } from './system.ts';
import type { StandInWindow } from './window.ts';

export class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      this.switches[name] = value;
    },
  };
  readonly switches: Record<string, string> = {};
  readonly paths: Record<string, string> = {};
  readonly recentDocuments: string[] = [];
  isSandboxed = false;
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>;
  readonly #isFirst: boolean;
  readonly #windows: readonly StandInWindow[];
  #isQuitting = false;
  #end: () => void = () => undefined;
  #tellReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => (this.#tellReady = resolve));

  constructor(windows: readonly StandInWindow[], isFirst: boolean) {
    super();
    this.#windows = windows;
    this.#isFirst = isFirst;
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** The entry module has been evaluated: only now does Electron become ready. */
  becomeReady(): void {
    this.#tellReady();
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  requestSingleInstanceLock(): boolean {
    return this.#isFirst;
  }

  enableSandbox(): void {
    this.isSandboxed = true;
  }

  setAppUserModelId(): void {}

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`${path} does not exist`);
    this.paths[name] = path;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  getName(): string {
    return 'Concord';
  }

  getLocale(): string {
    return 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }

  quit(): void {
    this.#isQuitting = true;
    for (const window of this.#windows) window.close();
    // A window that stays open for now has cancelled quitting.
    if (this.#windows.length > 0) this.#isQuitting = false;
    else this.#finish();
  }

  exit(): void {
    this.#end();
  }

  onWindowClosed(): void {
    if (this.#windows.length > 0 || this.#isQuitting) return;
    this.emit('window-all-closed');
  }

  #finish(): void {
    if (prevented((event) => this.emit('will-quit', event))) this.#isQuitting = false;
    else this.#end();
  }
}
