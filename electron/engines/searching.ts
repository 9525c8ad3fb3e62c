// Searches the texts of the open project. This module decides which texts to search; threads hold the texts and search
// them. No thread starts before the first search, or before a caller asks to prepare the texts.
import { createHash } from 'node:crypto';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { SourceRecord, TableName } from '#core/records.ts';
import { codedPlaces } from '#core/search/coded-spans.ts';
import { isListed } from '#core/search/hit-counts.ts';
import type { Hits } from '#core/search/hits.ts';
import { readPattern } from '#core/search/pattern.ts';
import type { AwaitedFind, TextFind } from '#core/query/awaited-texts.ts';
import type { Extent, HitOrder, TextQuery } from '#core/search/request.ts';
import type { Span } from '#core/span.ts';
import { corpusTables } from '#core/tables/all.ts';
import { formOf } from '#core/wordlist/tokens.ts';
import { primaryLanguage } from '#core/wordlist/word-rules.ts';
import type { ReadDb } from '#db/handles.ts';
import type { Counting } from './counting.ts';
import type { ShownHit, TextSpans, WordsAsked, WordsMade } from './searching/calls.ts';
import { byDate, queryAsked, sourcesSearched } from './searching/asked.ts';
import { rowsHolding } from './searching/holding.ts';
import type { Found, Listing, Searched } from './searching/listing.ts';
import { KeptListings } from './searching/kept-listings.ts';
import { PatternSearch } from './searching/pattern-search.ts';
import { TextFinds, type ParagraphsOf } from './searching/text-finds.ts';
import { TextsCaller } from './searching/texts-caller.ts';
import type { CallManner } from './searching/thread-caller.ts';
import { rulesOf, textsOfWords } from './searching/texts-of-words.ts';

export class Searching {
  readonly #db: ReadDb;
  readonly #counting: Counting;
  readonly #texts: TextsCaller;
  readonly #patterns: PatternSearch;
  readonly #finds: TextFinds;
  readonly #kept: KeptListings;
  /** Pattern searches, by query: those that are running, and those that were stopped. */
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #stopped = new Map<string, number>();
  #held: ReadonlyMap<string, SourceRecord> | null = null;
  #lastName = 0;
  /** Rises with every change that a listing may depend on. */
  #changes = 0;

  /** `patternTime`: how long a pattern search may take, in milliseconds. */
  constructor(db: ReadDb, counting: Counting, patternTime?: number) {
    const file = db.sqlite.name;
    this.#db = db;
    this.#counting = counting;
    this.#texts = new TextsCaller(file, () => this.#forgetAll());
    this.#patterns = new PatternSearch(file, patternTime);
    this.#finds = new TextFinds(this.#texts, this.#patterns);
    this.#kept = new KeptListings((names) => {
      if (!this.#texts.isRunning) return;
      // No caller waits for this; if the thread ends first, everything is forgotten anyway.
      this.#texts.call('forget', { names }).catch(() => undefined);
    });
  }

  /** Loads all texts into memory, so that the first search does not have to. */
  async prepare(manner: CallManner = {}): Promise<{ texts: number; length: number }> {
    await this.#hold(manner);
    return await this.#texts.call('fill', null, manner);
  }

  /** Searches the scope. Throws `invalid` for an invalid pattern, `cancelled`, and `not_found` for a deleted sample. */
  found(searched: Searched, manner: CallManner = {}): Promise<Found> {
    return this.#listing(searched, 'text', (sources) => sources, manner);
  }

  /** The hits within the narrowing, in the given order. */
  listed(searched: Searched, order: HitOrder, manner: CallManner = {}): Promise<Found> {
    const { narrow = {} } = searched.request;
    return this.#listing(
      searched,
      order,
      (sources) => {
        const within = sources.filter((source) => isListed(source, narrow));
        return order === 'date' ? within.toSorted(byDate) : within;
      },
      manner,
    );
  }

  /** Rows of a listing, with `context` characters on either side, and with their whole sentences if asked. */
  page(
    { name }: Listing,
    from: number,
    to: number,
    context: number,
    sentences = false,
    manner: CallManner = {},
  ): Promise<readonly ShownHit[]> {
    return this.#texts.call('page', { name, from, to, context, sentences }, manner);
  }

  /** The spans to code for some ranges of rows, or for all rows. */
  spans(
    { name }: Listing,
    extent: Extent,
    ranges: readonly (readonly [from: number, to: number])[] | null,
    manner: CallManner = {},
  ): Promise<readonly TextSpans[]> {
    return this.#texts.call('spans', { name, extent, ranges }, manner);
  }

  /** The rows whose passage contains these words, in any case. A row without a span is a whole text. */
  holding<Row extends { readonly sourceId: string; readonly span: Span | null }>(
    rows: readonly Row[],
    words: string,
    manner: CallManner = {},
  ): Promise<Row[]> {
    return rowsHolding(this.#texts, this.#counting.corpus.tables.source, rows, words, manner);
  }

  /** Lists the words of texts; those that have not been counted yet are counted first. Throws `cancelled`. */
  async words(asked: WordsAsked, manner: CallManner = {}): Promise<WordsMade> {
    await this.#hold(manner);
    return await this.#texts.call('words', asked, manner);
  }

  /**
   * The paragraphs of every source of the project, as long as no act comes: each text is read only once. Throws
   * `cancelled`.
   */
  paragraphs(manner: CallManner = {}): Promise<ParagraphsOf> {
    return this.#finds.paragraphs(() => this.#counting.corpus.tables.source.values(), manner);
  }

  /**
   * Where a query finds something in the text of this hash; null until `lookUp` has looked for it there. Throws `invalid`
   * for a pattern that needed too much time.
   */
  spansOf(find: TextFind, hash: string): readonly Span[] | null {
    return this.#finds.spansOf(find, hash);
  }

  /** Looks through the texts for what a query awaits. Throws `cancelled`. */
  async lookUp(awaited: readonly AwaitedFind[], manner: CallManner = {}): Promise<void> {
    await this.#hold(manner);
    await this.#finds.lookUp(awaited, manner);
  }

  /** The hits in one source of a listing. */
  hitsIn({ name, sources }: Listing, sourceId: string, manner: CallManner = {}): Promise<Hits> {
    const at = sources.findIndex(({ id }) => id === sourceId);
    return this.#texts.call('hitsIn', { name, at }, manner);
  }

  /** Drops what a published change has made out of date. */
  apply(change: Change): void {
    const touches = (tables: readonly TableName[]): boolean =>
      tables.some((table) => change.added[table] ?? change.updated[table] ?? change.removed[table]);
    if (touches([...corpusTables, 'coding', 'wordRule'])) this.#changes += 1;
    if (touches([...corpusTables, 'wordRule'])) this.#kept.drop();
    else if (touches(['coding'])) this.#kept.drop(({ looksAtCodings }) => looksAtCodings);
  }

  /** Drops all listings: any data they were made from may have changed. */
  forget(): void {
    this.#changes += 1;
    this.#kept.drop();
    this.#held = null;
  }

  /** Ends the threads and releases the project's file. */
  close(): void {
    this.#patterns.end();
    this.#texts.end();
  }

  async #listing(
    searched: Searched,
    order: HitOrder | 'text',
    arrange: (sources: readonly SourceRecord[]) => readonly SourceRecord[],
    manner: CallManner,
  ): Promise<Found> {
    const { narrow, ...wide } = searched.request;
    const key = JSON.stringify([order, searched.coderId, wide, order === 'text' ? null : narrow]);
    const known = this.#kept.find(key);
    if (known) return known;
    const asked = queryAsked(searched.request.query);
    await this.#hold(manner);
    const changes = this.#changes;
    const { scoped, sources: all } = sourcesSearched(this.#db, searched);
    const isListedWord = searched.request.query.matching === 'listed-word';
    const query = isListedWord ? await this.#searchWord(searched.request.query, all, manner) : asked;
    if (query.matching === 'pattern') await this.#searchPattern(query, all, manner);
    const sources = arrange(all);
    this.#lastName += 1;
    const name = String(this.#lastName);
    const { coded } = searched.request;
    const places =
      coded?.level === 'hits'
        ? codedPlaces(searched.counting.codings, searched.counting.corpus.codebook, searched.coderId, coded)
        : null;
    const made = await this.#texts.call(
      'view',
      {
        name,
        query,
        hashes: sources.map(({ textHash }) => textHash),
        coded: places && {
          coded: coded?.coded ?? true,
          spans: sources.map(({ id }) => places.spansIn(id)),
        },
        order: order === 'left' || order === 'right' ? order : 'text',
      },
      manner,
    );
    const stoppedAfter = this.#stopped.get(JSON.stringify(query)) ?? null;
    const listing = { ...made, name, sources, scoped, stoppedAfter };
    // A change that arrived during the search was applied to the kept listings, but not to this one.
    if (changes === this.#changes)
      this.#kept.keep(key, { listing, looksAtCodings: coded !== undefined || isListedWord });
    return listing;
  }

  /**
   * Finds a word as lists of words count it, and returns the query under which its hits are kept: it names the rules and
   * what was left out, since these change.
   */
  async #searchWord(
    { text, cut }: TextQuery,
    sources: readonly SourceRecord[],
    manner: CallManner,
  ): Promise<TextQuery> {
    const language = primaryLanguage(cut?.language ?? '');
    if (language === null)
      throw new AppError('invalid', 'errors:no_such_language', { tag: cut?.language ?? '' });
    const { withHeadings = false, withRemarks = false } = cut ?? {};
    const { terms, forms: joined } = rulesOf(this.#db, this.#counting, language);
    const manyOf = (some: Iterable<SourceRecord>) =>
      textsOfWords(this.#counting, [...some], { withHeadings, withRemarks });
    const remarks = manyOf(this.#counting.corpus.tables.source.values()).filter(
      ({ leftOut }) => leftOut.length > 0,
    );
    const form = formOf(text.trim());
    const forms = [form, ...[...joined].flatMap(([other, word]) => (word === form ? [other] : []))];
    const rules = JSON.stringify([language, terms, forms, withHeadings, withRemarks, remarks]);
    const query = {
      text: `${form} ${createHash('sha256').update(rules).digest('hex')}`,
      matching: 'listed-word',
    } as const;
    const texts = manyOf(sources);
    await this.#texts.call('wordHits', { query, forms, texts, language, terms }, manner);
    return query;
  }

  /** Sends the thread the list of texts, if it has changed. */
  async #hold(manner: CallManner): Promise<void> {
    const sources = this.#counting.corpus.tables.source;
    if (this.#held === sources && this.#texts.isRunning) return;
    const there = new Set([...sources.values()].map(({ textHash }) => textHash));
    const hashes = [...there];
    const held = this.#texts.call('hold', { hashes }, manner);
    // The thread answers calls in order: every later call sees this list.
    this.#held = sources;
    this.#stopped.clear();
    this.#finds.keepOnly(there);
    await held;
  }

  /**
   * Searches the texts that have not been searched for this pattern yet. A pattern search that was stopped is not
   * started again.
   */
  async #searchPattern(
    query: TextQuery,
    sources: readonly SourceRecord[],
    manner: CallManner,
  ): Promise<void> {
    readPattern(query);
    const key = JSON.stringify(query);
    while (this.#underWay.has(key)) {
      // Another call has started this search, and may cancel it.
      await this.#underWay.get(key);
      manner.signal?.throwIfAborted();
    }
    const work = this.#runPattern(query, key, sources, manner);
    this.#underWay.set(
      key,
      work.catch(() => undefined),
    );
    try {
      await work;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #runPattern(
    query: TextQuery,
    key: string,
    sources: readonly SourceRecord[],
    manner: CallManner,
  ): Promise<void> {
    const all = sources.map(({ textHash }) => textHash);
    const { isKnown, hashes } = await this.#texts.call('unsearched', { query, hashes: all }, manner);
    if (hashes.length === 0 || (isKnown && this.#stopped.has(key))) return;
    this.#stopped.delete(key);
    const { found, stoppedAfter } = await this.#patterns.search(query, hashes, manner);
    if (stoppedAfter !== null) this.#stopped.set(key, Math.max(1, Math.round(stoppedAfter / 1000)));
    await this.#texts.call('keep', { query, found: [...found] }, manner);
  }

  #forgetAll(): void {
    this.#kept.clear();
    this.#stopped.clear();
    this.#held = null;
  }
}
