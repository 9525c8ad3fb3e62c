import type { TableMapping } from '#core/imports/table-mapping.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { encodingOptions } from '#renderer/common/imports/encodings.ts';
import { MappingOutcome } from './mapping-outcome.tsx';
import { MappingTable } from './mapping-table.tsx';
import styles from './mapping.module.css';
import { noteSentence } from '#renderer/common/imports/report-words.ts';
import type { TablePreview, TableView } from './use-table-preview.ts';

interface MappingProps {
  view: TableView;
  preview: TablePreview;
  mapping: TableMapping;
}

/** How a table becomes sources: sheet, encoding, the role of each column, and the result. */
export function Mapping({ view, preview, mapping }: MappingProps) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <div className={styles.choices}>
        <h3 className={styles.heading}>{t('imports:rows', { count: preview.rows })}</h3>
        {preview.sheets.length > 1 && (
          <Select
            look="pill"
            label={t('imports:sheet')}
            value={preview.sheet}
            onChange={(sheet) => view.read({ sheet })}
            options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          />
        )}
        {preview.encoding !== null && (
          <Select
            look="pill"
            label={t('imports:encoding')}
            value={preview.encoding}
            onChange={(encoding) => view.read({ encoding })}
            options={encodingOptions(t, preview.encoding)}
          />
        )}
        <span className={styles.quiet}>
          {preview.remembered && view.choices.mapping === null
            ? t('imports:as_last_time')
            : t('imports:say_columns')}
        </span>
      </div>
      {preview.notes.map((note) => (
        <span key={note.key} className={styles.quiet}>
          {noteSentence(words, note)}
        </span>
      ))}
      {preview.kept.map(({ column, name, type }) => (
        <span key={column} className={styles.quiet}>
          {t('imports:type_kept', { name, type: t(`sources:type_${type}`) })}
        </span>
      ))}
      {preview.joined.map(({ name, columns }) => (
        <span key={name} className={styles.quiet}>
          {columns.length === 1
            ? t('imports:column_joins', { column: columns[0] ?? '', attribute: name })
            : t('imports:columns_joined', { columns: columns.join(' · '), attribute: name })}
        </span>
      ))}
      <MappingTable preview={preview} mapping={mapping} onMapping={view.map} />
      <MappingOutcome outcome={preview.outcome} />
    </>
  );
}
