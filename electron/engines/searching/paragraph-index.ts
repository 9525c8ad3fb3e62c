// Where the paragraphs of texts are, found once for each text: relations look at them again and again, and a study has
// many times more text than codings.
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { TextsCaller } from './texts-caller.ts';
import type { CallManner } from './thread-caller.ts';

/** The paragraphs of a source, in order. */
export type ParagraphsOf = (source: SourceRecord) => readonly Span[];

export class ParagraphIndex {
  readonly #texts: TextsCaller;
  /** By the hash of the text: starts and ends alternate. */
  readonly #kept = new Map<string, Int32Array>();

  constructor(texts: TextsCaller) {
    this.#texts = texts;
  }

  /**
   * The paragraphs of all sources that `sources` gives, which is asked again after waiting: texts may have changed
   * meanwhile. Throws `cancelled`.
   */
  async of(sources: () => Iterable<SourceRecord>, manner: CallManner): Promise<ParagraphsOf> {
    for (;;) {
      const hashes = new Set(Array.from(sources(), ({ textHash }) => textHash));
      const missing = [...hashes].filter((hash) => !this.#kept.has(hash));
      if (missing.length === 0) {
        // Texts that were changed since are not asked for again.
        for (const hash of this.#kept.keys()) if (!hashes.has(hash)) this.#kept.delete(hash);
        return ({ textHash }) => spansIn(this.#kept.get(textHash));
      }
      const found = await this.#texts.call('paragraphs', { hashes: missing }, manner);
      for (const [at, hash] of missing.entries()) this.#kept.set(hash, found[at]!);
    }
  }
}

function spansIn(bounds: Int32Array | undefined): Span[] {
  if (!bounds) throw new Error('The paragraphs of this text were not asked for.');
  return Array.from({ length: bounds.length / 2 }, (_, at) => ({
    start: bounds[at * 2]!,
    end: bounds[at * 2 + 1]!,
  }));
}
