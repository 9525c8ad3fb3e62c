// The parts of Electron that reach the system, under control of a test: dialogs that it answers, a menu that it reads
// and clicks, a session whose refusals it tries.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { vi } from 'vitest';

/**
 * The system's dialogs. Keeps each dialog shown and answers it with the next prepared answer; without one it is
 * cancelled.
 */
export class StandInDialogs {
  readonly shown: (OpenDialogOptions | SaveDialogOptions)[] = [];
  readonly messages: { readonly message: string; readonly detail?: string }[] = [];
  readonly #answers: string[][] = [];
  readonly #pressed: number[] = [];

  /** The next dialog is answered with these paths. */
  willChoose(...paths: string[]): void {
    this.#answers.push(paths);
  }

  /** The next question is answered with the button of this index; by default with the first. */
  willPress(button: number): void {
    this.#pressed.push(button);
  }

  readonly module = {
    showOpenDialog: async (_window: unknown, options: OpenDialogOptions) => {
      this.shown.push(options);
      const filePaths = this.#answers.shift();
      return { canceled: filePaths === undefined, filePaths: filePaths ?? [] };
    },
    showSaveDialog: async (_window: unknown, options: SaveDialogOptions) => {
      this.shown.push(options);
      const [filePath] = this.#answers.shift() ?? [];
      return { canceled: filePath === undefined, filePath: filePath ?? '' };
    },
    showMessageBox: async (_window: unknown, options: { message: string; detail?: string }) => {
      this.messages.push(options);
      return { response: this.#pressed.shift() ?? 0, checkboxChecked: false };
    },
    showErrorBox: (title: string, content: string) => {
      this.messages.push({ message: title, detail: content });
    },
  };
}

/** The application's menu. */
export class StandInMenu {
  template: readonly MenuItemConstructorOptions[] = [];

  readonly module = {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ template }),
    setApplicationMenu: (menu: { template: MenuItemConstructorOptions[] }) => {
      this.template = menu.template;
    },
  };

  /** The items of a menu, by its id. */
  items(menu: string): readonly MenuItemConstructorOptions[] {
    return itemsOf(this.template.find(({ id }) => id === menu));
  }

  /** Chooses the item with this id, wherever it stands, once it can be chosen: a person waits while it is grey. */
  async choose(id: string): Promise<void> {
    await vi.waitFor(() => chooseItem(this.#item(id)), { timeout: 30_000, interval: 50 });
  }

  #item(id: string): MenuItemConstructorOptions {
    const find = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions | undefined =>
      items.find((item) => item.id === id) ?? items.map((item) => find(itemsOf(item))).find(Boolean);
    const item = find(this.template);
    if (!item) throw new Error(`There is no “${id}” in the menu.`);
    return item;
  }
}

/** Chooses a menu item, as a click does. */
export function chooseItem(item: MenuItemConstructorOptions | undefined): void {
  if (!item?.click || item.enabled === false) {
    throw new Error(`“${item?.label}” cannot be chosen.`);
  }
  // Concord's items do not use the event.
  (item.click as () => void)();
}

/** The items below an item. */
export function itemsOf(item: MenuItemConstructorOptions | undefined): readonly MenuItemConstructorOptions[] {
  return Array.isArray(item?.submenu) ? item.submenu : [];
}

type Answer<T> = (answer: T) => void;
type OnRequest = (page: unknown, permission: string, answer: Answer<boolean>) => void;
type OnCheck = (page: unknown, permission: string) => boolean;
type OnDevice = (details: unknown) => boolean;
type BeforeRequest = (details: { url: string }, answer: Answer<{ cancel?: boolean }>) => void;

/** Chromium's session, with a method to try each refusal of the program. */
export class StandInSession extends EventEmitter {
  spellChecks = true;
  #onRequest: OnRequest | null = null;
  #onCheck: OnCheck | null = null;
  #onDevice: OnDevice | null = null;
  #beforeRequest: BeforeRequest | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: OnRequest): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: OnCheck): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: OnDevice): void {
    this.#onDevice = handler;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecks = enabled;
  }

  /** Whether the page gets a permission, by either of the ways in which Chromium asks. */
  grants(permission: string): boolean {
    let granted = true;
    this.#onRequest?.(null, permission, (answer) => (granted = answer));
    return granted || (this.#onCheck?.(null, permission) ?? true);
  }

  /** Whether the page gets a device. */
  grantsDevice(): boolean {
    return this.#onDevice?.({}) ?? true;
  }

  /** Whether a request is allowed. */
  allows(url: string): boolean {
    let allowed = true;
    this.#beforeRequest?.({ url }, ({ cancel }) => (allowed = cancel !== true));
    return allowed;
  }

  /** Whether a download may start. */
  downloads(): boolean {
    return !prevented((event) => this.emit('will-download', event));
  }
}

/** Emits with an event that can be prevented. Returns whether it was. */
export function prevented(emit: (event: { preventDefault(): void }) => void, fields: object = {}): boolean {
  let isPrevented = false;
  emit({ ...fields, preventDefault: () => (isPrevented = true) });
  return isPrevented;
}

/** The system's key store, with a key of its own that lasts as long as the stand-in. */
export class StandInKeys {
  readonly #key = randomBytes(32);

  isEncryptionAvailable(): boolean {
    return true;
  }

  getSelectedStorageBackend(): string {
    return 'gnome_libsecret';
  }

  encryptString(text: string): Buffer {
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, start);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([start, cipher.getAuthTag(), body]);
  }

  decryptString(bytes: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  }
}
