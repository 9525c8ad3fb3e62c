// What the readers of foreign projects are given, and what they say alike.
import type { Remark } from '#core/refi/incoming.ts';
import type { Words } from '#words/words.ts';
import type { ReadOptions, ReadResult } from '../reading/result.ts';
import { shortened } from './told.ts';

export interface Opening {
  /** What people know the file by. */
  readonly name: string;
  /** For what a project says in words of its own, such as the names of colours. */
  readonly words: Words;
  /** Tells how far it is and lets others have their turn; throws where the file is no longer wanted. */
  readonly pause: (done: number, total: number, name: string) => Promise<void>;
  /** Reads a document, where that does no harm: in a process of its own. */
  readonly read: (path: string, name: string, options: ReadOptions) => Promise<ReadResult>;
}

/** Where a passage begins and ends, as the file counts; not a number for nowhere. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A passage that was not brought in, since its words are not where the file says they are. */
export function notPlaced(source: string, words: string, { start, end }: Stretch): Remark {
  const said = shortened(words);
  if (said !== '') return { key: 'exchange:not_placed', parameters: { source, words: said } };
  const [from, to] = [start, end].map((place) => (Number.isNaN(place) ? '?' : String(place)));
  return { key: 'exchange:not_placed_at', parameters: { source, from: from ?? '', to: to ?? '' } };
}

/** So many things are named in a sentence; of more, all stand below it. */
const NAMED = 5;

/** What rows of a file hang on is not in it: how many, and which by their words; nothing for none. */
export function orphans(what: string, entries: readonly string[]): Remark[] {
  if (entries.length === 0) return [];
  const said = entries.map(shortened);
  const parameters = { count: said.length, entries: said.slice(0, NAMED).join('; ') };
  return [{ key: `exchange:orphan_${what}`, parameters, ...(said.length > NAMED ? { items: said } : {}) }];
}
