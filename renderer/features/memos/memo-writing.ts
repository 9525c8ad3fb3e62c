// The words on one sheet and their way into the project: after a pause, on leaving, when the page goes.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MemoRecord } from '#core/records.ts';

/** A pause in writing longer than this, in milliseconds, saves. */
const PAUSE = 1_000;

/** What a memo says. */
export type MemoText = Pick<MemoRecord, 'title' | 'body'>;

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
  #saving = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(memo: MemoRecord | null, keeper: MemoKeeper) {
    const text = textOf(memo ?? { title: '', body: '' });
    this.store = createStore<WritingState>(() => ({ text, saved: text }));
    this.#keeper = keeper;
    this.#id = memo?.id ?? null;
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

  /** The row has changed, by undo or in another window: shown unless something here is not saved yet. */
  hear(memo: MemoRecord): void {
    const row = textOf(memo);
    this.store.setState(({ text, saved }) => ({ saved: row, text: isSame(text, saved) ? row : text }));
  }

  /** Forgets what is not saved, for a memo that is about to be deleted. */
  letGo(): void {
    clearTimeout(this.#timer);
    this.store.setState(({ saved }) => ({ text: saved }));
  }

  async #keep(): Promise<void> {
    const { text, saved } = this.store.getState();
    if (isSame(text, saved)) return;
    try {
      if (this.#id === null) this.#id = await this.#keeper.add(text);
      else await this.#keeper.update(this.#id, text);
      this.store.setState({ saved: text });
    } catch (error) {
      this.#keeper.failed(error);
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
