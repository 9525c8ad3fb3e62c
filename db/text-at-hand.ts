// The text that acts are on. Whoever codes is at one text act after act, and reading it anew each time would take longer than
// all else that an act does. A text is called by its hash, so that what is kept is always the one that is meant.
import type { Database } from 'better-sqlite3';
import type { ReadDb } from './handles.ts';
import { getText } from './write.ts';

/** The text that was asked for last, on each connection: one, since it may have millions of characters. */
const last = new WeakMap<Database, { readonly hash: string; readonly text: string }>();

/** The text of a blob, kept until another is asked for. Throws `not_found`. */
export function textAtHand(db: ReadDb, hash: string): string {
  const known = last.get(db.sqlite);
  if (known?.hash === hash) return known.text;
  const text = getText(db, hash);
  last.set(db.sqlite, { hash, text });
  return text;
}
