import { unitInWords } from '#core/refi/convention.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PairList } from '#renderer/ui/pair-list.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import type { ExchangeCounts } from '#electron/services/exchange-file.ts';
import type { ExchangePreview } from '#electron/services/exchange-preview.ts';
import styles from './exchange.module.css';
import { MergePreview } from './merge-preview.tsx';
import { Remarks } from './remarks.tsx';

/** Whether what is here already is brought up to date or comes in a second time, and whose word stands. */
export interface Choice {
  readonly how: 'merge' | 'beside';
  readonly conflicts: 'ours' | 'theirs';
}

/** What one may do something about before it is brought in, by what the report would say of it. */
const warnings: Readonly<Record<string, string>> = {
  'exchange:documents_missing': 'exchange:documents_ahead',
  'exchange:maxqda_encrypted': 'exchange:maxqda_encrypted',
};

/** What a file holds, and how it was read. */
export function WhatIsInIt({ looked }: { looked: ExchangePreview }) {
  const { t, language } = useWords();
  const { name, origin, counts, convention, remarks } = looked;
  const number = new Intl.NumberFormat(language);
  const told = (Object.entries(counts) as [keyof ExchangeCounts, number][]).filter(([, count]) => count > 0);
  const { unit, lineEnd } = convention.convention;
  const own = remarks.find(({ key }) => key.startsWith('exchange:own_'));
  // How positions were counted is told above them.
  const others = remarks.filter(
    (remark) => remark !== own && !(remark.key in warnings) && !remark.key.startsWith('exchange:counted_'),
  );
  const isWhole = own?.key === 'exchange:own_whole';
  return (
    <>
      <p>
        <strong>{name}</strong>
        {origin !== '' && <span className={styles.quiet}> · {origin}</span>}
      </p>
      <PairList pairs={told.map(([what, count]) => [t(`exchange:of_${what}`), number.format(count)])} />
      {own && !isWhole && <Note tone="warning">{t(own.key, { ...own.parameters })}</Note>}
      <p className={styles.quiet}>
        {isWhole
          ? t('exchange:own_whole')
          : t(`exchange:counted_${convention.because}`, { origin, unit: unitInWords(unit), lineEnd })}
      </p>
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
        <Disclosure title={t('exchange:foretold')} remark={others.length} level={3}>
          <Remarks remarks={others} />
        </Disclosure>
      )}
    </>
  );
}

interface HereProps {
  readonly looked: ExchangePreview;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What it would change of what is here already, and what is to be decided about that. */
export function WhatIsHere({ looked: { tables, isNew }, choice, onChoice }: HereProps) {
  const { t } = useWords();
  const hasConflicts = tables.some(({ counts }) => counts.conflicts > 0);
  return (
    <>
      <RadioGroup<Choice['how']>
        label={t('exchange:how')}
        value={choice.how}
        onChange={(how) => onChoice({ ...choice, how })}
        options={[
          { value: 'merge', label: t('exchange:how_merge') },
          { value: 'beside', label: t('exchange:how_beside') },
        ]}
      />
      {choice.how === 'merge' && <MergePreview tables={tables} isNew={isNew} />}
      {choice.how === 'merge' && hasConflicts && (
        <RadioGroup<Choice['conflicts']>
          label={t('exchange:conflict_kept')}
          value={choice.conflicts}
          onChange={(conflicts) => onChoice({ ...choice, conflicts })}
          options={[
            { value: 'ours', label: t('exchange:conflict_ours') },
            { value: 'theirs', label: t('exchange:conflict_theirs') },
          ]}
        />
      )}
    </>
  );
}
