// Ranks the passages of the open project by their likeness to those of a code. This module decides which passages are
// examples; a thread holds the features of all passages. It starts with the first ranking.
import { countedCodes } from '#core/codes/codebook.ts';
import type { LayerRequest, Scope } from '#core/counting/request.ts';
import { select } from '#core/counting/selection.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import type { SourceRecord } from '#core/records.ts';
import type { WordRules } from '#core/wordlist/word-rules.ts';
import type { ReadDb } from '#db/handles.ts';
import type { Counting } from './counting.ts';
import type { PassageCalls, RankedPassages } from './searching/passages-calls.ts';
import { ThreadCaller, type CallManner } from './searching/thread-caller.ts';

/** What to rank passages by. */
export interface LikeAsked {
  /** The tables in memory as the one who asks sees them. */
  readonly counting: Counting;
  readonly codeId: string;
  /** Whose codings are the examples. */
  readonly layer: LayerRequest | undefined;
  /** Where passages are wanted; examples are from everywhere. */
  readonly scope: Scope;
  /** Passages that were refused: their source, and the SHA-256 of their words. */
  readonly refused: readonly { readonly sourceId: string; readonly wording: string }[];
  /** Words that stay whole, or are no reason, among those that matched. */
  readonly rules: WordRules;
  readonly limit: number;
}

/** A ranking, with the sources that its rows count by. */
export interface Ranked extends RankedPassages {
  readonly sources: readonly SourceRecord[];
}

export class MoreLike {
  readonly #counting: Counting;
  readonly #thread: ThreadCaller<PassageCalls>;
  #held: ReadonlyMap<string, SourceRecord> | null = null;

  constructor(db: ReadDb, counting: Counting) {
    this.#counting = counting;
    this.#thread = new ThreadCaller('passages', db.sqlite.name, () => (this.#held = null));
  }

  /**
   * Ranks the passages in scope that the layer has not coded with the code, or with a code that counts for it. Codings of
   * whole sources and of remarks are no examples. Throws `cancelled`, and `not_found` for a coder or sample that was
   * deleted.
   */
  async ranked(
    { counting, codeId, layer, scope, refused, rules, limit }: LikeAsked,
    manner: CallManner = {},
  ): Promise<Ranked> {
    await this.#hold(manner);
    const { corpus, codings } = counting;
    const selection = select(corpus, codings, { ...(layer ? { layer } : {}), denominator: 'all' });
    const { code, start, end } = codings.columns;
    const counted = new Set([...countedCodes(corpus.codebook, codeId)].map((id) => codings.codes.find(id)));
    const coded = new Map<string, number[]>();
    for (const { record, slots } of selection.sources)
      for (const slot of slots) {
        if (start[slot]! < 0 || !counted.has(code[slot]!) || !selection.accepts(slot)) continue;
        const spans = coded.get(record.id);
        if (spans) spans.push(start[slot]!, end[slot]!);
        else coded.set(record.id, [start[slot]!, end[slot]!]);
      }
    const limited = sourcesInScope(corpus, scope, { layer: layer ?? undefined, denominator: 'all' });
    const wanted = new Set(limited.inScope.map(({ id }) => id));
    const wordings = Map.groupBy(refused, ({ sourceId }) => sourceId);
    const sources = corpus.sourcesInOrder.filter(
      ({ id }) => wanted.has(id) || coded.has(id) || wordings.has(id),
    );
    const found = await this.#thread.call(
      'rank',
      {
        sources: sources.map(({ id, textHash, language }) => ({
          hash: textHash,
          language,
          coded: Int32Array.from(coded.get(id) ?? []),
          refused: (wordings.get(id) ?? []).map(({ wording }) => wording),
          isWanted: wanted.has(id),
        })),
        terms: [
          ...rules.terms,
          ...[...corpus.tables.code.values()].flatMap(({ name, name2, aliases }) => [
            name,
            name2 ?? '',
            ...aliases.split('\n'),
          ]),
        ],
        stopWords: rules.stopWords,
        limit,
      },
      manner,
    );
    return { ...found, sources };
  }

  /** Ends the thread and releases the project's file. */
  close(): void {
    this.#thread.end();
  }

  /** Sends the thread the list of texts, if it has changed. */
  async #hold(manner: CallManner): Promise<void> {
    const sources = this.#counting.corpus.tables.source;
    if (this.#held === sources && this.#thread.isRunning) return;
    const hashes = [...new Set([...sources.values()].map(({ textHash }) => textHash))];
    const held = this.#thread.call('hold', { hashes }, manner);
    // The thread answers calls in order: every later call sees this list.
    this.#held = sources;
    await held;
  }
}
