import type { Words } from '#words/words.ts';

/** When something was exported: `21 November, 18:02`. */
export function timeInWords({ language }: Words, at: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}
