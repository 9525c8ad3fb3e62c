// One source as a query sees it: its codings, and of its text what the query asks for, read only then and once.
import type { SelectedSource } from '../counting/selection.ts';
import type { SourceRecord } from '../records.ts';
import { findEither, readPhrases } from '../search/either.ts';
import type { Folding } from '../search/folding.ts';
import { HitList, spansOf } from '../search/hits.ts';
import { findPattern } from '../search/pattern.ts';
import { fullFold, type Phrase } from '../search/phrase.ts';
import type { Span } from '../span.ts';
import { paragraphsOf, sentencesOfText } from '../text/text-units.ts';
import type { Awaiting, TextFind } from './awaited-texts.ts';

/** Where a query reads texts. */
export interface Texts {
  readonly textOf: (sourceId: string) => string;
  readonly folding: Folding;
  /**
   * Runs the search for a pattern within a limit of time, since a pattern can need more than any; it throws when the
   * time is over. Without it there is no limit.
   */
  readonly inTime?: <T>(find: () => T) => T;
  /**
   * What is known of a source's text, where texts are read beside the program: null if it must be looked up first.
   * Without it, texts are read as they are needed.
   */
  readonly ahead?: (find: TextFind, source: SourceRecord) => readonly Span[] | null;
}

export class SourceView {
  readonly source: SelectedSource;
  readonly #texts: Texts;
  readonly #awaiting: Awaiting;
  #text: string | null = null;
  #folded: string | null = null;
  #paragraphs: readonly Span[] | null = null;
  #sentences: readonly Span[] | null = null;

  /** `awaiting` receives what is not known yet of the text; until then nothing is found in it. */
  constructor(source: SelectedSource, texts: Texts, awaiting: Awaiting) {
    this.source = source;
    this.#texts = texts;
    this.#awaiting = awaiting;
  }

  get paragraphs(): readonly Span[] {
    return (this.#paragraphs ??= this.#found({ find: 'paragraphs' }, () => paragraphsOf(this.#read())));
  }

  get sentences(): readonly Span[] {
    return (this.#sentences ??= this.#found({ find: 'sentences' }, () => sentencesOfText(this.#read())));
  }

  /** The matches of a pattern, as a search finds them. */
  matches(pattern: RegExp, text: string): readonly Span[] {
    return this.#found({ find: 'pattern', text }, () => {
      const { inTime = (find) => find() } = this.#texts;
      const whole = this.#read();
      const hits = new HitList();
      inTime(() => findPattern(pattern, whole, hits));
      return spansOf(hits.take());
    });
  }

  /** The hits of words, as a search finds them. */
  hits(phrases: readonly Phrase[], text: string): readonly Span[] {
    return this.#found({ find: 'words', text }, () => {
      const folded = (this.#folded ??= this.#texts.folding.fold(this.#read(), fullFold));
      const hits = new HitList();
      findEither(phrases, folded, () => this.#read(), hits);
      return spansOf(hits.take());
    });
  }

  #read(): string {
    return (this.#text ??= this.#texts.textOf(this.source.record.id));
  }

  #found(find: TextFind, look: () => readonly Span[]): readonly Span[] {
    const { ahead } = this.#texts;
    if (!ahead) return look();
    const { record } = this.source;
    const known = ahead(find, record);
    if (known === null) this.#awaiting.add(find, record);
    return known ?? [];
  }
}

/** Reads words as a search does that was typed without any option. */
export function phrasesOf(words: string, { folding }: Texts): Phrase[] {
  return readPhrases({ text: words }, folding);
}
