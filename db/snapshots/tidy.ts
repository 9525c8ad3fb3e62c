// Makes room: removes the snapshots that rotation gives up, then the chunks that no snapshot contains.
import { isByClock } from '#core/snapshots/reason.ts';
import { firstToGo, standing } from '#core/snapshots/rotation.ts';
import { namesIn } from './chunks.ts';
import type { SnapshotRow, SnapshotStore } from './store.ts';

/**
 * Removes the snapshots that rotation no longer keeps at `now` (milliseconds), and then the oldest until all
 * chunks take at most `limit` bytes. Those kept for good and the last good one stay, even where they take
 * more. Returns how many were removed.
 */
export function tidySnapshots(store: SnapshotStore, limit: number, now: number): number {
  const gone = store.write(() => {
    const all = store.snapshots();
    const rotated = all.map((row) => ({ ...row, byClock: isByClock(row.why) }));
    const stays = standing(rotated, now);
    const going = new Set(rotated.filter(({ id }) => !stays.has(id)).map(({ id }) => id));
    let left = rotated.filter(({ id }) => !going.has(id));
    if (going.size > 0) removeAll(store, going, left);
    for (const next of firstToGo(left)) {
      if (store.size() <= limit) break;
      left = left.filter(({ id }) => id !== next.id);
      going.add(next.id);
      removeAll(store, new Set([next.id]), left);
    }
    return going.size;
  });
  if (gone > 0) store.giveRoomBack();
  return gone;
}

function removeAll(store: SnapshotStore, ids: ReadonlySet<number>, left: readonly SnapshotRow[]): void {
  const remove = store.sqlite.prepare('DELETE FROM snapshot WHERE id = ?');
  for (const id of ids) remove.run(id);
  sweep(store, left);
}

function sweep(store: SnapshotStore, left: readonly SnapshotRow[]): void {
  const named = new Set<string>();
  for (const { chunks } of left) for (const name of namesIn(chunks)) named.add(name.toString('latin1'));
  const remove = store.sqlite.prepare('DELETE FROM chunk WHERE name = ?');
  for (const name of store.sqlite.prepare('SELECT name FROM chunk').pluck().all() as Buffer[])
    if (!named.has(name.toString('latin1'))) remove.run(name);
  store.sqlite.exec('DELETE FROM checked WHERE snapshot NOT IN (SELECT id FROM snapshot)');
}
