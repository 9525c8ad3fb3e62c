// Which snapshots make room for others. There are many of the recent past and few of earlier times: the last
// of each hour for one day, the last of each day for thirty days, the last of each month before that.

/** What rotation needs to know of a snapshot. */
export interface RotatedSnapshot {
  readonly id: number;
  /** When it was made, ISO 8601. */
  readonly at: string;
  /** Whether it was made by the clock: of such snapshots, only the last of each hour is needed. */
  readonly byClock: boolean;
  /** Whether a person keeps it for good. */
  readonly kept: boolean;
  /** The result of its check; null before it was checked. */
  readonly whole: boolean | null;
}

export const HOURLY_FOR_MS = 24 * 3_600_000;
export const DAILY_FOR_MS = 30 * 24 * 3_600_000;

/** Why a snapshot stays: in its own right, or as the last of its hour, day or month. */
export type Standing = 'own' | 'hour' | 'day' | 'month';

/** The snapshot that is never removed: the newest that was found whole, or else the newest not found damaged. */
export function lastGood<S extends RotatedSnapshot>(snapshots: readonly S[]): S | undefined {
  const newestFirst = snapshots.toSorted(byNewest);
  return newestFirst.find(({ whole }) => whole === true) ?? newestFirst.find(({ whole }) => whole === null);
}

/**
 * The snapshots that stay at the time `now` (milliseconds), by id, and why. Hours, days and months are in the
 * local time zone. A damaged one never represents its hour, day or month while a better one exists.
 */
export function standing(snapshots: readonly RotatedSnapshot[], now: number): Map<number, Standing> {
  const stays = new Map<number, Standing>();
  const taken = new Set<string>();
  const damagedLast = snapshots.toSorted(
    (a, b) => Number(a.whole === false) - Number(b.whole === false) || byNewest(a, b),
  );
  for (const snapshot of damagedLast) {
    const age = now - Date.parse(snapshot.at);
    const period = age < HOURLY_FOR_MS ? 'hour' : age < DAILY_FOR_MS ? 'day' : 'month';
    const slot = `${period} ${slotOf(snapshot.at, period)}`;
    const isLast = !taken.has(slot);
    taken.add(slot);
    if (snapshot.kept || (period === 'hour' && !snapshot.byClock)) stays.set(snapshot.id, 'own');
    else if (isLast) stays.set(snapshot.id, period);
  }
  const good = lastGood(snapshots);
  if (good && !stays.has(good.id)) stays.set(good.id, 'own');
  return stays;
}

/**
 * The order in which snapshots are removed to make room: oldest first, but never one kept for good and never
 * the last good one.
 */
export function firstToGo<S extends RotatedSnapshot>(snapshots: readonly S[]): S[] {
  const good = lastGood(snapshots);
  return snapshots
    .filter((snapshot) => !snapshot.kept && snapshot !== good)
    .toSorted((a, b) => byNewest(b, a));
}

function byNewest(a: RotatedSnapshot, b: RotatedSnapshot): number {
  return a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1;
}

function slotOf(at: string, period: 'hour' | 'day' | 'month'): string {
  const date = new Date(at);
  const month = `${date.getFullYear()}-${date.getMonth()}`;
  if (period === 'month') return month;
  const day = `${month}-${date.getDate()}`;
  return period === 'day' ? day : `${day} ${date.getHours()}`;
}
