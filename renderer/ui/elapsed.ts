/** How long a job has taken and may still take, in whole seconds. */
export interface Elapsed {
  readonly seconds: number;
  /** Null until there is enough to estimate from: a tenth of the work, or three seconds. */
  readonly left: number | null;
}

/** Estimates the remaining time from the pace so far. `done` and `total` count the same things. */
export function elapsed(milliseconds: number, done: number, total: number | null): Elapsed {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (total === null || total <= 0 || done <= 0) return { seconds, left: null };
  if (seconds < 3 && done / total < 0.1) return { seconds, left: null };
  return { seconds, left: Math.max(0, Math.ceil(((milliseconds / done) * (total - done)) / 1000)) };
}

/** Minutes and seconds, `0:07`, `12:40`, or with hours, `1:02:03`. */
export function clock(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
