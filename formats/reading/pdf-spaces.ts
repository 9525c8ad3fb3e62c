// Which gaps between glyphs are spaces. Between Latin words all are that pdf.js takes for one; between Chinese
// characters, and between them and Latin words, a line that was stretched or set with care leaves gaps in which
// nobody wrote a space.
import type { Glyphs } from './pdf-glyphs.ts';

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const startsWide = new RegExp(`^${wide.source}`, 'u');
const endsWide = new RegExp(`${wide.source}$`, 'u');
const onlyWide = new RegExp(`^${wide.source}{3,}$`, 'u');

/** Gaps in sizes of type: what typesetters put between two scripts at most, and what is a tab at least. */
const betweenScripts = 0.23;
const tab = 0.8;

/**
 * Whether a space stands between two runs of a line. `isSeen` tells whether pdf.js takes the gap for one, and
 * `stretch` how far the characters of the line were moved apart to fill it.
 */
export function isSpaceBetween(previous: Glyphs, run: Glyphs, isSeen: boolean, stretch: number): boolean {
  if (run.tag?.part !== previous.tag?.part) return true;
  const gap = (run.left - previous.right) / Math.max(run.size, previous.size);
  if (gap > tab) return true;
  const [before, after] = [previous.text.trimEnd(), run.text.trimStart()];
  // The hyphen of a broken word may be set a little apart.
  if (/^[-\u2010]$/.test(after) && /\p{L}$/u.test(before) && gap < betweenScripts) return false;
  const isWritten = before.length < previous.text.length || after.length < run.text.length;
  if (isWritten) return true;
  return endsWide.test(before) || startsWide.test(after) ? gap - stretch > betweenScripts : isSeen;
}

/** How far the characters of a line were moved apart to fill it, in sizes of type. */
export function stretchOf(runs: readonly Glyphs[]): number {
  const found = runs.filter((run) => onlyWide.test(run.text));
  if (found.length === 0) return 0;
  const widths = found.map((run) => (run.right - run.left) / run.size / Array.from(run.text).length - 1);
  return Math.min(0.3, Math.max(0, ...widths));
}
