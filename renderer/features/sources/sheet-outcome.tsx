import type { SheetColumn, SheetRow } from '#core/imports/attribute-sheet.ts';
import { consentFrom } from '#core/respondents/consent.ts';
import type { SheetPreview } from '#electron/services/attribute-sheet.ts';
import { useWords } from '#renderer/state/words.ts';
import { Effects } from '#renderer/ui/effects.tsx';
import { joined as joinedNames } from '#words/sentences.ts';
import styles from './sheet-dialog.module.css';

/** How many rows, values and changes of each kind are shown. */
const MAX_SHOWN = 8;

/** What a sheet would change: rows that match or not, values left out, and each change. */
export function SheetOutcome({ preview, of }: { preview: SheetPreview; of: 'sources' | 'respondents' }) {
  const words = useWords();
  const { t } = words;
  const { matched, rows, unnamed, refused, alike, columns, changes, names, newClasses, joined } = preview;
  const separator = t('exports:list.separator');
  const rowsNamed = (list: readonly SheetRow[]): string =>
    [
      ...list.slice(0, MAX_SHOWN).map(({ name, row }) => t('attributes:row', { name, row })),
      ...(list.length > MAX_SHOWN ? [t('attributes:more', { count: list.length - MAX_SHOWN })] : []),
    ].join(separator);
  const made = new Set(columns.filter(({ isNew }) => isNew).map(({ name }) => name));
  const inQuotes = (headings: readonly string[]): string =>
    joinedNames(
      words,
      headings.map((text) => t('search:quoted', { text })),
      'conjunction',
    );
  const called = ({ field, name }: SheetColumn): string =>
    field === null ? name : t(`attributes:field_${field}`);
  const valueOf = ({ field }: SheetColumn, value: string): string => {
    const scope = field === 'consent' ? consentFrom(value) : null;
    return scope === null ? value : t(`respondents:consent_scope.${scope}`);
  };
  return (
    <Effects>
      <p>
        <strong>{t('attributes:matched', { matched, rows })}</strong>
      </p>
      {(['unmatched', 'ambiguous', 'repeated'] as const).map(
        (what) =>
          preview[what].length > 0 && (
            <p key={what}>
              {t(`attributes:${what}`, { count: preview[what].length, names: rowsNamed(preview[what]) })}
            </p>
          ),
      )}
      {unnamed > 0 && <p className={styles.quiet}>{t(`attributes:unnamed_${of}`, { count: unnamed })}</p>}
      {made.size > 0 && <p>{t('attributes:new_columns', { names: [...made].join(separator) })}</p>}
      {joined.map((each) => (
        <p key={each.name}>{t('attributes:joined', { name: each.name, columns: inQuotes(each.columns) })}</p>
      ))}
      {newClasses.length > 0 && <p>{t('attributes:new_classes', { names: newClasses.join(separator) })}</p>}
      {refused.slice(0, MAX_SHOWN).map(({ row, value, column }) => (
        <p key={`${row} ${column.column}`} className={styles.danger}>
          {t(column.field === 'consent' ? 'attributes:refused_consent' : 'attributes:refused', {
            row,
            value,
            column: column.column,
            type: t(`attributes:type.${column.type}`),
          })}
        </p>
      ))}
      {refused.length > MAX_SHOWN && (
        <p className={styles.danger}>{t('attributes:refused_more', { count: refused.length - MAX_SHOWN })}</p>
      )}
      {alike.slice(0, MAX_SHOWN).map((each) => (
        <p key={`${each.column} ${each.value}`}>{t('attributes:alike', { ...each })}</p>
      ))}
      {changes.length === 0 && <p>{t('attributes:no_changes')}</p>}
      {changes.length > 0 && (
        <table className={styles.changes}>
          <caption>{t('attributes:changes', { count: changes.length })}</caption>
          <thead>
            <tr>
              {(['subject', 'attribute', 'before', 'after'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`attributes:${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, MAX_SHOWN).map(({ subjectId, column, from, to }) => (
              <tr key={`${subjectId} ${column.name}`}>
                <td>{names[subjectId]}</td>
                <td>{called(column)}</td>
                <td className={from === null ? styles.quiet : undefined}>
                  {from === null ? t('attributes:empty') : valueOf(column, from)}
                </td>
                <td>{valueOf(column, to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > MAX_SHOWN && (
        <p className={styles.quiet}>{t('attributes:more', { count: changes.length - MAX_SHOWN })}</p>
      )}
    </Effects>
  );
}
