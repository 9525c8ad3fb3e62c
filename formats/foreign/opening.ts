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

/** A passage that was not brought in, since its words are not where the file says they are. */
export function notPlaced(source: string, words: string): Remark {
  return { key: 'exchange:not_placed', parameters: { source, words: shortened(words) } };
}
