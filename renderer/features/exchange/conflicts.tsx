import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TwoSides } from '#renderer/ui/two-sides.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import { WrittenColours } from '#renderer/ui/written-colours.tsx';
import { rowInWords } from '#words/exchange-changes.ts';
import type { ExchangePreview, PreviewedRow } from '#electron/services/exchange/preview.ts';
import type { Choice } from './choice.ts';
import styles from './exchange.module.css';
import { WhoseWord } from './whose-word.tsx';

export interface Decided {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What both sides changed: whose word stands in all of it, and in each by itself. Nothing where there is none. */
export function Conflicts({ tables, ...decided }: Pick<ExchangePreview, 'tables'> & Decided) {
  const { t } = useWords();
  const { choice, onChoice } = decided;
  const told = tables.filter(({ counts }) => counts.conflicts > 0);
  const count = told.reduce((sum, { counts }) => sum + counts.conflicts, 0);
  const decidedAlone = choice.except.length;
  if (count === 0) return null;
  return (
    <Disclosure title={t('exchange:fate_conflicts')} remark={count} level={4} defaultOpen>
      <div className={styles.conflicts}>
        <RadioGroup<Choice['conflicts']>
          label={t('exchange:conflict_kept')}
          value={choice.conflicts}
          onChange={(conflicts) => onChoice({ ...choice, conflicts, except: [] })}
          options={[
            { value: 'ours', label: t('exchange:conflict_ours') },
            { value: 'theirs', label: t('exchange:conflict_theirs') },
          ]}
          {...(decidedAlone > 0
            ? { description: t('exchange:conflict_except', { count: decidedAlone }) }
            : {})}
        />
        {told.map(({ table, rows }) => (
          <ConflictsOf key={table} kind={t(`exchange:things.${table}`)} rows={rows.conflicts} {...decided} />
        ))}
      </div>
    </Disclosure>
  );
}

function ConflictsOf({
  kind,
  rows,
  ...decided
}: { readonly kind: string; readonly rows: readonly PreviewedRow[] } & Decided) {
  const [shown, more] = useMore(rows.length);
  return (
    <section>
      <h5 className={styles.kind}>{kind}</h5>
      <ul className={styles.disputed}>
        {rows.slice(0, shown).map((row, index) => (
          // Rows of one name are alike: only their place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Conflict row={row} {...decided} />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function Conflict({ row, ...decided }: { row: PreviewedRow } & Decided) {
  const words = useWords();
  const { t } = words;
  const remarks = [
    ...(row.isRemoved ? [t('exchange:removed_here')] : []),
    ...(row.isSettled ? [t('exchange:conflict_settled')] : []),
  ];
  return (
    <>
      <div className={styles.row}>
        <strong className={styles.subject}>{rowInWords(words, row)}</strong>
        {row.key !== null && <Decision row={row} of={row.key} {...decided} />}
      </div>
      {remarks.map((remark) => (
        <p key={remark} className={styles.part}>
          {remark}
        </p>
      ))}
      {row.fields.map(({ field, ours, theirs }) => (
        <div key={field} className={styles.field}>
          <span className={styles.quiet}>{t(`exchange:field.${field}`)}</span>
          {ours !== null && theirs !== null && (
            <TwoSides
              one={{ label: t('codebook_import:here'), text: ours || t('codebook_import:empty') }}
              other={{ label: t('codebook_import:in_file'), text: theirs || t('codebook_import:empty') }}
              {...(field === 'colour' ? { show: (said) => <WrittenColours said={said} /> } : {})}
            />
          )}
        </div>
      ))}
    </>
  );
}

/** Whose word stands in one conflict. */
function Decision({ row, of, choice, onChoice }: { row: PreviewedRow; of: string } & Decided) {
  const words = useWords();
  const { conflicts, except } = choice;
  const other = conflicts === 'ours' ? 'theirs' : 'ours';
  return (
    <WhoseWord
      name={rowInWords(words, row)}
      value={except.includes(of) ? other : conflicts}
      onChange={(side) => {
        const others = except.filter((key) => key !== of);
        onChoice({ ...choice, except: side === conflicts ? others : [...others, of] });
      }}
    />
  );
}
