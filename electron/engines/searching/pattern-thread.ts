// The thread that searches by regular expression. An expression may run for ever within one text: then the thread is
// terminated, which loses only the hits since its last message.
import { parentPort, workerData } from 'node:worker_threads';
import { HitList, type Hits } from '#core/search/hits.ts';
import { findPattern, readPattern } from '#core/search/pattern.ts';
import type { TextQuery } from '#core/search/request.ts';
import { ThreadTexts, type ThreadData } from './thread-texts.ts';

/** To the thread: one search. */
export interface PatternAsked {
  readonly id: number;
  readonly query: TextQuery;
  readonly hashes: readonly string[];
}

/** From the thread: hits, possibly only some of a text's at a time, until the search is done. */
export interface PatternsFound {
  readonly id: number;
  readonly found: readonly (readonly [hash: string, hits: Hits])[];
  readonly isDone: boolean;
}

/**
 * How long hits of an unfinished text wait until they are sent, in milliseconds; hits of a finished text are sent at
 * once.
 */
const REPORT_INTERVAL_MS = 50;

/** How many matches pass between two checks of the time. */
const MATCHES_PER_CHECK = 256;

const texts = new ThreadTexts(workerData as ThreadData);

function search({ id, query, hashes }: PatternAsked): void {
  const pattern = readPattern(query);
  const list = new HitList();
  let found: (readonly [string, Hits])[] = [];
  let reportedAt = performance.now();
  const tell = (isDone: boolean): void => {
    const news: PatternsFound = { id, found, isDone };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(news);
    found = [];
    reportedAt = performance.now();
  };
  // The time starts now, not when the search was requested: starting a thread may take as long as searching.
  tell(false);
  for (const hash of hashes) {
    let matches = 0;
    findPattern(pattern, texts.read(hash), list, () => {
      matches += 1;
      if (matches % MATCHES_PER_CHECK > 0 || performance.now() - reportedAt < REPORT_INTERVAL_MS) return;
      found.push([hash, list.take()]);
      tell(false);
    });
    const hits = list.take();
    found.push([hash, hits]);
    // Send what there is: the next text may be the one that never ends.
    if (hits.starts.length > 0 || performance.now() - reportedAt >= REPORT_INTERVAL_MS) tell(false);
    if (texts.letGoIfAsked()) return;
  }
  tell(true);
}

parentPort?.on('message', (asked: PatternAsked | null) => {
  if (!texts.letGoIfAsked() && asked !== null) search(asked);
});
