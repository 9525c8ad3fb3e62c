// Why a snapshot was made.

/** Each reason, as the command line names it. */
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

/** Whether it was made because time went by, and not for an act or for somebody. */
export function isByClock(why: SnapshotReason): boolean {
  return why === 'hour' || why === 'opening';
}
