import type { AttributeType } from '#core/records.ts';
import type { ColumnUse, TableMapping } from '#core/imports/table-mapping.ts';
import { tables } from '#core/tables/all.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { roleOf, roles, withRole } from './mapping-roles.ts';
import styles from './mapping.module.css';
import type { TablePreview } from './use-table-preview.ts';

const types: readonly AttributeType[] = tables.attribute.columns.type.values;

export interface MappingTableProps {
  preview: TablePreview;
  mapping: TableMapping;
  onMapping: (mapping: TableMapping) => void;
}

/** The first rows of the table, with a choice of role above each column. */
export function MappingTable({ preview, mapping, onMapping }: MappingTableProps) {
  const { t } = useWords();
  const replace = (use: ColumnUse) =>
    onMapping(mapping.map((each) => (each.column === use.column ? use : each)));
  return (
    // Focusable, to scroll it by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('imports:columns')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.rowNumber}>
              {t('imports:row')}
            </th>
            {mapping.map((use) => (
              <th key={use.column} scope="col" className={cx(use.role === 'ignore' && styles.ignored)}>
                <span className={styles.columnName} title={use.column}>
                  {use.column}
                </span>
                <Select
                  label={t('imports:use_of', { column: use.column })}
                  labelHidden
                  value={roleOf(use)}
                  onChange={(role) => onMapping(withRole(mapping, use.column, role))}
                  options={roles.map((role) => ({ value: role, label: t(`imports:role_${role}`) }))}
                />
                {use.role === 'attribute' && (
                  <div className={styles.attribute}>
                    <TextField
                      label={t('imports:attribute_name_of', { column: use.column })}
                      labelHidden
                      value={use.name}
                      onChange={(name) => replace({ ...use, name })}
                      onBlur={() => use.name.trim() === '' && replace({ ...use, name: use.column })}
                    />
                    <Select
                      label={t('imports:type_of', { column: use.column })}
                      labelHidden
                      value={use.type}
                      onChange={(type) => replace({ ...use, type })}
                      options={types.map((type) => ({ value: type, label: t(`sources:type_${type}`) }))}
                    />
                  </div>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sample.map((cells, row) => (
            // The rows of a file have no id, so the index is the key.
            <tr key={row}>
              <td className={styles.rowNumber}>{row + 2}</td>
              {mapping.map((use, column) => (
                <td
                  key={use.column}
                  className={cx(styles.cell, use.role === 'ignore' && styles.ignored)}
                  title={cells[column]}
                >
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
