// Footprints of acts on this study.
import { hash } from 'node:crypto';
import type { Change } from '#core/change.ts';
import type { TeamAct } from '#core/team/act.ts';
import { footprintOf, type FootprintKeys } from '#core/team/footprint.ts';
import type { Footprint } from '#core/team/transport.ts';
import type { ReadDb } from '../handles.ts';
import { statement } from '../statements.ts';

/** The footprint of a change, in the tree of codes as it stands. */
export function footprintHere({ sqlite }: ReadDb, change: Change): FootprintKeys {
  const parent = statement(sqlite, 'SELECT parent_id FROM code WHERE id = ?').pluck();
  return footprintOf(change, (id) => (parent.get(id) as string | null | undefined) ?? null);
}

/** The footprint of an act: acts of one group are settled together, and an undo with what it undoes. */
export function keysOf(
  db: ReadDb,
  act: Pick<TeamAct, 'change' | 'group' | 'undoes' | 'redoes'>,
): FootprintKeys {
  const { writes, reads } = footprintHere(db, act.change);
  const group = act.undoes ?? act.redoes ?? act.group;
  return group === null ? { writes, reads } : { writes: new Set([...writes, `group ${group}`]), reads };
}

/** The footprint as the place of the log compares it: each key as the first 64 bits of its SHA-256. */
export function hashedFootprint({ writes, reads }: FootprintKeys): Footprint {
  return { writes: hashed(writes), reads: hashed(reads) };
}

function hashed(keys: ReadonlySet<string>): bigint[] {
  return Array.from(keys, (key) => hash('sha256', key, 'buffer').readBigInt64BE(0));
}
