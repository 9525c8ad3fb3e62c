import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { partInWords, rowInWords } from '#words/exchange-changes.ts';
import type {
  ExchangePreview,
  Fate,
  PreviewedRow,
  PreviewedTable,
} from '#electron/services/exchange/preview.ts';
import styles from './exchange.module.css';
import type { Choice } from './what-is-here.tsx';

const fates: readonly Fate[] = ['added', 'changed', 'conflicts', 'onlyHere'];

type Tables = ExchangePreview['tables'];

interface Decided {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

interface PreviewProps extends Pick<ExchangePreview, 'tables' | 'isNew'>, Decided {}

/** What bringing in would change here: how many of each, and which; each conflict can be decided by itself. */
export function MergePreview({ tables, isNew, ...decided }: PreviewProps) {
  const { t } = useWords();
  return (
    <section className={styles.merge} aria-label={t('exchange:merge_title')}>
      <h3 className={styles.heading}>{t('exchange:merge_title')}</h3>
      <p className={styles.quiet}>{t('exchange:merge_quiet')}</p>
      {!isNew && <p role="status">{t('exchange:nothing_new')}</p>}
      {tables.length > 0 && (
        <>
          <Counts tables={tables} />
          {fates.map((fate) => (
            <Rows key={fate} fate={fate} tables={tables} {...decided} />
          ))}
        </>
      )}
    </section>
  );
}

function Counts({ tables }: { tables: Tables }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  return (
    <table className={styles.fates}>
      <thead>
        <tr>
          <th scope="col">{t('exchange:things_heading')}</th>
          {fates.map((fate) => (
            <th key={fate} scope="col">
              {t(`exchange:fate_${fate}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tables.map(({ table, counts }) => (
          <tr key={table}>
            <th scope="row">{t(`exchange:things.${table}`)}</th>
            {fates.map((fate) => (
              <td key={fate} className={counts[fate] === 0 ? styles.none : undefined}>
                {number.format(counts[fate])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The rows of one fate, by what they are; closed until one asks. */
function Rows({ fate, tables, ...decided }: { fate: Fate; tables: Tables } & Decided) {
  const { t } = useWords();
  const told = tables.filter(({ counts }) => counts[fate] > 0);
  const count = told.reduce((sum, { counts }) => sum + counts[fate], 0);
  if (count === 0) return null;
  return (
    <Disclosure title={t(`exchange:fate_${fate}`)} remark={count} level={4}>
      <div className={styles.rows}>
        {fate === 'onlyHere' && <p className={styles.quiet}>{t('exchange:onlyHere_stays')}</p>}
        {told.map((each) => (
          <Listed key={each.table} fate={fate} of={each} {...decided} />
        ))}
      </div>
    </Disclosure>
  );
}

function Listed({
  fate,
  of: { table, counts, rows },
  ...decided
}: { fate: Fate; of: PreviewedTable } & Decided) {
  const { t } = useWords();
  const more = counts[fate] - rows[fate].length;
  return (
    <>
      <h5 className={styles.kind}>{t(`exchange:things.${table}`)}</h5>
      <ul>
        {rows[fate].map((row, index) => (
          // Rows of one name are alike: only their place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles.row}>
            <div>
              <OneRow row={row} />
            </div>
            {row.key !== null && <Decision row={row} of={row.key} {...decided} />}
          </li>
        ))}
        {more > 0 && <li className={styles.quiet}>{t('exchange:rows_more', { count: more })}</li>}
      </ul>
    </>
  );
}

function OneRow({ row }: { row: PreviewedRow }) {
  const words = useWords();
  const parts = row.fields.map((field) => partInWords(words, field));
  return (
    <>
      {rowInWords(words, row)}
      {[
        ...parts,
        ...(row.isRemoved ? [words.t('exchange:removed_here')] : []),
        ...(row.isSettled ? [words.t('exchange:conflict_settled')] : []),
      ].map((part) => (
        <span key={part} className={styles.part}>
          {part}
        </span>
      ))}
    </>
  );
}

/** Whose word stands in one conflict. */
function Decision({ row, of, choice, onChoice }: { row: PreviewedRow; of: string } & Decided) {
  const words = useWords();
  const { t } = words;
  const { conflicts, except } = choice;
  const other = conflicts === 'ours' ? 'theirs' : 'ours';
  return (
    <SegmentedControl<Choice['conflicts']>
      label={t('exchange:conflict_of', { name: rowInWords(words, row) })}
      value={except.includes(of) ? other : conflicts}
      onChange={(side) => {
        const others = except.filter((key) => key !== of);
        onChoice({ ...choice, except: side === conflicts ? others : [...others, of] });
      }}
      segments={[
        { value: 'ours', label: t('exchange:conflict_here') },
        { value: 'theirs', label: t('exchange:conflict_file') },
      ]}
    />
  );
}
