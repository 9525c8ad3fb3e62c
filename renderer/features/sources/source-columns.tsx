import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { projectStore } from '#renderer/state/project.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import type { Words } from '#words/words.ts';
import type { ColumnsByHand } from './column-choice.tsx';
import {
  isNumeric,
  MAX_VALUES,
  partsSources,
  type FactValues,
  type PlainFact,
  type SourceFact,
} from './source-facts.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { Standing } from '#renderer/common/sources/standing.tsx';
import { originalIn, standingInWords } from '#renderer/common/sources/standing-words.ts';
import styles from './sources.module.css';

export interface ColumnsWanted {
  /** The values of all sources, by fact. */
  readonly values: readonly FactValues[];
  /**
   * The kinds shown. Documents have neither label nor respondents, and an empty column would take space from the
   * titles.
   */
  readonly kinds: 'document' | 'interview' | 'both';
  /** Whether the study has classes. */
  readonly hasClasses: boolean;
  readonly readOnly: boolean;
}

/** All columns that the table can have: those of every source, then the attributes. */
export function sourceColumns(
  words: Words,
  { values, kinds, readOnly }: Omit<ColumnsWanted, 'hasClasses'>,
): Column<SourceRow>[] {
  const { t, language } = words;
  const number = new Intl.NumberFormat(language);
  const rename = (row: SourceRow, title: string) => {
    if (title.trim() !== '' && title !== row.source.title) {
      api.sources.update({ ids: [row.source.id], title }).catch(showError);
    }
  };
  const facts = (isMeant: (fact: SourceFact) => boolean): Column<SourceRow>[] =>
    values.filter(({ fact }) => isMeant(fact)).map((each) => factColumn(each, readOnly));
  return [
    {
      id: 'label',
      title: t('sources:label'),
      // The first column has the edge of the table, too.
      width: 84,
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
    ...facts(({ id }) => id === 'class'),
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
    ...facts(({ id }) => asked.has(id)),
    {
      id: 'minutes',
      title: t('sources:duration'),
      width: 80,
      align: 'end',
      cell: ({ source }) => (source.durationMinutes === null ? '' : number.format(source.durationMinutes)),
      sortBy: ({ source }) => source.durationMinutes,
    },
    ...facts(({ attribute }) => attribute !== null),
    {
      id: 'status',
      title: t('sources:status'),
      width: 140,
      cell: ({ source }) => <Standing source={source} />,
      text: ({ source }) =>
        standingInWords(source, originalIn(projectStore.getState().tables, source), words),
      sortBy: ({ source }) => `${source.status} ${source.exclusionReason ?? ''}`,
    },
  ];
}

/** Facts whose columns are hidden by default; an origin shared by several sources is shown all the same. */
const asked: ReadonlySet<string> = new Set<PlainFact>(['origin', 'language', 'place', 'mode', 'interviewer']);

/** The columns to show: those chosen by hand, else those that have values. */
export function shownColumns(
  columns: readonly Column<SourceRow>[],
  { values, kinds, hasClasses }: Omit<ColumnsWanted, 'readOnly'>,
  byHand: ColumnsByHand,
): Column<SourceRow>[] {
  const origins = values.find(({ fact }) => fact.id === 'origin');
  const unasked: Readonly<Record<string, boolean>> = {
    ...Object.fromEntries([...asked, 'minutes'].map((id) => [id, false])),
    origin: origins !== undefined && partsSources(origins),
    label: kinds === 'interview',
    respondents: kinds !== 'document',
    class: hasClasses,
  };
  return columns.filter(({ id }) => id === 'title' || (byHand[id] ?? unasked[id] ?? true));
}

/** The column of a fact, editable in place if the source stores its text as written. */
function factColumn({ fact, values }: FactValues, readOnly: boolean): Column<SourceRow> {
  const { id, attribute, valuesOf, inWords } = fact;
  const isNumber = attribute !== null && isNumeric(attribute);
  const commit = ({ source }: SourceRow, value: string): void => {
    const done =
      attribute === null
        ? api.sources.update({ ids: [source.id], origin: value.trim() || null })
        : api.attributes.set({ id, owners: [source.id], value });
    done.catch(showError);
  };
  return {
    id,
    title: fact.name,
    width: 110,
    ...(isNumber ? { align: 'end' as const } : {}),
    cell: (row) => valuesOf(row).map(inWords).join(', '),
    sortBy: (row) => {
      const [value] = valuesOf(row);
      if (value === undefined) return null;
      return isNumber ? Number(value) : attribute === null ? inWords(value) : value;
    },
    ...(readOnly || (attribute === null && id !== 'origin')
      ? {}
      : {
          edit: {
            text: (row: SourceRow) => valuesOf(row).map(inWords).join(', '),
            options: isNumber || values.length > MAX_VALUES ? [] : values.map(({ value }) => inWords(value)),
            mayBeBlank: true,
            commit,
          },
        }),
  };
}

/** A title in a list with documents: for an interview with its label, unless the title contains it. */
function withLabel({ label, title }: SourceRecord): ReactNode {
  if (label === null || title.includes(label)) return title;
  return (
    <>
      <span className={styles.label}>{label}</span>
      <span>{title}</span>
    </>
  );
}
