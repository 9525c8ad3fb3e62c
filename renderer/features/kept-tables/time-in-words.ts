import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';

/** When something was exported: `21 November, 18:02`. */
export function timeInWords({ language }: Words, at: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}
