import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AttributeRecord, SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import type { Words } from '#words/words.ts';
import { valueInWords } from './value-in-words.ts';
import { Standing } from './standing.tsx';
import type { SourceRow } from './source-row.ts';
import styles from './sources.module.css';

export interface ColumnsWanted {
  readonly attributes: readonly AttributeRecord[];
  /** What is shown. Documents have neither label nor respondent: a column of nothing takes room from the titles. */
  readonly kinds: 'document' | 'interview' | 'both';
  /** Without classes no source has one. */
  readonly hasClasses: boolean;
  readonly readOnly: boolean;
}

/** The columns of the table: what every source has, then the attributes. */
export function sourceColumns(
  { t, language }: Words,
  { attributes, kinds, hasClasses, readOnly }: ColumnsWanted,
): Column<SourceRow>[] {
  const number = new Intl.NumberFormat(language);
  const rename = (row: SourceRow, title: string) => {
    if (title.trim() !== '' && title !== row.source.title) {
      api.sources.update({ ids: [row.source.id], title }).catch(showError);
    }
  };
  const columns: Column<SourceRow>[] = [
    {
      id: 'label',
      title: t('sources:label'),
      width: 64,
      cell: ({ source }) => source.label ?? '',
      sortBy: ({ source }) => source.label,
    },
    {
      id: 'title',
      title: t('sources:name'),
      width: 240,
      grow: true,
      cell: ({ source }) => (kinds === 'both' ? withLabel(source) : source.title),
      sortBy: ({ source }) => source.title,
      ...(readOnly ? {} : { edit: { text: ({ source }: SourceRow) => source.title, commit: rename } }),
    },
    {
      id: 'date',
      title: t('sources:date'),
      width: 112,
      cell: ({ source }) => <span className={styles.number}>{source.date ?? ''}</span>,
      sortBy: ({ source }) => source.date,
    },
    {
      id: 'class',
      title: t('sources:class'),
      width: 100,
      cell: ({ className }) => className ?? '',
      sortBy: ({ className }) => className,
    },
    {
      id: 'respondents',
      title: t('sources:respondent'),
      width: 106,
      cell: ({ respondents }) => respondents.map(({ name }) => name).join(', '),
      sortBy: ({ respondents }) => respondents[0]?.name ?? null,
    },
    {
      id: 'reviewed',
      title: t('sources:review'),
      width: 80,
      cell: ({ reviewed }) => (reviewed ? <Check size={15} aria-label={t('sources:reviewed')} /> : null),
      sortBy: ({ reviewed }) => (reviewed ? 0 : 1),
    },
    {
      id: 'characters',
      title: t('sources:characters'),
      width: 100,
      align: 'end',
      cell: ({ source }) =>
        source.codePoints === 0 ? (
          <span className={styles.quiet}>{t('sources:no_text')}</span>
        ) : (
          number.format(source.codePoints)
        ),
      sortBy: ({ source }) => source.codePoints,
    },
    ...attributes.map((attribute): Column<SourceRow> => ({
      id: attribute.id,
      title: attribute.name,
      width: 110,
      ...(attribute.type === 'integer' || attribute.type === 'decimal' ? { align: 'end' as const } : {}),
      cell: ({ values }) => valueInWords(t, attribute, values.get(attribute.id)),
      sortBy: ({ values }) => sortable(attribute, values.get(attribute.id)),
      ...(readOnly
        ? {}
        : {
            edit: {
              text: ({ values }: SourceRow) => values.get(attribute.id) ?? '',
              commit: ({ source }: SourceRow, value: string) => {
                api.attributes.set({ id: attribute.id, owners: [source.id], value }).catch(showError);
              },
            },
          }),
    })),
    {
      id: 'status',
      title: t('sources:status'),
      width: 140,
      cell: ({ source }) => <Standing source={source} />,
      sortBy: ({ source }) => `${source.status} ${source.exclusionReason ?? ''}`,
    },
  ];
  const isThere: Readonly<Record<string, boolean>> = {
    label: kinds === 'interview',
    respondents: kinds !== 'document',
    class: hasClasses,
  };
  return columns.filter(({ id }) => isThere[id] ?? true);
}

/** A title among those of documents: that of an interview with its label, unless the title names it already. */
function withLabel({ label, title }: SourceRecord): ReactNode {
  if (label === null || title.includes(label)) return title;
  return (
    <>
      <span className={styles.label}>{label}</span>
      <span>{title}</span>
    </>
  );
}

function sortable({ type }: AttributeRecord, value: string | undefined): string | number | null {
  if (value === undefined) return null;
  return type === 'integer' || type === 'decimal' ? Number(value) : value;
}
