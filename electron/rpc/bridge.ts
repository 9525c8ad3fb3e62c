// The desktop window's side of the contract: what the preload exposes to the page, and what passes through it.
import type { Language } from '#words/words.ts';
import type { News, Progress } from './transport.ts';

/** What the preload exposes as `window.concord`, and all it exposes. */
export interface Bridge {
  /** Calls a method, or `shell.…` for what only the desktop program can do; resolves to an Outcome. */
  invoke(name: string, payload: unknown): Promise<unknown>;
  /** Hears every PageMessage; the returned function ends that. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** The path of a file that was dropped on the page; empty for one that the page has made itself. */
  pathOf(file: File): string;
}

/** What the program tells the page. */
export type PageMessage =
  | { readonly news: News }
  | { readonly call: string; readonly progress: Progress }
  /** Chosen in the native menu: the id of an action. */
  | { readonly action: string }
  /** The path of a damaged project that the system handed over and that the person wants to salvage. */
  | { readonly damaged: string }
  /**
   * The window is about to let go of the project: save what is being typed. Answered at once by
   * `shell.saving` and, when that is done, by `shell.saved`.
   */
  | { readonly save: string };

/** What the page offers for the native menu, worded in its language. */
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
  /** As Electron writes it, `CmdOrCtrl+Shift+Z`; null for keys that a native menu cannot have. */
  readonly accelerator: string | null;
  readonly enabled: boolean;
  /** Null for what is no choice to tick. */
  readonly checked: boolean | null;
}

/** The names under which the two processes exchange messages. */
export const channels = {
  /** Page to program: a call, answered by an Outcome. */
  call: 'concord:call',
  /** Program to page: a PageMessage. */
  message: 'concord:message',
  /** Page to program: the path of a file that was dropped, which may be read from now on. */
  dropped: 'concord:dropped',
} as const;
