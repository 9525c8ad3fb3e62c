// The text that acts work on. Somebody who codes stays with one text act after act, and reading it again each
// time would take longer than the rest of the act. Texts are identified by their hash, so that a kept text is
// never out of date.
import type { Database } from 'better-sqlite3';
import type { ReadDb } from './handles.ts';
import { getText } from './write.ts';

/** The text that was asked for last on each connection: only one, since a text may have millions of characters. */
const last = new WeakMap<Database, { readonly hash: string; readonly text: string }>();

/** The text of a blob, kept until another is asked for. Throws `not_found`. */
export function textAtHand(db: ReadDb, hash: string): string {
  const known = last.get(db.sqlite);
  if (known?.hash === hash) return known.text;
  const text = getText(db, hash);
  last.set(db.sqlite, { hash, text });
  return text;
}
