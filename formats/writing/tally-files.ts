// A tally as csv and JSON for scripts, and as a workbook for people: counts with their bases, shares with their
// intervals, and the way of counting below both.
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import { tallyTable, type TallyTelling } from '#core/exports/tally-rows.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { columnBase } from '#words/column-base.ts';
import { columnTitle } from '#words/column-name.ts';
import { dateInWords } from '#words/citation.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { weightsInWords } from '#words/weights-in-words.ts';
import type { Words } from '#words/words.ts';
import { writeCsv, type CsvOptions } from './csv.ts';
import { aboutSheet, writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

/** The origin of a tally, for the cover of its workbook. */
export interface TallyOrigin extends TallyTelling {
  readonly project: string;
  /** The program and its version. */
  readonly program: string;
  /** The date of writing, ISO. */
  readonly date: string;
}

/** The tally as csv; see `tallyTable`. */
export function writeTallyCsv(tally: Tally, telling: TallyTelling, options: CsvOptions = {}): Uint8Array {
  return writeCsv(tallyTable(tally, telling), options);
}

/** The tally as JSON for scripts, with two spaces of indentation and a final line end. */
export function writeTallyJson(json: TallyJson): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);
}

/** A workbook: counts; if wanted, the codes' own counts; shares, if there are any; and a description of the table. */
export async function writeTallyXlsx(tally: Tally, origin: TallyOrigin, words: Words): Promise<Uint8Array> {
  const { t } = words;
  const fact = (key: string, text: string) => ({ label: t(`exports:about.${key}`), text });
  const about = aboutSheet(t('exports:about.sheet'), titleOf(tally, words), [
    fact('project', origin.project),
    fact('program', origin.program),
    fact('date', dateInWords(words, origin.date)),
    fact('method', origin.method),
    ...(origin.notice === null ? [] : [{ label: t('exports:notice'), text: origin.notice }]),
  ]);
  const sheets = [
    countSheet(tally, origin, words, 'count'),
    ...(origin.direct && tally.settings.rollup ? [countSheet(tally, origin, words, 'direct')] : []),
    ...(sharedColumns(tally, words).length === 0 ? [] : [shareSheet(tally, origin, words)]),
    about,
  ];
  return await writeXlsx(sheets, origin.date);
}

function titleOf({ facts }: Tally, words: Words): string {
  const rows = facts.of === 'themes' ? 'themes' : 'codes';
  return words.t(`figures:title.${rows}.${facts.unit}`);
}

/** The columns, then their union; without grouping, the only column is the union. */
function allColumns({ columns, total, settings }: Tally): readonly TallyColumn[] {
  return settings.by === null ? columns : [...columns, total];
}

function cellsOf(row: TallyRow, { settings }: Tally): readonly TallyCell[] {
  return settings.by === null ? row.cells : [...row.cells, row.total];
}

function nameOf(column: TallyColumn, tally: Tally, words: Words): string {
  if (column === tally.total) return words.t('counting:columns.total');
  return columnTitle(words, tally, column);
}

/** Counts with their base: including sub-codes, or each code's own. */
function countSheet(tally: Tally, origin: TallyOrigin, words: Words, what: 'count' | 'direct'): Sheet {
  const columns = allColumns(tally);
  const weightParts = what === 'count' && tally.settings.weights ? weightColumns : [];
  const unit = words.t(`counting:units.${tally.facts.unit}`);
  const name = what === 'count' ? unit : words.t('exports:tally.direct');
  const title = titleOf(tally, words);
  const head = (value: string, align: 'left' | 'right'): SheetCell => ({ value, look: 'head', align });
  return {
    name,
    widths: [36, ...columns.map(() => 15), ...weightParts.map(() => 15)],
    frozenRows: 3,
    frozenColumns: 1,
    rows: [
      [
        {
          value: what === 'count' ? title : words.t('exports:tally.direct_title', { title }),
          look: 'title',
          columns: columns.length + 1,
        },
        ...columns.map(() => null),
      ],
      [
        head(words.t('exports:codebook.code'), 'left'),
        ...columns.map((column) => head(nameOf(column, tally, words), 'right')),
        ...weightParts.map((part) => head(words.t(`tallies:weights.${part}`), 'right')),
      ],
      [
        { value: null, look: 'note' },
        ...columns.map((column): SheetCell => ({
          value: columnBase(words, tally, column),
          look: 'note',
          align: 'right',
        })),
      ],
      ...tally.rows.map((row) => [
        rowName(row, origin),
        ...cellsOf(row, tally).map((cell): SheetCell => cell[what] ?? { value: '–', align: 'right' }),
        ...weightParts.map((part) => weightCell(words, row, part)),
      ]),
      ...closing(origin, columns.length + 1),
    ],
  };
}

const weightColumns = ['mean', 'range', 'of'] as const;

function weightCell(words: Words, { weights }: TallyRow, part: (typeof weightColumns)[number]): SheetCell {
  if (part === 'mean' && weights?.mean != null) return { value: weights.mean, format: 'statistic' };
  return { value: weightsInWords(words, weights)[part], align: 'right' };
}

function shareSheet(tally: Tally, origin: TallyOrigin, words: Words): Sheet {
  const { t } = words;
  const { sentences = new Map<string, string>() } = origin;
  const shared = sharedColumns(tally, words);
  const wide = 1 + shared.reduce((sum, { parts }) => sum + parts.length, 0);
  const head = (value: string | null, more: object = {}): SheetCell => ({
    value,
    look: 'head',
    align: 'right',
    ...more,
  });
  const heads = sentences.size > 0 ? [head(t('exports:tally.sentence'), { align: 'left' })] : [];
  return {
    name: t('exports:tally.shares'),
    widths: [
      36,
      ...shared.flatMap(({ parts }) => parts.map(({ width }) => width)),
      ...heads.map(() => SENTENCE_WIDTH),
    ],
    frozenRows: 2,
    frozenColumns: 1,
    rows: [
      [
        head(null),
        ...shared.flatMap(({ name, parts }) => [
          head(name, { columns: parts.length }),
          ...parts.slice(1).map(() => null),
        ]),
        ...heads.map(() => head(null)),
      ],
      [
        head(t('exports:codebook.code'), { align: 'left' }),
        ...shared.flatMap(({ parts }) => parts.map(({ key }) => head(t(`exports:tally.${key}`)))),
        ...heads,
      ],
      ...tally.rows.map((row) => [
        rowName(row, origin),
        ...shared.flatMap(({ parts, place }) => parts.map(({ of }) => of(cellsOf(row, tally)[place]))),
        ...heads.map(() => sentences.get(row.codeId) ?? null),
      ]),
      [null],
      ...(shared.some(({ parts }) => parts.some(({ key }) => key === 'low'))
        ? [[{ value: t('exports:tally.interval'), look: 'note' as const, columns: wide }]]
        : []),
      ...closing(origin, wide),
    ],
  };
}

/** In characters: what fits on one line of a screen. */
const SENTENCE_WIDTH = 90;
const REASON_WIDTH = 40;

interface SharePart {
  readonly key: 'count' | 'share' | 'se' | 'low' | 'high' | 'reason';
  readonly width: number;
  readonly of: (cell: TallyCell | undefined) => SheetCell;
}

interface SharedColumn {
  readonly name: string;
  readonly place: number;
  readonly parts: readonly SharePart[];
}

/** The columns that have shares or a reason for having none, each with these. */
function sharedColumns(tally: Tally, words: Words): SharedColumn[] {
  return allColumns(tally).flatMap((column, place) => {
    const reasons = tally.rows.some((row) => cellsOf(row, tally)[place]?.reason);
    if (!column.hasShare && !reasons) return [];
    const share = (key: 'share' | 'se' | 'low' | 'high'): SharePart => ({
      key,
      width: 9,
      of: (cell) => (cell?.[key] == null ? null : { value: cell[key], format: 'share' }),
    });
    const parts: SharePart[] = [
      { key: 'count', width: 12, of: (cell) => foundIn(column, cell, words) },
      ...(column.hasShare ? [share('share')] : []),
      ...(column.shareRule === 'estimated' ? [share('se')] : []),
      ...(column.hasInterval ? [share('low'), share('high')] : []),
      ...(reasons
        ? [
            {
              key: 'reason' as const,
              width: REASON_WIDTH,
              of: (cell: TallyCell | undefined) => (cell?.reason ? reasonSentence(words, cell.reason) : null),
            },
          ]
        : []),
    ];
    return [{ name: nameOf(column, tally, words), place, parts }];
  });
}

/** "9 of 17", or only the count if it is no share of what was counted. */
function foundIn({ n, shareRule }: TallyColumn, cell: TallyCell | undefined, words: Words): SheetCell {
  if (!cell || cell.count === null) return { value: '–', align: 'right' };
  // An estimate is a share of its frame, not of what was counted.
  const isOutOf = shareRule === 'plain' || shareRule === 'out-of';
  return {
    value: isOutOf ? words.t('figures:found', { found: cell.count, n }) : cell.count,
    align: 'right',
  };
}

function rowName(row: TallyRow, { paths }: TallyOrigin): SheetCell {
  const names = row.query === null ? pathNames(paths.get(row.codeId) ?? '') : row.path;
  return { value: names.join(' › '), ...(row.theme ? { look: 'strong' as const } : {}) };
}

/** The way of counting and the notice, below the table and as wide. */
function closing({ method, notice }: TallyOrigin, columns: number): SheetCell[][] {
  const notes = notice === null ? [method] : [method, notice];
  return notes.flatMap((value) => [[null], [{ value, look: 'note' as const, columns }]]);
}
