import { Fragment } from 'react';
import { spansOf, type LaidColumn, type LaidTable } from '#core/kept-tables/laid-table.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import styles from './laid-table.module.css';

export interface LaidTableViewProps {
  readonly table: LaidTable;
  /** `Table 3`. */
  readonly label: string;
  readonly withNote: boolean;
  /** The language of its words. */
  readonly language: string;
  /** Whether it stands on a page with other things, which has the margins. */
  readonly isOnPage?: boolean;
}

/** A table as it is printed: caption above, three rules, note below, black on white. */
export function LaidTableView({ table, label, withNote, language, isOnPage = false }: LaidTableViewProps) {
  const { t } = useWords();
  const { caption, secondCaption, columns, rows, rowHead, notes } = table;
  const isTwofold = columns.some(({ under }) => under !== null);
  const spans = spansOf(columns);
  const [first = '', ...others] = notes;
  return (
    <div className={isOnPage ? styles.onPage : styles.sheet} lang={language}>
      <table className={cx(styles.table, table.isOfText && styles.ofText)}>
        <caption className={styles.caption}>
          <b>{t('kept_tables:labelled', { label })}</b> {caption}
          {secondCaption !== undefined && <span className={styles.secondCaption}>{secondCaption}</span>}
        </caption>
        <thead>
          {isTwofold && (
            <tr>
              <th scope="col" rowSpan={2} className={styles.ruled}>
                {rowHead}
              </th>
              {spans.map(({ head, from, count }) =>
                head ? (
                  <th key={from} scope="colgroup" colSpan={count} className={styles.over}>
                    <span className={styles.under}>
                      {head.name}
                      {head.note !== '' && <small>{head.note}</small>}
                    </span>
                  </th>
                ) : (
                  <ColumnHead key={from} column={columns[from]!} rows={2} />
                ),
              )}
            </tr>
          )}
          <tr>
            {!isTwofold && (
              <th scope="col" className={styles.ruled}>
                {rowHead}
              </th>
            )}
            {columns
              .filter(({ under }) => !isTwofold || under !== null)
              .map((column) => (
                <ColumnHead key={column.key} column={column} rows={1} />
              ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, depth, look, cells }) => (
            <tr key={key} className={styles[look]}>
              <th
                scope={look === 'heading' ? 'rowgroup' : 'row'}
                colSpan={look === 'heading' ? columns.length + 1 : 1}
                style={{ paddingInlineStart: `${depth * 1.1 + 0.25}em` }}
              >
                {name}
              </th>
              {look !== 'heading' &&
                columns.map((column, place) => (
                  <td key={column.key} className={cx(column.align === 'end' && styles.number)}>
                    {cells[place]?.text}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
      {withNote && (
        <div className={styles.note}>
          <p>
            <i>{t('kept_tables:note')}</i> {first}
          </p>
          {others.map((note, place) => (
            <Fragment key={place}>
              <p>{note}</p>
            </Fragment>
          ))}
        </div>
      )}
    </div>
  );
}

function ColumnHead({ column, rows }: { readonly column: LaidColumn; readonly rows: 1 | 2 }) {
  const { name, note, align } = column;
  return (
    <th scope="col" rowSpan={rows} className={cx(styles.ruled, align === 'end' && styles.number)}>
      {name === 'n' || name === '%' ? <i>{name}</i> : name}
      {note !== '' && <small>{note}</small>}
    </th>
  );
}
