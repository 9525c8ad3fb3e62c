// The joint display as a workbook: every number in a cell of its own, including statistics and intervals, since data
// exports always contain them; below them and on a second sheet, the notes.
import type { SideFinding } from '#core/comparison/compare.ts';
import type { Side, SideName } from '#core/comparison/counts.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { dateInWords } from '#words/citation.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import {
  estimateOf,
  notesOf,
  sideCell,
  sideHead,
  sidesInWords,
  titleOf,
  verdictInWords,
} from '#words/exports/joint-display.ts';
import { aboutSheet, writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

interface DisplayColumn {
  readonly group: string;
  readonly head: string;
  readonly width: number;
  readonly of: (row: JointDisplayRow) => SheetCell;
}

/** The file as bytes. */
export async function writeJointDisplayXlsx(
  display: JointDisplay,
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const { t } = words;
  const about = aboutSheet(t('exports:about.sheet'), titleOf(display, words), [
    { label: t('exports:about.project'), text: display.project },
    { label: t('exports:about.program'), text: display.program },
    { label: t('exports:about.date'), text: dateInWords(words, display.date) },
    ...notesOf(display, true, words),
    ...(display.notice === null ? [] : [{ label: t('exports:notice'), text: display.notice }]),
  ]);
  return await writeXlsx([displaySheet(display, words), about], display.date, cut);
}

/** The sheet in a workbook of several tables: below its caption, and with its notes under it. */
export function jointDisplaySheet(
  display: JointDisplay,
  {
    name,
    caption,
    withNotes,
  }: { readonly name: string; readonly caption: string; readonly withNotes: boolean },
  words: Words,
): Sheet {
  const sheet = displaySheet(display, words);
  const across = (value: string, look: 'title' | 'note'): SheetCell[] => [
    { value, look, columns: NOTE_COLUMNS },
  ];
  const notes = withNotes ? notesOf(display, true, words) : [];
  return {
    ...sheet,
    name,
    frozenRows: (sheet.frozenRows ?? 0) + 1,
    // Below the caption, which stands once.
    printedHeads: { from: 2, to: 3 },
    rows: [
      across(caption, 'title'),
      ...sheet.rows,
      ...notes.flatMap(({ label, text }) => [
        [null],
        across(words.t('exports:about.listed', { label, text }), 'note'),
      ]),
    ],
  };
}

/** How many columns a text below the table spans. */
const NOTE_COLUMNS = 6;

function displaySheet(display: JointDisplay, words: Words): Sheet {
  const columns = [
    ...themeColumns(words),
    ...sideColumns(display, 'a', words),
    ...sideColumns(display, 'b', words),
    ...judgementColumns(display, words),
    ...statisticColumns(words),
  ];
  const closing: SheetCell[][] = (display.notice === null ? [] : [display.notice]).flatMap((value) => [
    [null],
    [{ value, look: 'note' as const, columns: Math.min(NOTE_COLUMNS, columns.length) }],
  ]);
  return {
    name: words.t('exports:joint.title'),
    widths: columns.map(({ width }) => width),
    frozenRows: 2,
    frozenColumns: 1,
    landscape: true,
    printedHeads: { from: 1, to: 2 },
    rows: [
      columns.map(({ group }, place): SheetCell => {
        if (place > 0 && columns[place - 1]?.group === group) return null;
        const span = columns.slice(place).findIndex((column) => column.group !== group);
        const across = span === -1 ? columns.length - place : span;
        return { value: group, look: 'head', columns: across };
      }),
      columns.map(({ head }): SheetCell => ({ value: head, look: 'head' })),
      ...display.rows.map((row) => columns.map((column) => column.of(row))),
      ...closing,
    ],
  };
}

function themeColumns({ t }: Words): DisplayColumn[] {
  const group = t('exports:joint.theme');
  return [
    {
      group,
      head: t('exports:joint.theme'),
      width: 28,
      of: (row) => ({ value: pathNames(row.path).join(' › '), look: 'strong' }),
    },
    { group, head: t('exports:field.secondName'), width: 18, of: (row) => row.name2 },
    { group, head: t('exports:joint.definition'), width: 42, of: (row) => row.definition || null },
    {
      group,
      head: t('exports:joint.prompted'),
      width: 14,
      of: ({ theme }) => (theme.prompted === null ? null : t(`exports:term.${theme.prompted}`)),
    },
  ];
}

function sideColumns(display: JointDisplay, side: SideName, words: Words): DisplayColumn[] {
  const { t } = words;
  const base = display.comparison[side];
  const { label, text } = sideHead(display, side, words);
  const group = `${label}, ${text}`;
  const finding = (head: string, of: (own: SideFinding) => SheetCell, width = 10): DisplayColumn => ({
    group,
    head: t(`exports:joint.${head}`),
    width,
    of: (row) => of(row.theme[side]),
  });
  const isEstimated = display.rows.some(({ theme }) => theme[side].isEstimated);
  const reason = base.uncounted ?? base.unshared;
  const estimateCell = (row: JointDisplayRow): SheetCell => estimateOf(row, side, words)[0] ?? null;
  return [
    finding('count', ({ count }) => count),
    finding('n', ({ n }) => n),
    finding('share', ({ share }) => asShare(share)),
    ...(isEstimated ? [finding('se', ({ se }) => asShare(se), 14)] : []),
    finding('low', ({ low }) => asShare(low), 12),
    finding('high', ({ high }) => asShare(high), 12),
    ...(reason === null ? [] : [finding('reason', () => reasonSentence(words, reason), 40)]),
    ...(isEstimated ? [{ group, head: t('exports:tally.sentence'), width: 60, of: estimateCell }] : []),
    finding('rankHead', ({ rank }) => rank),
    ...(base.unit === 'respondents' ? [finding('sources', ({ sources }) => sources, 12)] : []),
    finding('passagesHead', ({ passages }) => passages, 12),
    ...classColumns(base, side, group, words),
    {
      group,
      head: t('exports:joint.excerpts'),
      width: 60,
      of: (row) => {
        const { excerpts, withheld } = sideCell(display, row, side, words);
        return [...excerpts, ...(withheld === null ? [] : [withheld])].join('\n\n') || null;
      },
    },
  ];
}

/** Each class has a column of its own, so that two thousand news items do not drown seven hundred reports. */
function classColumns(base: Side, side: SideName, group: string, { t }: Words): DisplayColumn[] {
  if (base.classes.length < 2) return [];
  return base.classes.flatMap(({ classId, key }, place): DisplayColumn[] => {
    const name = classId === null ? t('counting:columns.none') : key;
    return [
      { group, head: name, width: 12, of: (row) => row.theme[side].byClass[place]?.count ?? null },
      {
        group,
        head: t('exports:joint.class', { name, found: t('exports:joint.n') }),
        width: 12,
        of: (row) => row.theme[side].byClass[place]?.n ?? null,
      },
    ];
  });
}

function judgementColumns(display: JointDisplay, words: Words): DisplayColumn[] {
  const { t } = words;
  const group = t('exports:joint.judgement');
  const names = sidesInWords(display, words);
  const word = (key: string, value: string | null): string | null =>
    value === null ? null : t(`comparison:${key}.${value}`, names);
  const column = (head: string, width: number, of: DisplayColumn['of']): DisplayColumn => ({
    group,
    head: t(`exports:joint.${head}`),
    width,
    of,
  });
  return [
    column('pattern', 18, (row) => word('pattern', row.theme.pattern)),
    column('prominence', 14, (row) => word('prominence', row.theme.prominence)),
    column('convergence', 18, (row) => word('convergence', row.convergence)),
    column('verdict', 18, (row) => ({ value: verdictInWords(row, words), look: 'strong' })),
    column('reasons', 56, (row) => row.judged?.reasons || null),
    column('judged', 26, ({ judged }) =>
      judged === null
        ? null
        : t('exports:joint.judgedBy', { coder: judged.by, date: dateInWords(words, judged.at) }),
    ),
  ];
}

function statisticColumns({ t }: Words): DisplayColumn[] {
  const group = t('exports:joint.statistics');
  const column = (
    head: string,
    of: (statistics: JointDisplayRow['theme']['statistics']) => number | null,
    format: 'share' | 'statistic' = 'statistic',
  ): DisplayColumn => ({
    group,
    head: t(head),
    width: 14,
    of: ({ theme }) => {
      const value = of(theme.statistics);
      return value === null ? null : { value, format };
    },
  });
  return [
    column('exports:joint.difference', ({ difference }) => difference?.value ?? null, 'share'),
    column('exports:joint.differenceLow', ({ difference }) => difference?.low ?? null, 'share'),
    column('exports:joint.differenceHigh', ({ difference }) => difference?.high ?? null, 'share'),
    column('comparison:statistics.fisher', ({ fisher }) => fisher),
    column('comparison:statistics.holm', ({ holm }) => holm),
    column('comparison:statistics.bh', ({ bh }) => bh),
    column('comparison:statistics.h', ({ cohenH }) => cohenH),
    column('comparison:statistics.phi', ({ phi }) => phi),
    column('comparison:statistics.odds_ratio', ({ oddsRatio }) => oddsRatio),
    column('comparison:statistics.odds_ratio_haldane', ({ haldaneOddsRatio }) => haldaneOddsRatio),
    column('comparison:statistics.salience', ({ equalWeightSalience }) => equalWeightSalience, 'share'),
  ];
}

function asShare(value: number | null): SheetCell {
  return value === null ? null : { value, format: 'share' };
}
