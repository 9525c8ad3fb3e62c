// Whether a file says of a text all that it could carry of it: XML forbids some characters, cells hold only so many.
import { isCutFrom } from '../exports/cell-text.ts';

/** What XML 1.0 forbids (section 2.2), U+FFFD that stands for it, and line ends but for `\n`. */
const lost = /\r\n?|[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu;

/** Whether `said`, in a file, is how `here` is written into one. */
export function isCarried(here: string, said: string): boolean {
  if (here === said || isCutFrom(said, here)) return true;
  return here.search(lost) >= 0 && plain(here) === plain(said);
}

function plain(text: string): string {
  return text.replaceAll(lost, (found) => (found.startsWith('\r') ? '\n' : ''));
}
