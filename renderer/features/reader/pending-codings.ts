// The codings of passages that are being stored. The text underlines them at once; all else waits for the records.
import type { CodingRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { Application } from './session-ports.ts';

/** A coding of a passage that is being stored. */
export type PendingApplication = Application & { readonly span: Span };

export class PendingCodings {
  readonly #records: () => Iterable<CodingRecord>;
  readonly #onChange: () => void;
  #list: readonly PendingApplication[] = [];
  /** The ids in the records since something is pending, including codings that were removed again. */
  readonly #recorded = new Set<string>();
  /** Those that are stored although no record has shown them yet: answers and news may come in either order. */
  readonly #stored = new Set<PendingApplication>();

  constructor(records: () => Iterable<CodingRecord>, onChange: () => void) {
    this.#records = records;
    this.#onChange = onChange;
  }

  get list(): readonly PendingApplication[] {
    return this.#list;
  }

  /** Lists the coding until it is refused or the records have shown it. Returns the answer. */
  async whileStoring({ codeId, span }: Application, answer: Promise<CodingRecord>): Promise<CodingRecord> {
    if (!span) return answer;
    const pending = { codeId, span };
    this.#set([...this.#list, pending]);
    try {
      const { id } = await answer;
      this.#noteRecorded();
      if (!this.#recorded.has(id)) this.#stored.add(pending);
      return await answer;
    } finally {
      if (!this.#stored.has(pending)) this.#set(this.#list.filter((each) => each !== pending));
    }
  }

  /** Call it when the records have changed. */
  recordsChanged(): void {
    this.#noteRecorded();
    if (this.#stored.size === 0) return;
    const left = this.#list.filter((each) => !this.#stored.has(each));
    this.#stored.clear();
    this.#set(left);
  }

  #noteRecorded(): void {
    if (this.#list.length > 0) for (const { id } of this.#records()) this.#recorded.add(id);
  }

  #set(list: readonly PendingApplication[]): void {
    this.#list = list;
    if (list.length === 0) this.#recorded.clear();
    this.#onChange();
  }
}
