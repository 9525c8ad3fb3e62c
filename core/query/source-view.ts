// One source as a query sees it: its codings, and of its text what the query asks for, read only then and once.
import type { SelectedSource } from '../counting/selection.ts';
import { findEither, readPhrases } from '../search/either.ts';
import type { Folding } from '../search/folding.ts';
import { HitList, spansOf } from '../search/hits.ts';
import { findPattern } from '../search/pattern.ts';
import { fullFold, type Phrase } from '../search/phrase.ts';
import type { Span } from '../span.ts';
import { paragraphsOf, sentencesOfText } from '../text/text-units.ts';

/** Where a query reads texts. */
export interface Texts {
  readonly textOf: (sourceId: string) => string;
  readonly folding: Folding;
  /**
   * Runs the search for a pattern within a limit of time, since a pattern can need more than any; it throws when the
   * time is over. Without it there is no limit.
   */
  readonly inTime?: <T>(find: () => T) => T;
}

export class SourceView {
  readonly source: SelectedSource;
  readonly #texts: Texts;
  #text: string | null = null;
  #folded: string | null = null;
  #paragraphs: readonly Span[] | null = null;
  #sentences: readonly Span[] | null = null;

  constructor(source: SelectedSource, texts: Texts) {
    this.source = source;
    this.#texts = texts;
  }

  get text(): string {
    return (this.#text ??= this.#texts.textOf(this.source.record.id));
  }

  get paragraphs(): readonly Span[] {
    return (this.#paragraphs ??= paragraphsOf(this.text));
  }

  get sentences(): readonly Span[] {
    return (this.#sentences ??= sentencesOfText(this.text));
  }

  /** The matches of a pattern, as a search finds them. */
  matches(pattern: RegExp): Span[] {
    const { text } = this;
    const { inTime = (find) => find() } = this.#texts;
    const hits = new HitList();
    inTime(() => findPattern(pattern, text, hits));
    return spansOf(hits.take());
  }

  /** The hits of phrases, as a search finds them. */
  hits(phrases: readonly Phrase[]): Span[] {
    const folded = (this.#folded ??= this.#texts.folding.fold(this.text, fullFold));
    const hits = new HitList();
    findEither(phrases, folded, () => this.text, hits);
    return spansOf(hits.take());
  }
}

/** Reads words as a search does that was typed without any option. */
export function phrasesOf(words: string, { folding }: Texts): Phrase[] {
  return readPhrases({ text: words }, folding);
}
