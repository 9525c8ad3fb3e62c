// Decides which gaps between glyphs are spaces. Between Latin words, all gaps that pdf.js reports are; between Chinese
// characters, and between those and Latin words, justified or carefully set lines have gaps without a written space.
import type { Glyphs } from './pdf-glyphs.ts';
import { wide } from './pdf-stretch.ts';
import { valueAt } from './value-at.ts';

const startsWide = new RegExp(`^${wide.source}`, 'u');
const endsWide = new RegExp(`${wide.source}$`, 'u');
const onlyWide = new RegExp(`^${wide.source}{3,}$`, 'u');

/** Gaps in type sizes: the widest that typesetters put between two scripts, and the narrowest tab. */
const MAX_SCRIPT_GAP = 0.23;
const MIN_TAB = 0.8;

/**
 * Whether a space stands between two runs of a line. `isSeen`: whether pdf.js reports one; `stretch`: how far the
 * characters of the line were moved apart to fill it.
 */
export function isSpaceBetween(previous: Glyphs, run: Glyphs, isSeen: boolean, stretch: number): boolean {
  if (run.tag?.part !== previous.tag?.part) return true;
  const gap = (run.left - previous.right) / Math.max(run.size, previous.size);
  if (gap > MIN_TAB) return true;
  const [before, after] = [previous.text.trimEnd(), run.text.trimStart()];
  // The hyphen of a broken word may be set slightly apart.
  if (/^[-\u2010]$/.test(after) && /\p{L}$/u.test(before) && gap < MAX_SCRIPT_GAP) return false;
  if (/[“‘([{]$/.test(before) || /^[”’)\]},.;:!?]/.test(after)) {
    if (gap < MAX_SCRIPT_GAP) return false;
  }
  if ((before.endsWith('—') || after.startsWith('—')) && gap < MAX_SCRIPT_GAP) return false;
  if (before.length < previous.text.length || after.length < run.text.length) return true;
  return endsWide.test(before) || startsWide.test(after) ? gap - stretch > MAX_SCRIPT_GAP : isSeen;
}

/** How far the characters of a line were moved apart to fill it, in type sizes. */
export function stretchOf(runs: readonly Glyphs[]): number {
  const within = runs
    .filter((run) => onlyWide.test(run.text))
    .map((run) => {
      const count = Array.from(run.text).length;
      return ((run.right - run.left) / run.size - count) / (count - 1);
    });
  const between = runs.flatMap((run, index) => {
    const previous = runs[index - 1];
    const isWide = previous && endsWide.test(previous.text) && startsWide.test(run.text);
    return isWide ? [(run.left - previous.right) / run.size] : [];
  });
  // If many gaps are alike, none of them is a space.
  const common = between.length >= 3 ? valueAt(between, 0.3) : 0;
  return Math.min(0.4, Math.max(0, common, ...within));
}
