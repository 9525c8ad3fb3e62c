// The thread that looks for near-duplicates, on a connection of its own that only reads. One thread a search.
import { parentPort, workerData } from 'node:worker_threads';
import { candidates } from '#core/likeness/candidates.ts';
import { alikeGroups, type AlikeGroup, type AlikePair, type DatedSource } from '#core/likeness/groups.ts';
import { shingled } from '#core/likeness/shingles.ts';
import { likeness, shingleIndex, type ShingleIndex } from '#core/likeness/similarity.ts';
import { sketchOf, type Sketch } from '#core/likeness/sketch.ts';
import type { ReadDb } from '#db/handles.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { keptSketches } from '#db/sketches.ts';
import { getText } from '#db/write.ts';

/** A source as it is compared with others. */
export interface ComparedSource extends DatedSource {
  readonly textHash: string;
  /** Only sources of one company are compared with each other. */
  readonly company: string;
}

/** What to look for. */
export interface LikenessRequest {
  /** The file behind the main connection. */
  readonly path: string;
  readonly sources: readonly ComparedSource[];
  readonly threshold: number;
  /** Ids: only pairs with at least one of these. Absent: all. */
  readonly among?: readonly string[];
  /** Pairs judged distinct; for groups. */
  readonly distinct: readonly (readonly [string, string])[];
}

/** A text that stands inside another, longer one, without being as similar as the threshold. */
export interface ContainedPair {
  readonly id: string;
  readonly inId: string;
  /** The share of its letters that stand in passages which the longer one has too. */
  readonly containment: number;
}

export interface LikenessResult {
  readonly pairs: readonly AlikePair[];
  readonly contained: readonly ContainedPair[];
  readonly groups: readonly AlikeGroup[];
}

/** What the thread says. */
export type LikenessNews =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'sketches'; readonly sketches: readonly (readonly [string, Sketch])[] }
  | { readonly type: 'result'; readonly result: LikenessResult };

/** This much of a text must stand in a longer one to be said to be part of it. */
const CONTAINED = 0.9;
/** Sketches handed over at a time: few enough that the main thread is not held up by writing them. */
const BATCH = 100;
/** UTF-16 units of indexed texts that are held at a time: some hundred megabytes. */
const HELD_UNITS = 4_000_000;

/** Looks for what is alike, saying how far it is. */
export function lookForAlike(
  db: ReadDb,
  { sources, threshold, among, distinct }: Omit<LikenessRequest, 'path'>,
  tell: (news: LikenessNews) => void,
): LikenessResult {
  const sketches = sketchAll(db, [...new Set(sources.map(({ textHash }) => textHash))], tell);
  const indexOf = heldIndexes(db);
  const wanted = among && new Set(among);
  const places = wanted && new Set(sources.flatMap(({ id }, place) => (wanted.has(id) ? [place] : [])));
  const pairs: AlikePair[] = [];
  const contained: ContainedPair[] = [];
  const list = sources.map(({ textHash }) => sketches.get(textHash)!);
  for (const [first, second] of candidates(list, threshold, places)) {
    const [a, b] = [sources[first]!, sources[second]!];
    if (a.company !== b.company) continue;
    const found = compared(indexOf, a, b);
    if (found.similarity >= threshold) {
      pairs.push({ sourceId: a.id, otherId: b.id, similarity: found.similarity });
    } else if (found.containment >= CONTAINED) {
      const isShorter = list[first]!.shingles <= list[second]!.shingles;
      const [inner, outer] = isShorter ? [a, b] : [b, a];
      contained.push({ id: inner.id, inId: outer.id, containment: found.containment });
    }
  }
  const byId = new Map(sources.map((source) => [source.id, source]));
  const similarity = (id: string, otherId: string): number =>
    compared(indexOf, byId.get(id)!, byId.get(otherId)!).similarity;
  return { pairs, contained, groups: alikeGroups(sources, pairs, distinct, similarity) };
}

/** The sketch of every text, made where none is kept. */
function sketchAll(
  db: ReadDb,
  textHashes: readonly string[],
  tell: (news: LikenessNews) => void,
): ReadonlyMap<string, Sketch> {
  const sketches = keptSketches(db);
  const missing = textHashes.filter((hash) => !sketches.has(hash));
  let made: (readonly [string, Sketch])[] = [];
  for (const [done, hash] of missing.entries()) {
    const sketch = sketchOf(shingled(getText(db, hash)));
    sketches.set(hash, sketch);
    made.push([hash, sketch]);
    if (made.length < BATCH && done < missing.length - 1) continue;
    tell({ type: 'sketches', sketches: made });
    tell({ type: 'progress', done: done + 1, total: missing.length });
    made = [];
  }
  return sketches;
}

type IndexOf = (textHash: string) => ShingleIndex;

/** Indexes of texts, those used last held. */
function heldIndexes(db: ReadDb): IndexOf {
  const held = new Map<string, ShingleIndex>();
  let units = 0;
  return (textHash) => {
    const found = held.get(textHash);
    if (found) {
      held.delete(textHash);
      held.set(textHash, found);
      return found;
    }
    const made = shingleIndex(shingled(getText(db, textHash)));
    held.set(textHash, made);
    units += made.text.units.length;
    for (const [oldest, { text }] of held) {
      if (units <= HELD_UNITS || oldest === textHash) break;
      held.delete(oldest);
      units -= text.units.length;
    }
    return made;
  };
}

function compared(indexOf: IndexOf, a: ComparedSource, b: ComparedSource): ReturnType<typeof likeness> {
  if (a.textHash === b.textHash) return { similarity: 1, containment: 1 };
  return likeness(indexOf(a.textHash), indexOf(b.textHash));
}

// A thread of its own; without one, the functions above are only imported.
const port = parentPort;
if (port && isRequest(workerData)) {
  using db = connectToRead(workerData.path);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const tell = (news: LikenessNews): void => port.postMessage(news);
  tell({ type: 'result', result: lookForAlike(db, workerData, tell) });
}

function isRequest(data: unknown): data is LikenessRequest {
  return typeof data === 'object' && data !== null && 'threshold' in data && 'sources' in data;
}
