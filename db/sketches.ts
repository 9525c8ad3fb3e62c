// The sketches of texts, kept so that each is made only once. Derived: not part of the history, and emptying
// the table loses nothing but time.
import { sketchBytes, sketchFrom, type Sketch } from '#core/likeness/sketch.ts';
import { isBusy } from './busy.ts';
import type { ReadDb } from './handles.ts';

/** All sketches of the current sketch version, by the hash of their text. */
export function keptSketches({ sqlite }: ReadDb): Map<string, Sketch> {
  const kept = new Map<string, Sketch>();
  const rows = sqlite.prepare('SELECT text_hash, sketch FROM text_sketch').raw().iterate();
  // The two columns of the statement.
  for (const [hash, bytes] of rows as IterableIterator<[string, Buffer]>) {
    const sketch = sketchFrom(bytes);
    if (sketch) kept.set(hash, sketch);
  }
  return kept;
}

/** Keeps sketches of texts that still exist. Does nothing where the project cannot be written. */
export function keepSketches({ sqlite }: ReadDb, sketches: Iterable<readonly [string, Sketch]>): void {
  if (sqlite.readonly || sqlite.pragma('query_only', { simple: true }) === 1) return;
  const insert = sqlite.prepare(
    'INSERT OR REPLACE INTO text_sketch (text_hash, sketch) SELECT hash, ? FROM blob WHERE hash = ?',
  );
  // Sketches can be made again, so they need not reach the disk at once. The log keeps its order, and the
  // next command brings them to the disk with its own.
  const synchronous = Number(sqlite.pragma('synchronous', { simple: true }));
  const patience = Number(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('synchronous = NORMAL');
  // While a file is being imported on another connection, sketches are not worth waiting for.
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
