// Texts that others have changed since, and the spans on them: two versions are put together paragraph by paragraph, and
// a coding goes with its words. No text changes under a coding that has no words in it.
import { carriedWords, onItsWords } from '../text/coded-words.ts';
import { type Change, rowsIn } from '../change.ts';
import type { CodingRecord, SourceRecord, TableName } from '../records.ts';
import { textChange, type TextChange } from '../text/text-change.ts';
import { joinedParagraphs } from './both-stand.ts';
import type { Row, RowStore } from './rows.ts';

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

/** Two versions of a text, and what became of the one in the other. */
interface Versions {
  readonly was: string;
  readonly is: string;
  readonly change: TextChange;
}

/** Tables of which a row stands on a coding. */
const onCodings = ['memo', 'codeExample', 'verdictEvidence'] as const;

export class SettlingTexts {
  readonly #store: RowStore;
  readonly #texts: Texts | undefined;
  readonly #change: Change;
  readonly #isExact: boolean;
  /** The texts that the spans of the change are on, and those that they were on before it. */
  readonly #meant: Map<string, string>;
  readonly #base: Map<string, string>;
  /** Sources whose text stays, though the change has another for them. */
  readonly #staying = new Set<string>();
  readonly #known = new Map<string, string | undefined>();
  /** By source the hash of its text now: an import has hundreds of thousands of codings. */
  readonly #now = new Map<string, string>();
  /** By the hashes of both texts: a text has thousands of codings. */
  readonly #versions = new Map<string, Versions>();

  /** `isExact`: what cannot stand on its very words stays away; else it goes where its words were corrected. */
  constructor(store: RowStore, change: Change, texts: Texts | undefined, isExact: boolean) {
    this.#store = store;
    this.#texts = texts;
    this.#change = change;
    this.#isExact = isExact;
    const sources = Object.values(rowsIn(change, 'source').updated);
    const onTexts = (at: 0 | 1) =>
      new Map([
        ...Object.entries(texts?.meant ?? {}),
        ...sources.map((each) => [each[at].id, String(each[at]['textHash'])] as const),
      ]);
    [this.#base, this.#meant] = [onTexts(0), onTexts(1)];
  }

  /** The source with the paragraphs of both; null where both changed one, and where more than words is kept of it. */
  joined(ours: Row, theirs: Row, base: Row): Row | null {
    const sides = [ours, theirs, base];
    if (!this.#texts || sides.some(({ docHash = null }) => docHash !== null)) return null;
    // Where pages begin is known of the texts of either side only.
    if (this.#store.all('sourcePages', { sourceId: ours.id }).length > 0) return null;
    const [here, there, was] = sides.map(({ textHash }) => this.#of(String(textHash)));
    if (here === undefined || there === undefined || was === undefined) return null;
    const text = joinedParagraphs(here, there, was);
    return text === null ? null : { ...theirs, ...this.#texts.keep(text) };
  }

  /** Says that a source keeps the text that it has. */
  stay(sourceId: string): void {
    this.#staying.add(sourceId);
  }

  /** Whether a row is about a text that stays, and so is as it was: where its pages begin. */
  staysWith(table: TableName, row: Row): boolean {
    return table === 'sourcePages' && this.#staying.has(String(row['sourceId']));
  }

  /** A coding of the change where its words are now; null where they are not. `from`: as it was before the change. */
  placed(row: Row, side: 'from' | 'to' = 'to'): Row | null {
    const sourceId = String(row['sourceId']);
    const now = this.#textNow(sourceId);
    const on = (side === 'from' ? this.#base : this.#meant).get(sourceId);
    return now === undefined ? row : this.#carried(row, on, now);
  }

  /** A changed coding before and after; where the words of either are not here, it stays on those that it has now. */
  pairPlaced(from: Row, to: Row): { readonly from: Row; readonly to: Row; readonly isLeft: boolean } {
    const [was, is] = [this.placed(from, 'from'), this.placed(to)];
    const now = this.#store.find('coding', to.id);
    // Of a text that the change makes, it says itself where the coding is on it.
    if (!now || (is && (was || isOnSpanOf(from, now))))
      return { from: was ?? from, to: is ?? to, isLeft: false };
    return { from: onSpanOf(from, now), to: onSpanOf(to, now), isLeft: !isOnSpanOf(from, to) };
  }

  /** Whether the words of a coding that is no more are where it says. */
  stands(row: Row): boolean {
    const now = this.#textNow(String(row['sourceId']));
    return now === undefined || this.#carried(row, undefined, now) !== null;
  }

  /**
   * The codings that move once their source has the text `then`; null where nobody has that any more, or one would have no
   * words in it, of which the change itself does not say what becomes of it.
   */
  carriedOnto(sourceId: string, now: string, then: string): readonly Row[] | null {
    if (!this.#texts || now === then) return [];
    if (this.#of(then) === undefined) return null;
    const isAsMeant = now === this.#base.get(sourceId) && then === this.#meant.get(sourceId);
    const moved: Row[] = [];
    for (const coding of this.#store.all('coding', { sourceId })) {
      // A row of codings, looked at field by field.
      const row: Row = coding;
      const carried = this.#carried(row, now, then);
      if (carried && carried !== row) moved.push(carried);
      else if (!carried && !this.#goes(row) && !(isAsMeant && this.#isMovedByChange(row))) return null;
    }
    return moved;
  }

  /** Says that a source has another text by now. */
  changed(sourceId: string): void {
    this.#now.delete(sourceId);
  }

  #textNow(sourceId: string): string | undefined {
    const now = this.#now.get(sourceId) ?? this.#store.find('source', sourceId)?.textHash;
    if (now !== undefined) this.#now.set(sourceId, now);
    return now;
  }

  #isMovedByChange(row: Row): boolean {
    const [from] = rowsIn(this.#change, 'coding').updated[row.id] ?? [];
    return from !== undefined && isOnSpanOf(from, row);
  }

  /** Whether a coding goes with the change: nobody has changed it, or put on it what does not go, too. */
  #goes(row: Row): boolean {
    const isAsKnown = (table: TableName, now: Row): boolean => {
      const was = rowsIn(this.#change, table).removed[now.id];
      return was !== undefined && Object.keys(was).every((field) => now[field] === was[field]);
    };
    return (
      isAsKnown('coding', row) &&
      onCodings.every((table) =>
        this.#store.all(table, { codingId: row.id }).every((each) => isAsKnown(table, each)),
      )
    );
  }

  #carried(row: Row, before: string | undefined, now: string): Row | null {
    // A row of codings.
    const coding = row as unknown as CodingRecord;
    const { start, end } = coding;
    if (before === now || !this.#texts || start === null || end === null) return row;
    const is = this.#of(now);
    if (is === undefined) return row;
    const versions = before === undefined ? null : this.#between(before, now);
    // Where the text of then is lost, the words may still be where they were.
    if (!versions) return this.#texts.digest(is.slice(start, end)) === coding.quoteDigest ? row : null;
    const words = carriedWords(versions.change, versions.was, is, { start, end });
    if (words.fate === 'same') return row;
    if (this.#isExact && words.fate !== 'moved') return null;
    return onItsWords(coding, words, versions, this.#texts.digest);
  }

  #between(before: string, now: string): Versions | null {
    const key = `${before} ${now}`;
    const known = this.#versions.get(key);
    if (known) return known;
    const [was, is] = [this.#of(before), this.#of(now)];
    if (was === undefined || is === undefined) return null;
    const versions = { was, is, change: textChange(was, is) };
    this.#versions.set(key, versions);
    return versions;
  }

  #of(hash: string): string | undefined {
    if (!this.#known.has(hash)) this.#known.set(hash, this.#texts?.of(hash));
    return this.#known.get(hash);
  }
}

function isOnSpanOf(one: Row, other: Row): boolean {
  return one['start'] === other['start'] && one['end'] === other['end'];
}

function onSpanOf(row: Row, other: Row): Row {
  const { start = null, end = null, quoteDigest = null } = other;
  return { ...row, start, end, quoteDigest };
}
