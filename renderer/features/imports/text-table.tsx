import { useState } from 'react';
import { partialDate } from '#core/partial-date.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { currentWords, useWords } from '#renderer/state/words.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './imports.module.css';
import type { SettingsByHand, TextLine } from './text-lines.ts';
import type { Kind } from './usual-class.ts';

interface TextTableProps {
  readonly lines: readonly TextLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (names: ReadonlySet<string>) => void;
  /** Changes the settings of these texts. */
  readonly say: (names: readonly string[], settings: SettingsByHand[string]) => void;
}

const kinds: readonly Kind[] = ['document', 'interview'];

/** The settings of each text, which can be corrected in their cells. */
export function TextTable({ lines, chosen, onChoose, say }: TextTableProps) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const people = useProject((state) => state.tables.respondent);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const hasInterviews = lines.some(({ kind }) => kind === 'interview');
  const edit = (
    text: (line: TextLine) => string,
    commit: (line: TextLine, text: string) => void,
    options: readonly string[] = [],
  ): Pick<Column<TextLine>, 'edit'> => ({ edit: { text, commit, options, mayBeBlank: true } });
  const columns: Column<TextLine>[] = [
    {
      id: 'file',
      title: t('imports:file'),
      width: 190,
      grow: true,
      cell: ({ name }) => <bdi title={name}>{name}</bdi>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'kind',
      title: t('sources:kind'),
      width: 92,
      cell: ({ kind }) => t(`sources:${kind}`),
      sortBy: ({ kind }) => kind,
      ...edit(
        ({ kind }) => t(`sources:${kind}`),
        ({ name }, text) => {
          const kind = kinds.find((each) => t(`sources:${each}`) === text);
          if (kind) say([name], { kind });
        },
        kinds.map((kind) => t(`sources:${kind}`)),
      ),
    },
    ...(hasInterviews
      ? [
          {
            id: 'respondents',
            title: t('sources:respondent'),
            width: 120,
            cell: ({ kind, respondents }: TextLine) =>
              kind === 'document'
                ? ''
                : respondents || <span className={styles.quiet}>{t('imports:named_after_title')}</span>,
            ...edit(
              ({ respondents }) => respondents,
              // Naming a respondent makes the text an interview.
              ({ name }, respondents) =>
                say([name], respondents === '' ? { respondents } : { respondents, kind: 'interview' }),
              [...people.values()].map(({ name }) => name),
            ),
          },
        ]
      : []),
    {
      id: 'date',
      title: t('sources:date'),
      width: 112,
      cell: ({ date }) => <span className={styles.number}>{date ?? ''}</span>,
      sortBy: ({ date }) => date,
      ...edit(
        ({ date }) => date ?? '',
        ({ name }, text) => {
          const date = partialDate(text);
          if (date === null && text !== '') notify(notADate(text), { tone: 'error' });
          else say([name], { date });
        },
      ),
    },
    {
      id: 'class',
      title: t('sources:class'),
      width: 100,
      cell: ({ className }) => className,
      sortBy: ({ className }) => className || null,
      ...edit(
        ({ className }) => className,
        ({ name }, className) => say([name], { className }),
        [...classes.values()].map(({ name }) => name),
      ),
    },
  ];
  return (
    <div
      className={styles.texts}
      // As high as its lines, up to a maximum that leaves the rest of the dialog in view.
      style={{ ['--lines' as string]: Math.min(lines.length, MAX_VISIBLE_LINES) }}
    >
      <DataTable<TextLine>
        label={t('imports:texts')}
        density="list"
        columns={columns}
        rows={lines}
        idOf={({ name }) => name}
        textOf={({ name }) => name}
        selected={chosen}
        onSelectedChange={onChoose}
        widths={widths}
        onWidthsChange={setWidths}
        menu={(rows) => [
          {
            entries: kinds.map((kind) => ({
              id: kind,
              label: t(`sources:${kind}`),
              checked: rows.every((row) => row.kind === kind),
              run: () =>
                say(
                  rows.map(({ name }) => name),
                  { kind },
                ),
            })),
          },
        ]}
      />
    </div>
  );
}

const MAX_VISIBLE_LINES = 8;

function notADate(value: string): string {
  return currentWords().t('errors:not_a_date', { value });
}
