import type { ExchangeReport } from '#electron/services/exchange-import.ts';
import type { Words } from '#words/words.ts';

/** What became of an exchange file, in a sentence or two. */
export function outcomeInWords({ t }: Words, { exchangeId, made, changed }: ExchangeReport): string {
  const { coder = 0, code = 0, source = 0, coding = 0, memo = 0 } = made;
  // Reports of earlier versions say nothing of changes, for there were none.
  const what = Object.entries(changed ?? {}).flatMap(([table, count]) =>
    table === 'project' ? [] : [t(`history:rows_${table}`, { count })],
  );
  return [
    exchangeId === null
      ? t('exchange:brought_nothing')
      : t('exchange:brought_in', { coder, code, source, coding, memo }),
    ...(what.length > 0 ? [t('exchange:brought_changed', { what: what.join(t('history:and')) })] : []),
  ].join(' ');
}
