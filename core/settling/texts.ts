// Texts that others have changed since, and the spans on them: two versions are put together paragraph by paragraph, and
// a coding goes with its words.
import { carriedWords } from '../coded-words.ts';
import type { Change } from '../change.ts';
import type { CodingRecord, SourceRecord } from '../records.ts';
import { textChange, type TextChange } from '../text-change.ts';
import { rowsIn } from './change-rows.ts';
import { joinedParagraphs } from './paragraphs.ts';
import type { RowStore } from './row-store.ts';
import type { Row } from './rows.ts';

/** What settling has to know of texts, which rows name by their hashes. */
export interface Texts {
  /** By source the hash of the text that the spans of the change are on, where the change does not make that itself. */
  readonly meant: Readonly<Record<string, string>>;
  /** A text by its hash; undefined where nobody has it. */
  readonly of: (hash: string) => string | undefined;
  /** The digest of a quote. */
  readonly digest: (quote: string) => string;
  /** Keeps a text that was put together; returns what its source says of it. */
  readonly keep: (
    text: string,
  ) => Pick<SourceRecord, 'textHash' | 'docHash' | 'length' | 'codePoints' | 'astral'>;
}

export class SettlingTexts {
  readonly #store: RowStore;
  readonly #texts: Texts | undefined;
  /** The texts that the spans of the change are on, and those that they were on before it. */
  readonly #meant: Map<string, string>;
  readonly #base: Map<string, string>;
  /** Codings of which the change itself says what becomes of them in the text that it makes. */
  readonly #told: ReadonlySet<string>;
  /** By the hashes of both texts: a text has thousands of codings. */
  readonly #changes = new Map<string, TextChange>();

  constructor(store: RowStore, meant: Change, texts: Texts | undefined) {
    this.#store = store;
    this.#texts = texts;
    const sources = Object.values(rowsIn(meant, 'source').updated);
    const onTexts = (at: 0 | 1) =>
      new Map([
        ...Object.entries(texts?.meant ?? {}),
        ...sources.map((each) => [each[at].id, String(each[at]['textHash'])] as const),
      ]);
    [this.#base, this.#meant] = [onTexts(0), onTexts(1)];
    const { updated, removed } = rowsIn(meant, 'coding');
    this.#told = new Set([...Object.keys(updated), ...Object.keys(removed)]);
  }

  /** The source with the paragraphs of both; null where both changed one, and where more than words is kept of it. */
  joined(ours: Row, theirs: Row, base: Row): Row | null {
    const sides = [ours, theirs, base];
    if (!this.#texts || sides.some(({ docHash = null }) => docHash !== null)) return null;
    const [here, there, was] = sides.map(({ textHash }) => this.#texts?.of(String(textHash)));
    if (here === undefined || there === undefined || was === undefined) return null;
    const text = joinedParagraphs(here, there, was);
    return text === null ? null : { ...theirs, ...this.#texts.keep(text) };
  }

  /** A coding of the change where its words are now; null where none of them is left. `from`: as it was before it. */
  placed(row: Row, side: 'from' | 'to' = 'to'): Row | null {
    const sourceId = String(row['sourceId']);
    const now = this.#store.find('source', sourceId)?.textHash;
    const on = (side === 'from' ? this.#base : this.#meant).get(sourceId);
    return now === undefined || on === undefined ? row : this.#carried(row, on, now);
  }

  /** Lets the codings follow their words into the text that their source has now; returns those without any left. */
  follow(sourceId: string, before: string): Row[] {
    const now = this.#store.find('source', sourceId)?.textHash;
    if (!this.#texts || now === undefined || now === before) return [];
    const isAsMeant = now === this.#meant.get(sourceId);
    return this.#store.all('coding', { sourceId }).flatMap((coding) => {
      // A row of codings, looked at field by field.
      const row = coding as unknown as Row;
      const carried = this.#carried(row, before, now);
      if (carried) this.#store.update('coding', coding.id, carried as never);
      return carried || (isAsMeant && this.#told.has(coding.id)) ? [] : [row];
    });
  }

  #carried(row: Row, before: string, now: string): Row | null {
    // A row of codings.
    const { start, end, quoteDigest } = row as unknown as CodingRecord;
    const [was, is] = [this.#texts?.of(before), this.#texts?.of(now)];
    if (before === now || !this.#texts || was === undefined || is === undefined) return row;
    if (start === null || end === null) return row;
    const key = `${before} ${now}`;
    const change = this.#changes.get(key) ?? textChange(was, is);
    this.#changes.set(key, change);
    const { fate, span } = carriedWords(change, was, is, { start, end });
    if (span === null) return null;
    const isKnown = fate === 'changed' && quoteDigest === this.#texts.digest(was.slice(start, end));
    // What has slipped keeps the digest of its words, by which it is found to be repaired.
    const digest = isKnown ? this.#texts.digest(is.slice(span.start, span.end)) : quoteDigest;
    return { ...row, ...span, quoteDigest: digest };
  }
}
