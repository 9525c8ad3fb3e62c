import { useWords } from '#renderer/state/words.ts';
import { Conflicts, type Conflicting } from '#renderer/common/conflicts/conflicts.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { partInWords, rowInWords } from '#words/exchange-changes.ts';
import type { Words } from '#words/words.ts';
import type {
  ExchangePreview,
  Fate,
  PreviewedRow,
  PreviewedTable,
} from '#electron/services/exchange/preview.ts';
import type { Choice } from './choice.ts';
import styles from './exchange.module.css';

const fates: readonly Fate[] = ['added', 'changed', 'conflicts', 'onlyHere'];
/** The outcomes that require no decision. */
const settled = fates.filter((fate) => fate !== 'conflicts');

type Tables = ExchangePreview['tables'];

interface PreviewProps extends Pick<ExchangePreview, 'tables' | 'isNew'> {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/**
 * What the import would change: how many things with each outcome, and which; each conflict can be decided separately.
 */
export function MergePreview({ tables, isNew, choice, onChoice }: PreviewProps) {
  const words = useWords();
  const { t } = words;
  // If nothing is new, all conflicts are settled since an earlier import.
  const isDecided = tables.some(({ counts }) => counts.conflicts > 0);
  return (
    <section className={styles.merge} aria-label={t('exchange:merge_title')}>
      <h3 className={styles.heading}>{t('exchange:merge_title')}</h3>
      <p className={styles.quiet}>{t('exchange:merge_quiet')}</p>
      {!isNew && (
        <p role="status">{t(isDecided ? 'exchange:nothing_new_decided' : 'exchange:nothing_new')}</p>
      )}
      {tables.length > 0 && (
        <>
          <Counts tables={tables} />
          <Conflicts
            level={4}
            groups={tables.map(({ table, rows }) => ({
              title: t(`exchange:things.${table}`),
              rows: rows.conflicts.map((row) => conflictInWords(words, row)),
            }))}
            decision={choice}
            onDecision={(decision) => onChoice({ ...choice, ...decision })}
          />
          {settled.map((fate) => (
            <Rows key={fate} fate={fate} tables={tables} />
          ))}
        </>
      )}
    </section>
  );
}

function conflictInWords(words: Words, row: PreviewedRow): Conflicting<string> {
  const { t } = words;
  return {
    key: row.key,
    name: rowInWords(words, row),
    notes: [
      ...(row.isRemoved ? [t('exchange:removed_here')] : []),
      ...(row.isSettled ? [t('exchange:conflict_settled')] : []),
    ],
    fields: row.fields.map(({ field, ...sides }) => ({
      label: t(`exchange:field.${field}`),
      ...sides,
      isColour: field === 'colour',
    })),
  };
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

/** The rows with one outcome, by table; closed until opened. */
function Rows({ fate, tables }: { fate: Fate; tables: Tables }) {
  const { t } = useWords();
  const shown = tables.filter(({ counts }) => counts[fate] > 0);
  const count = shown.reduce((sum, { counts }) => sum + counts[fate], 0);
  if (count === 0) return null;
  return (
    <Disclosure title={t(`exchange:fate_${fate}`)} remark={count} level={4}>
      <div className={styles.rows}>
        {fate === 'onlyHere' && <p className={styles.quiet}>{t('exchange:onlyHere_stays')}</p>}
        {shown.map((each) => (
          <Listed key={each.table} fate={fate} of={each} />
        ))}
      </div>
    </Disclosure>
  );
}

function Listed({ fate, of: { table, counts, rows } }: { fate: Fate; of: PreviewedTable }) {
  const { t } = useWords();
  const more = counts[fate] - rows[fate].length;
  return (
    <>
      <h5 className={styles.kind}>{t(`exchange:things.${table}`)}</h5>
      <ul>
        {rows[fate].map((row, index) => (
          // Rows may have the same name, so the index is the key.
          <li key={index}>
            <OneRow row={row} />
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
      {parts.map((part) => (
        <span key={part} className={styles.part}>
          {part}
        </span>
      ))}
    </>
  );
}
