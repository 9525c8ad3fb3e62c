// Why a snapshot was made.

/** Each reason, by its name on the command line. */
const snapshotReasons = [
  'hour',
  'opening',
  'hand',
  'migration',
  'import',
  'merge',
  'large-act',
  'restore',
] as const;

export type SnapshotReason = (typeof snapshotReasons)[number];

/** Whether it was made because time had passed, and not before an act or at somebody's request. */
export function isByClock(why: SnapshotReason): boolean {
  return why === 'hour' || why === 'opening';
}
