import { useEffect, useEffectEvent } from 'react';
import type { ColumnUse, SingleRole, TableMapping } from '#core/table-mapping.ts';
import type { AttributeType } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import styles from './sources.module.css';
import type { OneFile } from './use-files.ts';

export interface TablePreview {
  readonly title: string;
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly mapping: TableMapping;
}

type Role = SingleRole | 'ignore' | 'source_attribute' | 'respondent_attribute';
const roles: readonly Role[] = [
  'title',
  'text',
  'date',
  'class',
  'respondent',
  'language',
  'origin',
  'source_attribute',
  'respondent_attribute',
  'ignore',
];
const types: readonly AttributeType[] = ['text', 'integer', 'decimal', 'boolean', 'date'];

function roleOf(use: ColumnUse): Role {
  return use.role === 'attribute' ? `${use.owner}_attribute` : use.role;
}

/** The use of a column under another role; a column that loses a role which only one may have is left out. */
export function withRole(mapping: TableMapping, column: string, role: Role): TableMapping {
  return mapping.map((use): ColumnUse => {
    if (use.column !== column) {
      const loses = use.role === role && role !== 'ignore';
      return loses ? { column: use.column, role: 'ignore' } : use;
    }
    if (role === 'source_attribute' || role === 'respondent_attribute') {
      const type = use.role === 'attribute' ? use.type : 'text';
      return {
        column,
        role: 'attribute',
        name: column,
        owner: role === 'source_attribute' ? 'source' : 'respondent',
        type,
      };
    }
    return { column, role };
  });
}

interface TableColumnsProps {
  file: OneFile;
  preview: TablePreview | null;
  mapping: TableMapping | null;
  onPreview: (preview: TablePreview) => void;
  onMapping: (mapping: TableMapping) => void;
}

/** What each column of a table is used for, with its first value beside it. */
export function TableColumns({ file, preview, mapping, onPreview, onMapping }: TableColumnsProps) {
  const { t } = useWords();
  const look = async (sheet?: string): Promise<void> => {
    const { reference, name } = await file.handOver();
    const found = await api.imports.preview({ file: { reference, name }, ...(sheet ? { sheet } : {}) });
    if (found.type === 'table') onPreview(found);
  };
  const begin = useEffectEvent(() => look().catch(showError));
  useEffect(() => {
    void begin();
  }, [file.name]);
  if (!preview || !mapping) return null;
  return (
    <section>
      <h3 className={styles.section}>
        {t('sources:columns_of', { name: file.name })}{' '}
        <span className={styles.quiet}>{t('sources:rows', { count: preview.rows })}</span>
      </h3>
      {preview.sheets.length > 1 && (
        <Select
          label={t('sources:sheet')}
          value={preview.sheet}
          onChange={(sheet) => void look(sheet).catch(showError)}
          options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        />
      )}
      <div className={styles.scroll}>
        <table className={styles.mapping}>
          <thead>
            <tr>
              <th>{t('sources:column')}</th>
              <th>{t('sources:used_as')}</th>
              <th>{t('sources:type')}</th>
              <th>{t('sources:example')}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.map((use, index) => (
              <tr key={use.column}>
                <td>{use.column}</td>
                <td>
                  <Select
                    label={`${t('sources:used_as')}: ${use.column}`}
                    labelHidden
                    value={roleOf(use)}
                    onChange={(role) => onMapping(withRole(mapping, use.column, role))}
                    options={roles.map((role) => ({ value: role, label: t(`sources:role_${role}`) }))}
                  />
                </td>
                <td>
                  {use.role === 'attribute' && (
                    <Select
                      label={`${t('sources:type')}: ${use.column}`}
                      labelHidden
                      value={use.type}
                      onChange={(type) =>
                        onMapping(mapping.map((each) => (each === use ? { ...use, type } : each)))
                      }
                      options={types.map((type) => ({ value: type, label: t(`sources:type_${type}`) }))}
                    />
                  )}
                </td>
                <td className={styles.quiet}>{preview.sample.find((row) => row[index])?.[index] ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
