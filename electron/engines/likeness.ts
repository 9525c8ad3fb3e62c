// Searches for near-duplicates outside the main thread. core/likeness decides which texts are alike, and how much.
import { AppError, asThrown } from '#core/errors.ts';
import type { ComparedSource } from '#core/likeness/alike-pairs.ts';
import type { AlikePair } from '#core/likeness/groups.ts';
import type { ReadDb } from '#db/handles.ts';
import { keepSketches } from '#db/sketches.ts';
import { all } from '#db/write.ts';
import { programBeside } from '#formats/own-process.ts';
import { startOverStudy } from './lent-thread.ts';
import type { LikenessNews, LikenessRequest, LikenessResult } from './likeness-thread.ts';
import type { Progress } from '../rpc/transport.ts';

/** The default similarity from which two texts count as copies of each other. */
export const DEFAULT_THRESHOLD = 0.7;

/** What a search for near-duplicates needs of the job's context. */
export interface LikenessContext {
  readonly db: ReadDb;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export interface LikenessOptions {
  /** The least similarity to report, from 0.5 to 1. */
  readonly threshold?: number;
  /** Report only sources similar to at least one of these. Default: all. */
  readonly sourceIds?: readonly string[];
  /** The sources to compare. Default: all sources of the project. */
  readonly sources?: readonly ComparedSource[];
}

/**
 * Pairs of similar sources, each once, with their exact similarity: the given sources against all others of the
 * project, whatever their status. Throws `cancelled`.
 */
export async function alikeSources(
  context: LikenessContext,
  options: LikenessOptions = {},
): Promise<readonly AlikePair[]> {
  const { pairs } = await findAlike(context, options);
  return pairs;
}

/** All findings: pairs, texts contained in longer ones, and open groups. Throws `cancelled`. */
export function findAlike(
  { db, signal, progress }: LikenessContext,
  { threshold = DEFAULT_THRESHOLD, sourceIds, sources = comparedSources(db) }: LikenessOptions = {},
): Promise<LikenessResult> {
  const request: Omit<LikenessRequest, 'file'> = {
    sources,
    threshold,
    distinct: all(db, 'distinctPair').map(({ sourceId, otherId }) => [sourceId, otherId]),
    ...(sourceIds ? { among: sourceIds } : {}),
  };
  return new Promise((resolve, reject) => {
    const cancelled = (): AppError => new AppError('cancelled', 'errors:cancelled');
    if (signal.aborted) return reject(cancelled());
    const entry = programBeside(import.meta.url, 'likeness-thread.ts', 'likeness-thread.js');
    const worker = startOverStudy(
      db.sqlite.name,
      entry,
      (file) => ({ ...request, file }) satisfies LikenessRequest,
    );
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => {
      void worker.terminate();
      end(() => reject(cancelled()));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (news: LikenessNews) => {
      if (signal.aborted) return;
      switch (news.type) {
        case 'progress':
          return progress({ done: news.done, total: news.total });
        case 'sketches':
          // The project may have been closed since the thread sent its sketches.
          return db.sqlite.open ? keepSketches(db, news.sketches) : undefined;
        case 'result':
          return end(() => resolve(news.result));
      }
    });
    worker.once('error', (error) => end(() => reject(asThrown(error))));
    worker.once('exit', (code) => {
      if (code !== 0 && !signal.aborted)
        end(() => reject(new Error(`the thread of likeness ended with ${code}`)));
    });
  });
}

/**
 * All sources, as the search compares them: documents with documents, and interviews only with interviews of the same
 * respondents, since two respondents may well give the same answer.
 */
export function comparedSources(db: ReadDb): ComparedSource[] {
  const people = new Map<string, string[]>();
  for (const { sourceId, respondentId } of all(db, 'sourceRespondent')) {
    people.set(sourceId, [...(people.get(sourceId) ?? []), respondentId]);
  }
  return all(db, 'source').map(({ id, kind, date, createdAt, duplicateOf, textHash }) => ({
    id,
    date,
    createdAt,
    duplicateOf,
    textHash,
    company: kind === 'document' ? kind : `${kind} ${(people.get(id) ?? []).sort().join(' ')}`,
  }));
}
