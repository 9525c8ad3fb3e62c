// The words on one sheet and their way into the project: after a pause, on leaving, when the page goes.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MemoRecord } from '#core/records.ts';

/** A pause in writing longer than this, in milliseconds, saves. */
const PAUSE = 1_000;

/** What a memo says. */
export type MemoText = Pick<MemoRecord, 'title' | 'body'>;

const blank: MemoText = { title: '', body: '' };

export interface WritingState {
  readonly text: MemoText;
  /** What the project holds of it. */
  readonly saved: MemoText;
}

/** How a memo gets into the project. */
export interface MemoKeeper {
  /** Writes a memo for the first time; resolves to its id. */
  readonly add: (text: MemoText) => Promise<string>;
  readonly update: (id: string, text: MemoText) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
}

/** A memo that is being written. Each pause is one command; an empty new memo is never written. */
export class MemoWriting {
  readonly store: StoreApi<WritingState>;
  readonly #keeper: MemoKeeper;
  #id: string | null;
  /** Whether the row of `#id` has been heard of: the answer to the first save may come before it. */
  #isThere: boolean;
  #saving = Promise.resolve();
  /** Whether the first save is on its way. */
  #isBeginning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(memo: MemoRecord | null, keeper: MemoKeeper) {
    const text = textOf(memo ?? blank);
    this.store = createStore<WritingState>(() => ({ text, saved: text }));
    this.#keeper = keeper;
    this.#id = memo?.id ?? null;
    this.#isThere = memo !== null;
  }

  /** The memo in the project; null while there is none. */
  get id(): string | null {
    return this.#id;
  }

  /** Writes on the sheet; saves after a pause. */
  write(part: Partial<MemoText>): void {
    this.store.setState(({ text }) => ({ text: { ...text, ...part } }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE);
  }

  /** Saves what is not saved yet. Saves follow each other, so that a memo is not begun twice. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#keep());
    return this.#saving;
  }

  /**
   * What the project holds now, after an undo or an act in another window: shown unless something here is not saved
   * yet. `memo` is undefined where there is none. Another memo than the one written here changes nothing, unless
   * nothing is written yet.
   */
  hear(memo: MemoRecord | undefined): void {
    if (!memo) {
      if (this.#isThere) this.#gone();
      return;
    }
    if (this.#id === null && !this.#isBeginning && !isUnsaved(this.store.getState())) this.#id = memo.id;
    if (memo.id !== this.#id) return;
    this.#isThere = true;
    const row = textOf(memo);
    this.store.setState(({ text, saved }) => ({ saved: row, text: isSame(text, saved) ? row : text }));
  }

  /** Forgets what is not saved, for a memo that is about to be deleted. */
  letGo(): void {
    clearTimeout(this.#timer);
    this.store.setState(({ saved }) => ({ text: saved }));
  }

  /** The memo was removed. Words that are not saved stay, and begin another. */
  #gone(): void {
    this.#id = null;
    this.#isThere = false;
    this.store.setState(({ text, saved }) => ({ saved: blank, text: isSame(text, saved) ? blank : text }));
  }

  async #keep(): Promise<void> {
    const { text, saved } = this.store.getState();
    if (isSame(text, saved)) return;
    try {
      if (this.#id === null) {
        this.#isBeginning = true;
        this.#id = await this.#keeper.add(text);
      } else await this.#keeper.update(this.#id, text);
      this.store.setState({ saved: text });
    } catch (error) {
      this.#keeper.failed(error);
    } finally {
      this.#isBeginning = false;
    }
  }
}

/** Whether something on the sheet is not in the project yet. */
export function isUnsaved({ text, saved }: WritingState): boolean {
  return !isSame(text, saved);
}

/** Whether nothing is written. */
export function isBlank({ title, body }: MemoText): boolean {
  return title.trim() === '' && body.trim() === '';
}

function textOf({ title, body }: MemoText): MemoText {
  return { title, body };
}

function isSame(a: MemoText, b: MemoText): boolean {
  return a.title === b.title && a.body === b.body;
}
