// Which snapshots make room for others. Near the present there are many, further back there are few: the last of
// each hour of one day, the last of each day of thirty, the last of each month before that.

/** What rotation has to know of a snapshot. */
export interface RotatedSnapshot {
  readonly id: number;
  /** When it was made, ISO 8601. */
  readonly at: string;
  /** Why it was made: of those made by the clock, an hour needs only the last. */
  readonly byClock: boolean;
  /** Whether the person keeps it for good. */
  readonly kept: boolean;
  /** What the check of it said; null before there was one. */
  readonly whole: boolean | null;
}

export const hourlyFor = 24 * 3_600_000;
export const dailyFor = 30 * 24 * 3_600_000;

/** How a snapshot came through rotation: of its own right, or as the last of its hour, day or month. */
export type Standing = 'own' | 'hour' | 'day' | 'month';

/** The snapshot that is never given up: the newest that was found whole, or else the newest not found damaged. */
export function lastGood<S extends RotatedSnapshot>(snapshots: readonly S[]): S | undefined {
  const newestFirst = snapshots.toSorted(byNewest);
  return newestFirst.find(({ whole }) => whole === true) ?? newestFirst.find(({ whole }) => whole === null);
}

/**
 * The snapshots that stay at the time `now` (milliseconds), by id, with why. Hours, days and months are those of the
 * place where this runs. One found damaged never stands for its hour, day or month while a better one is there.
 */
export function standing(snapshots: readonly RotatedSnapshot[], now: number): Map<number, Standing> {
  const stays = new Map<number, Standing>();
  const taken = new Set<string>();
  const damagedLast = snapshots.toSorted(
    (a, b) => Number(a.whole === false) - Number(b.whole === false) || byNewest(a, b),
  );
  for (const snapshot of damagedLast) {
    const age = now - Date.parse(snapshot.at);
    const period = age < hourlyFor ? 'hour' : age < dailyFor ? 'day' : 'month';
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

/** In which order snapshots go when they take too much room: the oldest first; never one kept, never the last good. */
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
