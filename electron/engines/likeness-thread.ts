// The thread that searches for near-duplicates over its own read-only connection. Each search has its own thread.
import { parentPort, workerData } from 'node:worker_threads';
import { alikePairs, type AlikePairs, type ComparedSource } from '#core/likeness/alike-pairs.ts';
import { alikeGroups, type AlikeGroup } from '#core/likeness/groups.ts';
import { shingled } from '#core/likeness/shingles.ts';
import { likeness, shingleIndex, type Likeness, type ShingleIndex } from '#core/likeness/similarity.ts';
import { sketchOf, type Sketch } from '#core/likeness/sketch.ts';
import type { ReadDb } from '#db/handles.ts';
import type { LentFile } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { keptSketches } from '#db/sketches.ts';
import { getText } from '#db/write.ts';

/** What to look for. */
export interface LikenessRequest {
  /** The file of the main connection. */
  readonly file: LentFile;
  readonly sources: readonly ComparedSource[];
  /** The least similarity to report, from 0.5 to 1. */
  readonly threshold: number;
  /** Source ids: report only pairs that include one of these. Absent: all pairs. */
  readonly among?: readonly string[];
  /** Pairs judged to be distinct, used when grouping. */
  readonly distinct: readonly (readonly [string, string])[];
}

export interface LikenessResult extends AlikePairs {
  readonly groups: readonly AlikeGroup[];
}

/** The messages from the thread. */
export type LikenessNews =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'sketches'; readonly sketches: readonly (readonly [string, Sketch])[] }
  | { readonly type: 'result'; readonly result: LikenessResult };

/** How many sketches the thread sends at a time: few enough that writing them does not block the main thread. */
const BATCH_SKETCHES = 50;
/** How many letters of indexed texts the thread keeps in memory; each takes about fifteen bytes. */
const MAX_HELD_LETTERS = 4_000_000;

/** Searches for similar sources and reports its progress. */
function lookForAlike(
  db: ReadDb,
  { sources, threshold, among, distinct }: LikenessRequest,
  tell: (news: LikenessNews) => void,
): LikenessResult {
  const textHashes = [...new Set(sources.map(({ textHash }) => textHash))];
  const sketches = keptSketches(db);
  const missing = textHashes.filter((hash) => !sketches.has(hash));
  let made: (readonly [string, Sketch])[] = [];
  for (const [done, hash] of missing.entries()) {
    const sketch = sketchOf(shingled(getText(db, hash)));
    sketches.set(hash, sketch);
    made.push([hash, sketch]);
    if (made.length < BATCH_SKETCHES && done < missing.length - 1) continue;
    tell({ type: 'sketches', sketches: made });
    tell({ type: 'progress', done: done + 1, total: missing.length + textHashes.length });
    made = [];
  }
  const indexOf = heldIndexes(db);
  const compare = (hash: string, otherHash: string): Likeness => likeness(indexOf(hash), indexOf(otherHash));
  const found = alikePairs(sources, {
    threshold,
    ...(among ? { among: new Set(among) } : {}),
    sketches,
    compare,
    progress: (done, total) => {
      if (done % BATCH_SKETCHES === 0)
        tell({ type: 'progress', done: missing.length + done, total: missing.length + total });
    },
  });
  const hashes = new Map(sources.map(({ id, textHash }) => [id, textHash]));
  const similarity = (id: string, otherId: string): number =>
    compare(hashes.get(id)!, hashes.get(otherId)!).similarity;
  return { ...found, groups: alikeGroups(sources, found.pairs, distinct, similarity) };
}

/** Indexes texts and keeps the most recently used indexes. */
function heldIndexes(db: ReadDb): (textHash: string) => ShingleIndex {
  const held = new Map<string, ShingleIndex>();
  let letters = 0;
  return (textHash) => {
    const index = held.get(textHash) ?? shingleIndex(shingled(getText(db, textHash)));
    if (!held.delete(textHash)) letters += index.text.units.length;
    held.set(textHash, index);
    for (const [oldest, { text }] of held) {
      if (letters <= MAX_HELD_LETTERS || oldest === textHash) break;
      held.delete(oldest);
      letters -= text.units.length;
    }
    return index;
  };
}

const port = parentPort;
if (!port) throw new Error('The likeness worker runs in a thread of its own.');
// Only likeness.ts starts this thread, with a LikenessRequest.
const request = workerData as LikenessRequest;
using db = connectToLent(request.file);
// A thread has no origin.
const tell = (news: LikenessNews): void => port.postMessage(news);
tell({ type: 'result', result: lookForAlike(db, request, tell) });
