import { unitInWords } from '#core/refi/positions.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PairList } from '#renderer/ui/pair-list.tsx';
import type { ExchangeCounts } from '#electron/services/exchange/file.ts';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';
import styles from './exchange.module.css';
import { Remarks } from './remarks.tsx';

/** Remarks on problems that can be solved before the import, by their keys in the report. */
const warnings: Readonly<Record<string, string>> = {
  'exchange:documents_missing': 'exchange:documents_ahead',
  'exchange:maxqda_encrypted': 'exchange:maxqda_encrypted',
  'exchange:same_titles': 'exchange:same_titles',
};

/** Remarks that something in the file will not appear here; these are shown open. */
const lost = /^exchange:(no_words|missing_files|kept_media|media|unplaced_|not_placed|called_otherwise)/;

/** The content of a file, and how it was read. */
export function WhatIsInIt({ looked }: { looked: ExchangePreview }) {
  const { t, language } = useWords();
  const { name, origin, counts, convention, remarks } = looked;
  const number = new Intl.NumberFormat(language);
  // If every selection is a coding, one number is enough.
  const present = (Object.entries(counts) as [keyof ExchangeCounts, number][]).filter(
    ([what, count]) => count > 0 && !(what === 'selections' && count === counts.codings),
  );
  const { unit, lineEnd } = convention.convention;
  const own = remarks.find(({ key }) => key.startsWith('exchange:own_'));
  // How positions were counted is already said above.
  const others = remarks.filter(
    (remark) => remark !== own && !(remark.key in warnings) && !remark.key.startsWith('exchange:counted_'),
  );
  const unplaced = remarks.filter(({ key }) => key.startsWith('exchange:unplaced_')).length;
  const isWhole = own?.key === 'exchange:own_whole';
  return (
    <>
      <p>
        <strong>{name}</strong>
        {origin !== '' && <span className={styles.quiet}> · {origin}</span>}
      </p>
      <PairList pairs={present.map(([what, count]) => [t(`exchange:of_${what}`), number.format(count)])} />
      {own && !isWhole && <Note tone="warning">{t(own.key, { ...own.parameters })}</Note>}
      {(isWhole || counts.selections > unplaced) && (
        <p className={styles.quiet}>
          {isWhole
            ? t('exchange:own_whole')
            : t(`exchange:counted_${convention.because}`, { origin, unit: unitInWords(unit), lineEnd })}
        </p>
      )}
      {convention.isAmbiguous && !isWhole && <Note tone="warning">{t('exchange:counted_ambiguously')}</Note>}
      {remarks.map(
        ({ key, parameters }) =>
          key in warnings && (
            <Note key={key} tone="warning">
              {t(warnings[key] ?? key, { ...parameters })}
            </Note>
          ),
      )}
      {others.length > 0 && (
        <Disclosure
          title={t('exchange:foretold')}
          remark={others.length}
          level={3}
          defaultOpen={others.some(({ key }) => lost.test(key))}
        >
          <Remarks remarks={others} />
        </Disclosure>
      )}
    </>
  );
}
