import { isSmall } from '#core/counting/share.ts';
import type { CountedWord, CountedWords } from '#core/wordlist/counted-words.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import type { Grouping } from '#renderer/ui/list/grouped-lines.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { countInWords, decimalInWords, percentInWords } from '#words/numbers.ts';
import type { Words } from '#words/words.ts';
import { useTight } from './use-tight.ts';
import type { MarkedWord, Marks, SideSize, WordOnSide } from './word-sides.ts';
import styles from './words.module.css';

interface TableProps {
  readonly label: string;
  readonly chosen: string | null;
  readonly onChoose: (word: string) => void;
  /** Leaves words out from now on; null where the study cannot be changed. */
  readonly onStop: ((words: readonly string[]) => void) | null;
  /** Goes to the chosen word's lines in context. */
  readonly onOpen: () => void;
}

/** How often each word occurs, in how many sources and by how many respondents, and how evenly. */
export function FrequencyTable({ counted, ...table }: TableProps & { readonly counted: CountedWords }) {
  const words = useWords();
  const { t } = words;
  const { total, rows } = counted;
  const columns: Column<CountedWord>[] = [
    wordColumn(words, (row) => row),
    {
      id: 'count',
      title: t('words:column.count'),
      width: 70,
      align: 'end',
      sortBy: ({ count }) => count,
      cell: ({ count }) => countInWords(words, count),
    },
    {
      id: 'rate',
      title: t('words:column.rate'),
      width: 98,
      align: 'end',
      sortBy: ({ per10000 }) => per10000,
      cell: ({ per10000 }) => rate(words, per10000),
    },
    {
      id: 'sources',
      title: t('words:out_of', { of: countInWords(words, total.sources) }),
      note: t('words:column.sources'),
      width: 92,
      align: 'end',
      sortBy: ({ sources }) => sources,
      cell: ({ sources }) => <Part count={sources} n={total.sources} words={words} />,
    },
    ...(total.respondents > 0
      ? [
          {
            id: 'respondents',
            title: t('words:out_of', { of: countInWords(words, total.respondents) }),
            note: t('words:column.respondents'),
            width: 102,
            align: 'end',
            sortBy: ({ respondents }: CountedWord) => respondents,
            cell: ({ respondents }: CountedWord) => (
              <Part count={respondents} n={total.respondents} words={words} />
            ),
          } satisfies Column<CountedWord>,
        ]
      : []),
    {
      id: 'dp',
      title: t('words:column.dispersion'),
      width: 64,
      align: 'end',
      sortBy: ({ dispersion }) => dispersion,
      cell: ({ dispersion }) => (dispersion === null ? '–' : decimalInWords(words, dispersion, 2)),
    },
  ];
  return <WordTable columns={columns} rows={rows} wordOf={({ word }) => word} {...table} />;
}

interface MarksTableProps extends TableProps {
  readonly marks: Marks;
  readonly first: string;
  readonly second: string;
}

/** The width of the longest bar on one side, in px at the normal text size: a log ratio of five or more. */
const BAR = 27;
const WIDEST = 5;

/** What marks one side against the other: the second side first, then the first. */
export function MarksTable({ marks, first, second, ...table }: MarksTableProps) {
  const words = useWords();
  const { t } = words;
  const sideColumns = (
    id: 'first' | 'second',
    name: string,
    size: SideSize,
    of: (word: MarkedWord) => WordOnSide,
  ): Column<MarkedWord>[] => {
    // Interviews are counted by the people in them.
    const hasPeople = size.respondents > 0;
    const n = hasPeople ? size.respondents : size.sources;
    const countOf = (word: MarkedWord): number => (hasPeople ? of(word).respondents : of(word).sources);
    return [
      {
        id: `${id}-rate`,
        title: name,
        note: t('words:column.rate'),
        width: 100,
        align: 'end',
        sortBy: (word) => of(word).per10000,
        cell: (word) => rate(words, of(word).per10000),
      },
      {
        id: `${id}-n`,
        title: t('words:out_of', { of: countInWords(words, n) }),
        note: t(hasPeople ? 'words:column.respondents' : 'words:column.sources'),
        width: hasPeople ? 98 : 76,
        align: 'end',
        sortBy: countOf,
        cell: (word) => <Part count={countOf(word)} n={n} words={words} />,
      },
    ];
  };
  const isTight = useTight();
  const bars: Column<MarkedWord> = {
    id: 'marks',
    title: t('words:column.marks'),
    width: 76,
    align: 'center',
    cell: ({ logRatio }) => <Bar logRatio={logRatio} />,
    text: ({ logRatio }) => decimalInWords(words, logRatio, 1),
  };
  const columns: Column<MarkedWord>[] = [
    wordColumn(words, ({ row }) => row, isTight),
    ...sideColumns('first', first, marks.first, (word) => word.first),
    ...sideColumns('second', second, marks.second, (word) => word.second),
    ...(isTight ? [] : [bars]),
    {
      id: 'ratio',
      title: t('words:column.log'),
      note: t('words:column.ratio'),
      width: 52,
      align: 'end',
      sortBy: ({ logRatio }) => logRatio,
      cell: ({ logRatio }) => `${logRatio > 0 ? '+' : ''}${decimalInWords(words, logRatio, 1)}`,
    },
    {
      id: 'g2',
      title: 'G²',
      width: 50,
      align: 'end',
      sortBy: ({ logLikelihood }) => logLikelihood,
      cell: ({ logLikelihood }) => decimalInWords(words, logLikelihood, 1),
    },
  ];
  const sides = { first, second };
  return (
    <WordTable
      columns={columns}
      rows={marks.words}
      wordOf={({ row }) => row.word}
      grouping={{ of: ({ logRatio }) => (logRatio > 0 ? 'second' : 'first'), order: ['second', 'first'] }}
      groupHeading={(side, rows) =>
        t('words:mark_side', { side: sides[side as keyof typeof sides], count: rows.length })
      }
      {...table}
    />
  );
}

interface WordTableProps<Row> extends TableProps {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly wordOf: (row: Row) => string;
  readonly grouping?: Grouping<Row>;
  readonly groupHeading?: (group: string, rows: readonly Row[]) => string;
}

function WordTable<Row>({ columns, rows, wordOf, grouping, groupHeading, ...table }: WordTableProps<Row>) {
  const { t } = useWords();
  const { onStop } = table;
  return (
    <DataTable<Row>
      label={table.label}
      columns={columns}
      rows={rows}
      idOf={wordOf}
      textOf={wordOf}
      density="list"
      height="fill"
      className={styles.table}
      multiple={false}
      selected={new Set(table.chosen === null ? [] : [table.chosen])}
      onSelectedChange={([word]) => word !== undefined && table.onChoose(word)}
      onOpen={table.onOpen}
      {...(grouping && groupHeading && { grouping, groupHeading })}
      {...(onStop && { onDelete: (ids: ReadonlySet<string>) => onStop([...ids]) })}
      menu={(chosen) => [
        {
          entries: [
            { id: 'context', label: t('words:in_context'), keys: 'Enter', run: table.onOpen },
            {
              id: 'copy',
              label: t('words:copy_word'),
              run: () => void navigator.clipboard.writeText(chosen.map(wordOf).join('\n')).catch(showError),
            },
            ...(onStop
              ? [
                  {
                    id: 'stop',
                    label: t('words:stop'),
                    keys: 'Delete',
                    run: () => onStop(chosen.map(wordOf)),
                  },
                ]
              : []),
          ],
        },
      ]}
      empty={t('words:nothing')}
    />
  );
}

/** The word, and the respondent whose word it mostly is. */
function wordColumn<Row>(words: Words, rowOf: (row: Row) => CountedWord, isTight = false): Column<Row> {
  return {
    id: 'word',
    title: words.t('words:column.word'),
    width: isTight ? 80 : 100,
    minWidth: 66,
    grow: true,
    sortBy: (row) => rowOf(row).word,
    cell: (row) => {
      const { word, forms, mostlyBy } = rowOf(row);
      return (
        <>
          <span
            className={styles.word}
            {...(forms.length > 0 && {
              title: words.t('words:other_forms', { forms: forms.join(words.t('acts:between_names')) }),
            })}
          >
            {word}
          </span>
          {mostlyBy && (
            <span
              className={styles.mostly}
              title={`${words.t('words:mostly', { ...mostlyBy })} · ${words.t('wordlists:one_respondent')}`}
            >
              {isTight ? mostlyBy.name : words.t('words:mostly', { ...mostlyBy })}
            </span>
          )}
        </>
      );
    },
  };
}

function rate(words: Words, per10000: number | null): string {
  if (per10000 === 0) return '0';
  return per10000 === null ? '–' : decimalInWords(words, per10000, per10000 < 10 ? 1 : 0);
}

/** `209 19%`, or `5 of 10` where there are few. */
function Part({ count, n, words }: { count: number; n: number; words: Words }) {
  if (n === 0) return <>–</>;
  if (isSmall(n))
    return (
      <span>
        <strong>{countInWords(words, count)}</strong> {words.t('words:of', { of: countInWords(words, n) })}
      </span>
    );
  return (
    <span>
      {countInWords(words, count)}
      <span className={styles.share}>{count > 0 ? percentInWords(words, count / n) : ''}</span>
    </span>
  );
}

/** A bar from the middle: filled to the right for the second side, hollow to the left for the first. */
function Bar({ logRatio }: { readonly logRatio: number }) {
  const length = (Math.min(WIDEST, Math.abs(logRatio)) / WIDEST) * BAR;
  return (
    <span className={styles.bar} aria-hidden>
      <span
        className={cx(styles.barLength, logRatio > 0 ? styles.toSecond : styles.toFirst)}
        style={{ width: `calc(${length}rem / 13)` }}
      />
    </span>
  );
}
