import type { Words } from '#words/words.ts';
import type { QueueProgress } from './queue.ts';

/** The progress in words: “212 of 500 decided, 288 to go · 12 for a second look”. */
export function progressInWords(
  { of, total, done, secondLook }: QueueProgress,
  { t }: Pick<Words, 't'>,
): string {
  const sentence = t(`triage:progress_${of}`, { done, total, left: total - done });
  return secondLook > 0 ? `${sentence} · ${t('triage:progress_second', { count: secondLook })}` : sentence;
}
