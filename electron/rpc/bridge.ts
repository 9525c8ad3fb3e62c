// The desktop window's side of the contract: what the preload exposes to the page, and the messages that pass through
// it.
import type { Language } from '#words/words.ts';
import type { News, Progress } from './transport.ts';

/** Everything that the preload exposes, as `window.concord`. */
export interface Bridge {
  /** Calls a method, or a `shell.…` method of the desktop program; resolves to an Outcome. */
  invoke(name: string, payload: unknown): Promise<unknown>;
  /** Receives every PageMessage until the returned function is called. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** The path of a file that was dropped on the page; empty for a file that the page itself made. */
  pathOf(file: File): string;
}

/** The messages from the program to the page. */
export type PageMessage =
  | { readonly news: News }
  | { readonly call: string; readonly progress: Progress }
  /** The id of an action chosen in the native menu. */
  | { readonly action: string }
  /** The path of a damaged project that the system passed on and that the person wants to salvage. */
  | { readonly damaged: string }
  /** The text of an invitation to a team that the system passed on. */
  | { readonly invitation: string }
  /**
   * The window is about to release the project: the page must save what is being typed. The page answers with
   * `shell.saving` at once and with `shell.saved` when it has saved.
   */
  | { readonly save: string };

/** The page's menus for the native menu bar, in the page's language. */
export interface OfferedMenus {
  readonly language: Language;
  readonly menus: readonly OfferedMenu[];
}

export interface OfferedMenu {
  readonly name: string;
  readonly label: string;
  readonly items: readonly OfferedItem[];
}

export interface OfferedItem {
  /** The id of an action, sent back when the item is chosen. */
  readonly id: string;
  readonly label: string;
  /** In Electron's notation, `CmdOrCtrl+Shift+Z`; null for keys that a native menu cannot have. */
  readonly accelerator: string | null;
  readonly enabled: boolean;
  /** Whether the item is ticked; null for an item that cannot be. */
  readonly checked: boolean | null;
}

/** The names of the channels between the two processes. */
export const channels = {
  /** Page to program: a call, answered by an Outcome. */
  call: 'concord:call',
  /** Program to page: a PageMessage. */
  message: 'concord:message',
  /** Page to program: the path of a file that was dropped, which the page may now name. */
  dropped: 'concord:dropped',
} as const;
