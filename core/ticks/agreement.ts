// How far the tally made by hand and the project agree, and what speaks against it. Agreement is stated only
// where everything could be compared.
import type { PlannedTheme } from './tick-plan.ts';
import type { Difference, Reach, ReconciledTheme } from './reconciliation.ts';

/** Differences that are merely reported: a missing passage, and sources that could not be compared. */
const known: readonly Difference['what'][] = ['no_passage', 'contradicted', 'not_in_sheet'];

/** Whether the sheet and the project count the source differently. */
export function isCountedOtherwise({ what }: Pick<Difference, 'what'>): boolean {
  return !known.includes(what);
}

/**
 * How far the sheet and the project agree on a theme. `agree`: every tick has a source, every cell is clear,
 * and the stated total fits. `agree_here`: they agree on rows that have a source. `agree_else`: they agree
 * except for cells that are unclear, a total that does not fit, or two rows that contradict each other about
 * one source. `nothing`: no row has a source, so nothing can be compared.
 */
export function agreementOn(
  theme: Pick<ReconciledTheme, 'agreement' | 'withoutSource' | 'unclear' | 'rowsHere' | 'differences'>,
  { contradicted }: Pick<Reach, 'contradicted'>,
): 'agree' | 'agree_here' | 'agree_else' | 'differ' | 'nothing' {
  if (theme.rowsHere === 0) return 'nothing';
  if (theme.differences.some(isCountedOtherwise)) return 'differ';
  if (theme.unclear > 0 || contradicted > 0 || theme.agreement === 'neither') return 'agree_else';
  return theme.withoutSource > 0 ? 'agree_here' : 'agree';
}

/**
 * The total that the sheet states for a theme, in its one column or in several: there one for all of them, or
 * one for each.
 */
export function statedOf(
  columns: readonly PlannedTheme[],
  ticks: number,
  numbers: number,
): Pick<ReconciledTheme, 'stated' | 'agreement' | 'astray'> {
  const sums = columns.flatMap(({ stated }) => stated ?? []);
  if (sums.length === 0) return { stated: null, agreement: null, astray: null };
  const sum = sums.reduce((whole, each) => whole + each, 0);
  if (sum === ticks) return { stated: sum, agreement: 'ticks', astray: null };
  if (sum === numbers) return { stated: sum, agreement: 'numbers', astray: null };
  if (columns.length === 1) return { stated: sum, agreement: 'neither', astray: null };
  const stated = sums.length === columns.length ? sum : null;
  const [astray] = columns.flatMap((column) =>
    column.stated === null || column.stated === column.ticks || column.stated === column.numbers
      ? []
      : [{ stated: column.stated, ticks: column.ticks }],
  );
  if (astray) return { stated, agreement: 'neither', astray };
  return { stated, agreement: stated === null ? null : 'ticks', astray: null };
}
