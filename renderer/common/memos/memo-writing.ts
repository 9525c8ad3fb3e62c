// Saves the text of an open memo to the project: after a pause, on leaving, and when the page closes.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MemoRecord } from '#core/records.ts';

const SAVE_AFTER_MS = 1_000;

/** The text of a memo. */
export type MemoText = Pick<MemoRecord, 'title' | 'body'>;

/** A memo as it is stored, or another text of one person that is written like one. */
export type StoredMemo = MemoText & Pick<MemoRecord, 'id'>;

const blank: MemoText = { title: '', body: '' };

export interface WritingState {
  readonly text: MemoText;
  /** The text as stored in the project. */
  readonly saved: MemoText;
}

/** How a memo is stored in the project. */
export interface MemoKeeper {
  /** Creates the memo; resolves to its id, or to null if nothing was stored. */
  readonly add: (text: MemoText) => Promise<string | null>;
  readonly update: (id: string, text: MemoText) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
}

/** A memo being written. Each pause saves it with one command; an empty new memo is never created. */
export class MemoWriting {
  readonly store: StoreApi<WritingState>;
  readonly #keeper: MemoKeeper;
  readonly #pauseMs: number;
  #id: string | null;
  /** Whether the row of `#id` has arrived; the answer to the first save may come before it. */
  #isThere: boolean;
  /** The texts that were sent from here and whose rows have not arrived, the oldest first. */
  #unheard: MemoText[] = [];
  #saving = Promise.resolve();
  /** Whether the first save is under way. */
  #isBeginning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A pause in typing of `pauseMs` milliseconds saves the text. */
  constructor(memo: StoredMemo | null, keeper: MemoKeeper, pauseMs = SAVE_AFTER_MS) {
    const text = textOf(memo ?? blank);
    this.store = createStore<WritingState>(() => ({ text, saved: text }));
    this.#keeper = keeper;
    this.#pauseMs = pauseMs;
    this.#id = memo?.id ?? null;
    this.#isThere = memo !== null;
  }

  /** The id of the memo in the project; null before the first save. */
  get id(): string | null {
    return this.#id;
  }

  /** Changes the text; saves after a pause. */
  write(part: Partial<MemoText>): void {
    this.store.setState(({ text }) => ({ text: { ...text, ...part } }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), this.#pauseMs);
  }

  /** Saves what is unsaved. Saves run one after another, so that a memo is not created twice. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#keep());
    return this.#saving;
  }

  /**
   * Takes over the stored memo after an undo or a change in another window, unless unsaved text is here. `memo` is
   * undefined if none is stored. A different memo is ignored unless nothing has been written yet, and so is a text that
   * was stored from here before a newer one: its row may arrive after the answer to the newer one.
   */
  hear(memo: StoredMemo | undefined): void {
    if (!memo) {
      if (this.#isThere) this.#gone();
      return;
    }
    if (this.#id === null && !this.#isBeginning && !isUnsaved(this.store.getState())) this.#id = memo.id;
    if (memo.id !== this.#id) return;
    this.#isThere = true;
    const row = textOf(memo);
    const newest = this.#unheard.length - 1;
    const isNewest = newest >= 0 && isSame(this.#unheard[newest]!, row);
    const at = isNewest ? newest : this.#unheard.findIndex((sent) => isSame(sent, row));
    const isOutdated = at >= 0 && !isNewest;
    this.#unheard = at < 0 ? [] : this.#unheard.slice(at + 1);
    if (isOutdated) return;
    this.store.setState(({ text, saved }) => ({ saved: row, text: isSame(text, saved) ? row : text }));
  }

  /** Discards unsaved text, because the memo is about to be deleted. */
  letGo(): void {
    clearTimeout(this.#timer);
    this.store.setState(({ saved }) => ({ text: saved }));
  }

  /** The memo was removed. Unsaved text stays and becomes a new memo. */
  #gone(): void {
    this.#id = null;
    this.#isThere = false;
    this.#unheard = [];
    this.store.setState(({ text, saved }) => ({ saved: blank, text: isSame(text, saved) ? blank : text }));
  }

  async #keep(): Promise<void> {
    const { text, saved } = this.store.getState();
    if (isSame(text, saved)) return;
    this.#unheard.push(text);
    try {
      if (this.#id === null) {
        this.#isBeginning = true;
        this.#id = await this.#keeper.add(text);
      } else await this.#keeper.update(this.#id, text);
      this.store.setState({ saved: text });
    } catch (error) {
      this.#unheard = this.#unheard.filter((sent) => sent !== text);
      this.#keeper.failed(error);
    } finally {
      this.#isBeginning = false;
    }
  }
}

/** Whether some text is not stored in the project yet. */
export function isUnsaved({ text, saved }: WritingState): boolean {
  return !isSame(text, saved);
}

/** Whether the memo is empty. */
export function isBlank({ title, body }: MemoText): boolean {
  return title.trim() === '' && body.trim() === '';
}

function textOf({ title, body }: MemoText): MemoText {
  return { title, body };
}

function isSame(a: MemoText, b: MemoText): boolean {
  return a.title === b.title && a.body === b.body;
}
