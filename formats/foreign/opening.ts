// What the readers of foreign projects receive, and the remarks that they share.
import type { Remark } from '#core/refi/incoming.ts';
import type { Words } from '#words/words.ts';
import type { ReadOptions, ReadResult } from '../reading/result.ts';
import { shortened } from './foreign-project.ts';

export interface Opening {
  /** The name by which people know the file. */
  readonly name: string;
  /** The words for names that Concord gives, such as those of colours. */
  readonly words: Words;
  /** Reports progress and lets other work run. Throws if the file is no longer wanted. */
  readonly pause: (done: number, total: number, name: string) => Promise<void>;
  /** Reads a document in a process of its own, where a hostile file does no harm. */
  readonly read: (path: string, name: string, options: ReadOptions) => Promise<ReadResult>;
}

/** The start and end of a passage in the file's own count; NaN if unknown. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A remark on a passage that was not imported, because its words are not where the file says. */
export function notPlaced(source: string, words: string, { start, end }: Stretch): Remark {
  const excerpt = shortened(words);
  if (excerpt !== '') return { key: 'exchange:not_placed', parameters: { source, words: excerpt } };
  const [from, to] = [start, end].map((place) => (Number.isNaN(place) ? '?' : String(place)));
  return { key: 'exchange:not_placed_at', parameters: { source, from: from ?? '', to: to ?? '' } };
}

/** How many things a sentence names; a list below it holds all. */
const MAX_LISTED = 5;

/**
 * A remark on rows that refer to something that is not in the file: how many, and their words; none if there are none.
 */
export function orphans(what: string, entries: readonly string[]): Remark[] {
  if (entries.length === 0) return [];
  const excerpts = entries.map(shortened);
  const parameters = { count: excerpts.length, entries: excerpts.slice(0, MAX_LISTED).join('; ') };
  return [
    {
      key: `exchange:orphan_${what}`,
      parameters,
      ...(excerpts.length > MAX_LISTED ? { items: excerpts } : {}),
    },
  ];
}
