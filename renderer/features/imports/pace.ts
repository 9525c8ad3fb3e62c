// The speed and remaining time of an import, from the last half minute, so that large reports after a folder of small
// notes are not estimated at the speed of the notes.

/** What was done by a time in milliseconds. */
export interface Moment {
  readonly at: number;
  readonly files: number;
  /** Null if the sizes of the files are unknown. */
  readonly bytes: number | null;
}

/** The moments of the last half minute, oldest first. */
export type Pace = readonly Moment[];

/** The speed; parts are null until they can be estimated. */
export interface Speed {
  readonly filesPerSecond: number;
  readonly bytesPerSecond: number | null;
  /** In whole seconds. */
  readonly left: number | null;
}

export const noPace: Pace = [];

const WINDOW_MS = 30_000;
const MIN_INTERVAL_MS = 250;
/** Before this time, in milliseconds, an estimate would reflect only the first file. */
const SPEED_AFTER_MS = 1_000;
const TIME_LEFT_AFTER_MS = 4_000;
const TIME_LEFT_FROM_SHARE = 0.01;

/** The pace with one more moment; moments close together are merged. */
export function withMoment(pace: Pace, moment: Moment): Pace {
  const last = pace.at(-1);
  const before = last && pace.length > 1 && moment.at - last.at < MIN_INTERVAL_MS ? pace.slice(0, -1) : pace;
  const start = before.findLastIndex(({ at }) => moment.at - at >= WINDOW_MS);
  return [...before.slice(Math.max(0, start)), moment];
}

/**
 * The speed over the kept moments, and the remaining time at that speed. Uses the slower of two estimates, by files and
 * by bytes, since many small files take time as a few large ones do. `now` makes a long-running file count.
 */
export function speedOf(
  pace: Pace,
  total: { readonly files: number; readonly bytes: number | null },
  now: number,
): Speed | null {
  const [first] = pace;
  const last = pace.at(-1);
  if (!first || !last) return null;
  const passed = now - first.at;
  const files = last.files - first.files;
  if (passed < SPEED_AFTER_MS || files <= 0) return null;
  const bytes = first.bytes === null || last.bytes === null ? null : last.bytes - first.bytes;
  const seconds = passed / 1000;
  const filesPerSecond = files / seconds;
  const bytesPerSecond = bytes === null ? null : bytes / seconds;
  const enough = passed >= TIME_LEFT_AFTER_MS && last.files >= total.files * TIME_LEFT_FROM_SHARE;
  const byFiles = (total.files - last.files) / filesPerSecond;
  const byBytes =
    total.bytes === null || last.bytes === null || !bytesPerSecond
      ? 0
      : (total.bytes - last.bytes) / bytesPerSecond;
  return {
    filesPerSecond,
    bytesPerSecond,
    left: enough ? Math.max(0, Math.ceil(Math.max(byFiles, byBytes))) : null,
  };
}

/** The remaining time as a catalogue key and its number, no more precise than the estimate. */
export function timeLeftKey(seconds: number): { readonly key: string; readonly count: number } {
  if (seconds < 10) return { key: 'imports:left_moment', count: 0 };
  if (seconds < 55) return { key: 'imports:left_seconds', count: Math.ceil(seconds / 10) * 10 };
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return { key: 'imports:left_minutes', count: Math.max(1, minutes) };
  return { key: 'imports:left_hours', count: Math.round(minutes / 60) };
}
