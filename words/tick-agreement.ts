// What is to be known of a theme that was ticked by hand, beside its numbers: where totals stated by hand are others, what
// could not be compared, and that hand and project agree on what could.
import { agreementOn } from '#core/ticks/agreement.ts';
import type { ReconciledTheme } from '#core/ticks/reconcile.ts';
import type { Words } from './words.ts';

export interface Compared {
  /** What speaks against the ticks, or keeps them from being compared; a sentence each. */
  readonly doubts: readonly string[];
  /** That both agree, and on what; null where they differ. */
  readonly agreement: string | null;
}

export function comparedInWords({ t }: Words, theme: ReconciledTheme): Compared {
  const { agreement, astray, stated, ticks, numbers, withoutSource, unclear } = theme;
  const told = agreementOn(theme);
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
    ],
    agreement: told === 'differ' ? null : t(`ticks:no_differences_${told}`),
  };
}
