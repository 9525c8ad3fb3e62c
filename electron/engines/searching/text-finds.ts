// Where words, patterns, paragraphs and sentences are in texts, for queries and for counts of where codes meet. A thread
// looks once through each text; what it finds is kept here, so that a query is then answered without reading any.
import type { AwaitedFind, TextFind } from '#core/query/awaited-texts.ts';
import { spansOf, type Hits } from '#core/search/hits.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { AppError } from '#core/errors.ts';
import type { PatternSearch } from './pattern-search.ts';
import type { TextsCaller } from './texts-caller.ts';
import type { CallManner } from './thread-caller.ts';

/** The paragraphs of a source, in order. */
export type ParagraphsOf = (source: SourceRecord) => readonly Span[];

/** How many finds are kept besides those that are being asked for. */
const MAX_FINDS = 24;

const PARAGRAPHS: TextFind = { find: 'paragraphs' };

/** What was found, by the hash of the text. */
type Found = Map<string, Hits>;

export class TextFinds {
  readonly #texts: TextsCaller;
  readonly #patterns: PatternSearch;
  /** By the find; the newest last. */
  readonly #kept = new Map<string, Found>();
  /** Finds that are being looked up. */
  readonly #underWay = new Map<string, Promise<unknown>>();
  /** Patterns that needed more time than they have, with that time in seconds: they are not tried again. */
  readonly #stopped = new Map<string, number>();

  constructor(texts: TextsCaller, patterns: PatternSearch) {
    this.#texts = texts;
    this.#patterns = patterns;
  }

  /**
   * Where it is in the text of this hash; null if that has not been looked up. Throws `invalid` for a pattern that needed
   * too much time.
   */
  spansOf(find: TextFind, hash: string): Span[] | null {
    const hits = this.#kept.get(JSON.stringify(find))?.get(hash);
    if (hits) return spansOf(hits);
    const seconds = find.find === 'pattern' ? this.#stopped.get(find.text) : undefined;
    if (seconds !== undefined) throw new AppError('invalid', 'errors:query_pattern_slow', { seconds });
    return null;
  }

  /** Looks up what an answer awaits; what a pattern finds only within its time. Throws `cancelled`. */
  async lookUp(awaited: readonly AwaitedFind[], manner: CallManner): Promise<void> {
    for (const { find, sources } of awaited) await this.#lookUp(find, sources, manner);
    const asked = new Set(awaited.map(({ find }) => JSON.stringify(find)));
    const others = [...this.#kept.keys()].filter((key) => !asked.has(key));
    for (const key of others.slice(0, Math.max(0, others.length - MAX_FINDS))) this.#kept.delete(key);
  }

  /**
   * The paragraphs of all sources that `sources` gives, which is asked again after waiting: texts may have changed
   * meanwhile. Throws `cancelled`.
   */
  async paragraphs(sources: () => Iterable<SourceRecord>, manner: CallManner): Promise<ParagraphsOf> {
    for (;;) {
      const all = [...sources()];
      const found = this.#foundOf(PARAGRAPHS);
      if (all.every(({ textHash }) => found.has(textHash)))
        return ({ textHash }) => {
          const hits = found.get(textHash);
          if (!hits) throw new Error('The paragraphs of this text were not asked for.');
          return spansOf(hits);
        };
      await this.#lookUp(PARAGRAPHS, all, manner);
    }
  }

  /** Drops what was found in texts that are no longer there. Patterns that were stopped may be tried again. */
  keepOnly(hashes: ReadonlySet<string>): void {
    this.#stopped.clear();
    for (const found of this.#kept.values())
      for (const hash of found.keys()) if (!hashes.has(hash)) found.delete(hash);
  }

  async #lookUp(find: TextFind, sources: readonly SourceRecord[], manner: CallManner): Promise<void> {
    const key = JSON.stringify(find);
    while (this.#underWay.has(key)) {
      // Another call looks for the same, and may cancel that.
      await this.#underWay.get(key);
      manner.signal?.throwIfAborted();
    }
    const found = this.#foundOf(find);
    const missing = new Set(sources.map(({ textHash }) => textHash).filter((hash) => !found.has(hash)));
    if (missing.size === 0) return;
    const work = this.#find(find, [...missing], manner);
    this.#underWay.set(
      key,
      work.catch(() => undefined),
    );
    try {
      for (const [hash, hits] of await work) found.set(hash, hits);
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #find(
    find: TextFind,
    hashes: readonly string[],
    manner: CallManner,
  ): Promise<Iterable<readonly [hash: string, hits: Hits]>> {
    if (find.find !== 'pattern') {
      const found = await this.#texts.call('finds', { find, hashes }, manner);
      return hashes.map((hash, at) => [hash, found[at]!] as const);
    }
    if (this.#stopped.has(find.text)) return [];
    const asked = { text: find.text, matching: 'pattern' } as const;
    const { found, stoppedAfter } = await this.#patterns.search(asked, hashes, manner);
    if (stoppedAfter === null) return found;
    // What it has found until then is no answer.
    this.#stopped.set(find.text, Math.max(1, Math.round(stoppedAfter / 1000)));
    return [];
  }

  #foundOf(find: TextFind): Found {
    const key = JSON.stringify(find);
    const found = this.#kept.get(key) ?? new Map<string, Hits>();
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }
}
