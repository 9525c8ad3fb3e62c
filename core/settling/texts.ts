// Texts that others have changed since, and the spans on them. Two versions are merged paragraph by
// paragraph, and codings go with their words. No text is changed under a coding that would have no words in
// it.
import { carriedWords, codingOnWords } from '../text/coded-words.ts';
import { type Change, rowsIn } from '../change.ts';
import type { CodingRecord, SourceRecord, TableName } from '../records.ts';
import { textChange, type TextChange } from '../text/text-change.ts';
import { work } from './names.ts';
import { joinedParagraphs } from './paragraphs.ts';
import type { Row, RowStore } from './rows.ts';

/** What settling needs to know of texts, which rows name by hash. */
export interface Texts {
  /**
   * By source id, the hash of the text that the change's spans refer to, where the change itself does not
   * write that text.
   */
  readonly hashes: Readonly<Record<string, string>>;
  /** The text with this hash; undefined where nobody has it. */
  readonly of: (hash: string) => string | undefined;
  /** The digest of a quote. */
  readonly digest: (quote: string) => string;
  /** Keeps a merged text, and returns the fields by which its source describes it. */
  readonly keep: (
    text: string,
  ) => Pick<SourceRecord, 'textHash' | 'docHash' | 'length' | 'codePoints' | 'astral'>;
}

/** Two versions of a text, and the difference between them. */
interface Versions {
  readonly was: string;
  readonly is: string;
  readonly change: TextChange;
}

/** Tables whose rows are attached to a coding. */
const onCodings = ['memo', 'codeExample', 'verdictEvidence', 'summaryQuote'] as const;

/** The texts of one settling. */
export class SettlingTexts {
  readonly #store: RowStore;
  readonly #texts: Texts | undefined;
  readonly #change: Change;
  readonly #isExact: boolean;
  /** Whose change it is. */
  readonly #coderId: string;
  /** By source id, the texts that the change's spans refer to after it, and before it. */
  readonly #meant: Map<string, string>;
  readonly #base: Map<string, string>;
  /** Sources whose text stays, although the change has another one for them. */
  readonly #staying = new Set<string>();
  readonly #known = new Map<string, string | undefined>();
  /** The hash of each source's present text. Kept, since an import has hundreds of thousands of codings. */
  readonly #now = new Map<string, string>();
  /** By the hashes of both texts. Kept, since a text has thousands of codings. */
  readonly #versions = new Map<string, Versions>();

  /**
   * `isExact`: a coding that cannot stand on exactly its words is left out; otherwise it follows its
   * corrected words.
   */
  constructor(
    store: RowStore,
    change: Change,
    texts: Texts | undefined,
    { isExact, coderId }: { readonly isExact: boolean; readonly coderId: string },
  ) {
    this.#coderId = coderId;
    this.#store = store;
    this.#texts = texts;
    this.#change = change;
    this.#isExact = isExact;
    const sources = Object.values(rowsIn(change, 'source').updated);
    const onTexts = (at: 0 | 1) =>
      new Map([
        ...Object.entries(texts?.hashes ?? {}),
        ...sources.map((each) => [each[at].id, String(each[at]['textHash'])] as const),
      ]);
    [this.#base, this.#meant] = [onTexts(0), onTexts(1)];
  }

  /**
   * The source with the paragraphs of both versions; null where both changed the same one, and where more
   * than plain text is kept of it.
   */
  joined(ours: Row, theirs: Row, base: Row): Row | null {
    const sides = [ours, theirs, base];
    if (!this.#texts || sides.some(({ docHash = null }) => docHash !== null)) return null;
    // Page starts are known only for the text of either side.
    if (this.#store.all('sourcePages', { sourceId: ours.id }).length > 0) return null;
    const [here, there, was] = sides.map(({ textHash }) => this.#of(String(textHash)));
    if (here === undefined || there === undefined || was === undefined) return null;
    const text = joinedParagraphs(here, there, was);
    return text === null ? null : { ...theirs, ...this.#texts.keep(text) };
  }

  /** Notes that a source keeps its present text. */
  stay(sourceId: string): void {
    this.#staying.add(sourceId);
  }

  /** Whether a row belongs to a text that stays, and so stays as it is: its page starts. */
  staysWith(table: TableName, row: Row): boolean {
    return table === 'sourcePages' && this.#staying.has(String(row['sourceId']));
  }

  /**
   * A coding of the change where its words are now; null where they are gone. `from`: the coding as it was
   * before the change.
   */
  placed(row: Row, side: 'from' | 'to' = 'to'): Row | null {
    const sourceId = String(row['sourceId']);
    const now = this.#textNow(sourceId);
    const on = (side === 'from' ? this.#base : this.#meant).get(sourceId);
    return now === undefined ? row : this.#carried(row, on, now);
  }

  /**
   * A changed coding before and after. Where the words of either are missing here, the coding stays on its
   * present words.
   */
  pairPlaced(from: Row, to: Row): { readonly from: Row; readonly to: Row; readonly isLeft: boolean } {
    const [was, is] = [this.placed(from, 'from'), this.placed(to)];
    const now = this.#store.find('coding', to.id);
    // For a text that the change itself writes, the change says where the coding is.
    if (!now || (is && (was || isOnSpanOf(from, now))))
      return { from: was ?? from, to: is ?? to, isLeft: false };
    return { from: onSpanOf(from, now), to: onSpanOf(to, now), isLeft: !isOnSpanOf(from, to) };
  }

  /** Whether the words of a removed coding are where it says. */
  stands(row: Row): boolean {
    const now = this.#textNow(String(row['sourceId']));
    return now === undefined || this.#carried(row, undefined, now) !== null;
  }

  /**
   * The codings that move once their source has the text `then`. Null where nobody has that text, or where a
   * coding would have no words in it and the change does not say what becomes of it.
   */
  carriedOnto(sourceId: string, now: string, then: string): readonly Row[] | null {
    if (!this.#texts || now === then) return [];
    if (this.#of(then) === undefined) return null;
    const isAsMeant = now === this.#base.get(sourceId) && then === this.#meant.get(sourceId);
    const moved: Row[] = [];
    for (const coding of this.#store.all('coding', { sourceId })) {
      // A row of a coding, read field by field.
      const row: Row = coding;
      const carried = this.#carried(row, now, then);
      if (carried && carried !== row) moved.push(carried);
      else if (!carried && !this.#goes(row) && !(isAsMeant && this.#isMovedByChange(row))) return null;
    }
    return moved;
  }

  /** Notes that a source has another text now. */
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

  /**
   * Whether the change removes the coding, with everything attached to it: what nobody else has changed, and what is
   * the person's own work.
   */
  #goes(row: Row): boolean {
    const isAsKnown = (table: TableName, now: Row): boolean => {
      const was = rowsIn(this.#change, table).removed[now.id];
      const isOwn = work.includes(table) && now['coderId'] === this.#coderId;
      return was !== undefined && (isOwn || Object.keys(was).every((field) => now[field] === was[field]));
    };
    return (
      isAsKnown('coding', row) &&
      onCodings.every((table) =>
        this.#store.all(table, { codingId: row.id }).every((each) => isAsKnown(table, each)),
      )
    );
  }

  #carried(row: Row, before: string | undefined, now: string): Row | null {
    // A row of a coding.
    const coding = row as unknown as CodingRecord;
    const { start, end } = coding;
    if (before === now || !this.#texts || start === null || end === null) return row;
    const is = this.#of(now);
    if (is === undefined) return row;
    const versions = before === undefined ? null : this.#between(before, now);
    // Where the earlier text is lost, the words may still be at the same place.
    if (!versions) return this.#texts.digest(is.slice(start, end)) === coding.quoteDigest ? row : null;
    const words = carriedWords(versions.change, versions.was, is, { start, end });
    if (words.fate === 'same') return row;
    // A coding that had slipped is on its words again.
    if (words.fate !== 'moved' && this.#texts.digest(is.slice(start, end)) === coding.quoteDigest) return row;
    if (this.#isExact && words.fate !== 'moved') return null;
    return codingOnWords(coding, words, versions, this.#texts.digest);
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
