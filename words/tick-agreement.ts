// Remarks on a theme that was ticked by hand: differing totals, what could not be compared, and whether the sheet and
// the project agree on the rest.
import { agreementOn } from '#core/ticks/agreement.ts';
import type { Reconciliation, ReconciledTheme } from '#core/ticks/reconciliation.ts';
import type { Words } from './words.ts';

export interface Compared {
  /** What speaks against the ticks or prevents a comparison; one sentence each. */
  readonly doubts: readonly string[];
  /** That both agree, and on what; null if they differ. */
  readonly agreement: string | null;
  /** That sources outside the sheet have codings; null if none have. */
  readonly outside: string | null;
}

export function comparedInWords(
  { t }: Words,
  { within, reach }: Pick<Reconciliation, 'within' | 'reach'>,
  theme: ReconciledTheme,
): Compared {
  const { agreement, astray, stated, ticks, numbers, withoutSource, unclear, outside } = theme;
  const { inSheet, compared, counted, contradicted } = reach;
  const standing = agreementOn(theme, reach);
  const agreed = (): string => {
    if (standing === 'nothing') return t('ticks:no_differences_nothing');
    const isElse = standing === 'agree_else';
    if (within === 'project')
      return t(isElse ? 'ticks:agree_else_project' : 'ticks:agree_project', { count: counted, compared });
    const key = compared === inSheet ? 'all' : 'some';
    return t(isElse ? `ticks:agree_else_${key}` : `ticks:agree_${key}`, { count: inSheet, compared });
  };
  const total = (): string => {
    if (astray) return t('ticks:stated_astray', { ...astray });
    if (agreement === 'neither' && numbers !== ticks)
      return t('ticks:stated_neither_numbers', { stated: stated ?? 0, ticks, numbers });
    return t(`ticks:stated_${agreement ?? 'ticks'}`, { stated: stated ?? 0, ticks, numbers });
  };
  return {
    doubts: [
      ...(agreement === null || agreement === 'ticks' ? [] : [total()]),
      ...(withoutSource > 0 ? [t('ticks:without_source', { count: withoutSource })] : []),
      ...(unclear > 0 ? [t('ticks:unclear_of_theme', { count: unclear })] : []),
      ...(contradicted > 0 ? [t('ticks:contradicted', { count: contradicted })] : []),
    ],
    agreement: standing === 'differ' ? null : agreed(),
    outside: outside > 0 ? t('ticks:outside', { count: outside }) : null,
  };
}
