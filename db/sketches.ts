// The sketches of texts, kept beside them so that they are made once. Derived: no part of the history, and whoever
// empties the table loses nothing but time.
import { sketchBytes, sketchFrom, type Sketch } from '#core/likeness/sketch.ts';
import { isBusy } from './busy.ts';
import type { ReadDb } from './handles.ts';

/** All sketches of this version, by the hash of their text. */
export function keptSketches({ sqlite }: ReadDb): Map<string, Sketch> {
  const kept = new Map<string, Sketch>();
  const rows = sqlite.prepare('SELECT text_hash, sketch FROM text_sketch').raw().iterate();
  // The columns of the statement.
  for (const [hash, bytes] of rows as IterableIterator<[string, Buffer]>) {
    const sketch = sketchFrom(bytes);
    if (sketch) kept.set(hash, sketch);
  }
  return kept;
}

/** Keeps sketches of texts that are still there. Does nothing where the project cannot be written. */
export function keepSketches({ sqlite }: ReadDb, sketches: Iterable<readonly [string, Sketch]>): void {
  if (sqlite.readonly || sqlite.pragma('query_only', { simple: true }) === 1) return;
  const insert = sqlite.prepare(
    'INSERT OR REPLACE INTO text_sketch (text_hash, sketch) SELECT hash, ? FROM blob WHERE hash = ?',
  );
  // What can be made again need not be on the disk before one goes on. The log still keeps its order, and the next
  // command brings it to the disk with its own.
  const synchronous = Number(sqlite.pragma('synchronous', { simple: true }));
  const patience = Number(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('synchronous = NORMAL');
  // While a file is being brought in on another connection, nobody waits to write what can be made again.
  sqlite.pragma('busy_timeout = 0');
  try {
    sqlite.transaction(() => {
      for (const [hash, sketch] of sketches) insert.run(Buffer.from(sketchBytes(sketch)), hash);
    })();
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
    sqlite.pragma(`synchronous = ${synchronous}`);
  }
}
