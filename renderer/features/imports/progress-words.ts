// The progress of an import in words, the same in its dialog and in the footer.
import type { Words } from '#words/words.ts';
import { timeLeftKey, speedOf, type Speed } from './pace.ts';
import type { RunningImport } from './running-import.ts';

/** The current speed; null until it can be estimated. */
export function speedNow({ pace, total, bytes, phase }: RunningImport, now: number): Speed | null {
  // Handing files over is the smaller part of the work, so no time is estimated then. Between two ticks of the clock
  // the import may have gone further.
  const at = Math.max(now, pace.at(-1)?.at ?? 0);
  const speed = speedOf(pace, { files: total, bytes: bytes?.total ?? null }, at);
  return speed && phase === 'handing-over' ? { ...speed, left: null } : speed;
}

/** “431 of 2,700”. */
export function countInWords({ t, language }: Words, { done, total }: RunningImport): string {
  const number = new Intl.NumberFormat(language);
  return t('ui:done_of', { done: number.format(done), total: number.format(total) });
}

/** “38 files a second · 2.1 MB/s”; slow files are counted per minute. */
export function speedInWords({ t, language }: Words, speed: Speed): string {
  const { filesPerSecond, bytesPerSecond } = speed;
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const files =
    filesPerSecond >= 1
      ? t('imports:files_per_second', { number: number.format(filesPerSecond) })
      : t('imports:files_per_minute', { number: number.format(filesPerSecond * 60) });
  if (bytesPerSecond === null || bytesPerSecond < 50_000) return files;
  return `${files} · ${t('imports:megabytes_per_second', { number: number.format(bytesPerSecond / 1e6) })}`;
}

/** “about 2 minutes left”. */
export function leftInWords({ t }: Words, seconds: number): string {
  const { key, count } = timeLeftKey(seconds);
  const worded: (key: string, parameters: { count: number }) => string = t;
  return worded(key, { count });
}
