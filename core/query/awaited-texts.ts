// What a query looks for in texts. Where they are read beside the program, an answer that needs more than is known yet
// is given up, and asked again once that has been looked up.
import type { SourceRecord } from '../records.ts';

/** Words or a pattern, as a search finds them, or the units in which a query measures. */
export type TextFind =
  | { readonly find: 'words' | 'pattern'; readonly text: string }
  | { readonly find: 'paragraphs' | 'sentences' };

/** What is looked for, and in the texts of which sources. */
export interface AwaitedFind {
  readonly find: TextFind;
  readonly sources: readonly SourceRecord[];
}

/** Thrown in place of an answer that needs texts which must be looked through first. */
export class TextsAwaited extends Error {
  override readonly name = 'TextsAwaited';
  readonly awaited: readonly AwaitedFind[];

  constructor(awaited: readonly AwaitedFind[]) {
    super(`texts are awaited: ${JSON.stringify(awaited.map(({ find }) => find))}`);
    this.awaited = awaited;
  }
}

/** Collects what an evaluation lacks, so that it is looked up at once and not text by text. */
export class Awaiting {
  readonly #awaited = new Map<string, { readonly find: TextFind; readonly sources: Set<SourceRecord> }>();

  add(find: TextFind, source: SourceRecord): void {
    const key = JSON.stringify(find);
    const known = this.#awaited.get(key);
    if (known) known.sources.add(source);
    else this.#awaited.set(key, { find, sources: new Set([source]) });
  }

  /** Throws `TextsAwaited` if anything was lacking: what was found is then not an answer. */
  expectNone(): void {
    if (this.#awaited.size === 0) return;
    throw new TextsAwaited(
      Array.from(this.#awaited.values(), ({ find, sources }) => ({ find, sources: [...sources] })),
    );
  }
}
