// The tables that counting reads, held in memory beside the store. They are loaded on first use and then updated by
// each change.
import { invert, type Change } from '#core/change.ts';
import { CodingTable } from '#core/counting/coding-table.ts';
import { applyToCorpus, corpusOf, type Corpus, type Queried } from '#core/counting/corpus.ts';
import { queriedBlind } from '#core/query/blind-queries.ts';
import { queriedIn } from '#core/query/queried-sources.ts';
import type { Sight } from '#core/sealing/sight.ts';
import type { Texts } from '#core/query/source-view.ts';
import { corpusTables } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { noteTables } from '#db/tables-read.ts';
import { all } from '#db/write.ts';
import { packedCodings } from './packed-codings.ts';
import { studyTexts } from './study-texts.ts';

export class Counting {
  readonly #db: ReadDb;
  #corpus: Corpus | null = null;
  #codings: CodingTable | null = null;
  #changes = 0;
  readonly #views = new Map<string, Counting>();
  readonly #queried: Queried;
  readonly #isBlind: (coderId: string) => boolean;
  readonly #sight: Sight | null;
  /** What `still` returned last, as long as somebody counts it, and the number of changes then. */
  #still: { readonly of: WeakRef<Counting>; readonly changes: number } | null = null;
  /** Where queries read texts. */
  readonly texts: () => Texts;

  /**
   * `texts`: where queries read texts; by default, as they need them. `isBlind`: whether saved queries tell this coder
   * nothing of the codings of others; by default, those of a second pass. `sight`: what `db` hides.
   */
  constructor(
    db: ReadDb,
    texts: () => Texts = () => studyTexts(db),
    isBlind: (coderId: string) => boolean = (coderId) =>
      this.corpus.tables.coder.get(coderId)?.kind === 'second-pass',
    sight: Sight | null = null,
  ) {
    this.#db = db;
    this.#sight = sight;
    this.#isBlind = isBlind;
    this.texts = texts;
    this.#queried = queriedIn({
      codings: () => this.codings,
      texts,
      // A text that changes gets another hash in the row of its source.
      asked: () => noteTables(['coding', ...corpusTables]),
    });
  }

  /** The small tables. Immutable: a later change makes a new value. */
  get corpus(): Corpus {
    noteTables(corpusTables);
    return (this.#corpus ??= corpusOf(
      Object.fromEntries(corpusTables.map((table) => [table, all(this.#db, table)])),
      this.#queried,
      this.#sight,
    ));
  }

  /** All codings. */
  get codings(): CodingTable {
    noteTables(['coding']);
    if (!this.#codings) {
      const { sqlite } = this.#db;
      const count = Number(sqlite.prepare('SELECT count(*) FROM coding').pluck().get());
      this.#codings = new CodingTable();
      this.#codings.loadPacked(packedCodings(this.#db), count);
    }
    return this.#codings;
  }

  /** The same tables for the calls of one coder: to one who codes blind, saved queries tell nothing of the codings of others. */
  seenBy(coderId: string): Counting {
    const known = this.#views.get(coderId);
    if (known) return known;
    const view = new CountingSeen(this, this.#db, coderId, this.#isBlind);
    this.#views.set(coderId, view);
    return view;
  }

  /** Drops everything that is loaded; the next use loads it again. */
  forget(): void {
    this.#changes += 1;
    this.#corpus = null;
    this.#codings = null;
  }

  /** Grows whenever the tables change, so that a count in slices can tell that it must begin again. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether the tables are in memory. */
  get isLoaded(): boolean {
    return this.#corpus !== null && this.#codings !== null;
  }

  /** Loads what is not in memory yet. */
  load(): void {
    void this.corpus;
    void this.codings;
  }

  /** The same tables as they are now, which no later change reaches: what is counted in pauses is of one state. */
  still(): Counting {
    const known = this.#still?.changes === this.#changes ? this.#still.of.deref() : undefined;
    if (known) return known;
    const still = new Counting(this.#db, this.texts, this.#isBlind, this.#sight);
    still.#codings = this.codings.copy();
    const { corpus } = this;
    still.#corpus = { ...corpus, queried: corpus.queried && still.#queried };
    // Of what stands still there is no need of another copy.
    still.#still = { of: new WeakRef(still), changes: still.#changes };
    this.#still = { of: new WeakRef(still), changes: this.#changes };
    return still;
  }

  /**
   * Runs `count` as if the change were applied, then restores the tables: a preview of what an act would do to the
   * counts.
   */
  supposing<T>(change: Change, count: () => T): T {
    const { corpus, codings } = this;
    this.#changes += 1;
    this.#corpus = applyToCorpus(corpus, change);
    codings.apply(change);
    try {
      return count();
    } finally {
      codings.apply(invert(change));
      this.#corpus = corpus;
      this.#still = null;
    }
  }

  /** Applies a published change to the loaded tables. */
  apply(change: Change): void {
    this.#changes += 1;
    if (this.#corpus) this.#corpus = applyToCorpus(this.#corpus, change);
    this.#codings?.apply(change);
  }
}

/** The tables of a study as one coder's calls see them; everything is kept by `whole`. */
class CountingSeen extends Counting {
  readonly #whole: Counting;
  readonly #coderId: string;
  readonly #isSeenBlind: () => boolean;
  /** Made of the corpus that is the key. */
  readonly #blind = new WeakMap<Corpus, Corpus>();

  constructor(whole: Counting, db: ReadDb, coderId: string, isBlind: (coderId: string) => boolean) {
    super(db, whole.texts);
    this.#isSeenBlind = () => isBlind(coderId);
    this.#whole = whole;
    this.#coderId = coderId;
  }

  override get corpus(): Corpus {
    const { corpus } = this.#whole;
    const { queried } = corpus;
    if (queried === null || !this.#isSeenBlind()) return corpus;
    const known = this.#blind.get(corpus);
    if (known) return known;
    const blind = { ...corpus, queried: queriedBlind(queried, this.#coderId) };
    this.#blind.set(corpus, blind);
    return blind;
  }

  override get codings(): CodingTable {
    return this.#whole.codings;
  }

  override get changes(): number {
    return this.#whole.changes;
  }

  override get isLoaded(): boolean {
    return this.#whole.isLoaded;
  }

  override seenBy(coderId: string): Counting {
    return this.#whole.seenBy(coderId);
  }

  override still(): Counting {
    return this.#whole.still().seenBy(this.#coderId);
  }

  override forget(): void {
    this.#whole.forget();
  }

  override supposing<T>(change: Change, count: () => T): T {
    return this.#whole.supposing(change, count);
  }

  override apply(change: Change): void {
    this.#whole.apply(change);
  }
}
