// A tally as a table of a paper: one row for each theme or code, counts with their shares, the total last.
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import { isSmall } from '#core/counting/share.ts';
import { hasIntervals } from '#core/counting/shown-intervals.ts';
import type { LaidCell, LaidColumn, LaidHead, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import { countedBase } from '../column-base.ts';
import { columnTitle } from '../column-name.ts';
import { rowInWords, type FigureCodes } from '../figure-rows.ts';
import { methodSentence } from '../method-sentence.ts';
import { intervalInWords } from '../numbers.ts';
import { atSentenceStart } from '../sentences.ts';
import { weightsInWords } from '../weights-in-words.ts';
import type { Words } from '../words.ts';
import {
  countCells,
  countColumns,
  decimalCell,
  endsOf,
  foundCell,
  outOf,
  plainCell,
  reasonNotes,
} from './laid-counts.ts';

/** The tally in words. `codes` are those of the rows, by id. */
export function laidTally(words: Words, tally: Tally, codes: FigureCodes, shown: Shown): LaidTable {
  const { t } = words;
  const { facts, settings, rows } = tally;
  const places: readonly Place[] = [
    ...tally.columns.map((column, index) => ({ column, of: ({ cells }: TallyRow) => cells[index]! })),
    ...(settings.by === null ? [] : [{ column: tally.total, of: ({ total }: TallyRow) => total }]),
  ].map((place) => {
    const withShares = hasShares(place.column, shown);
    const { intervals = 'none' } = shown;
    return {
      ...place,
      hasShares: withShares,
      withIntervals: withShares && hasIntervals(place.column, intervals),
    };
  });
  const withDirect = shown.direct === true && settings.rollup;
  const named = rows.map((row) => rowInWords(words, row, codes, rows));
  return {
    caption: t(`figures:title.${facts.of === 'themes' ? 'themes' : 'codes'}.${facts.unit}`),
    rowHead: atSentenceStart(
      words,
      t(facts.of === 'themes' ? 'exports:codebook.theme' : 'exports:codebook.code'),
    ),
    columns: [
      ...places.flatMap((place) => columnsOf(words, tally, place, withDirect)),
      ...(settings.weights ? weightColumns(words) : []),
    ],
    rows: rows.map((row, index) => ({
      key: row.codeId,
      name: [named[index]!.label, named[index]!.mark].filter(Boolean).join(' '),
      depth: named[index]!.depth,
      look: 'plain',
      cells: [
        ...places.flatMap(({ column, of, hasShares: withShares, withIntervals }) => {
          const cell = of(row);
          const n = wholeIn(column, cell);
          return [
            ...countCells(words, { count: cell.count, n, share: cell.share }, withShares),
            ...(withIntervals ? [intervalCell(words, cell)] : []),
            ...(withDirect ? [plainCell(words, cell.direct)] : []),
          ];
        }),
        ...(settings.weights ? weightCells(words, row) : []),
      ],
    })),
    notes: [
      methodSentence(words, facts),
      ...(named.some(({ mark }) => mark !== '') ? [t('figures:prompted')] : []),
      ...(places.some(({ withIntervals }) => withIntervals) ? [t('exports:tally.interval')] : []),
      ...reasonNotes(
        words,
        rows.flatMap((row) => places.map(({ of }) => of(row))),
        places.some((place) => place.hasShares),
      ),
    ],
  };
}

interface Place {
  readonly column: TallyColumn;
  readonly of: (row: TallyRow) => TallyCell;
  readonly hasShares: boolean;
  readonly withIntervals: boolean;
}

function hasShares({ hasShare, shareRule, n }: TallyColumn, { shares }: Shown): boolean {
  return shares !== false && hasShare && (shareRule === 'part' || !isSmall(n));
}

/** What the count of a cell is out of; null where it stands alone. */
function wholeIn({ shareRule, n }: TallyColumn, { partOf = null }: TallyCell): number | null {
  if (shareRule === 'none') return null;
  return shareRule === 'part' ? partOf : n;
}

function columnsOf(words: Words, tally: Tally, place: Place, withDirect: boolean): LaidColumn[] {
  const { column } = place;
  const isTotal = column === tally.total && tally.settings.by !== null;
  const base = countedBase(words, tally, column);
  const head: LaidHead = {
    key: column.key,
    name: atSentenceStart(
      words,
      isTotal ? words.t('counting:columns.total') : columnTitle(words, tally, column),
    ),
    note: base.text,
    ...(base.n === null ? {} : { parts: [outOf(words, base.n, base.isUnreviewed)] }),
  };
  const beside = (key: string, name: string, format: LaidColumn['format']): LaidColumn => ({
    key: `${head.key}: ${key}`,
    name,
    note: '',
    align: 'end',
    under: head,
    format,
    shareOf: null,
  });
  const columns = [
    ...countColumns(head, place.hasShares),
    ...(place.withIntervals ? [beside('interval', words.t('exports:tally.interval_of'), 'text')] : []),
  ];
  if (!withDirect) return columns;
  const direct = beside('direct', words.t('exports:tally.direct'), 'count');
  const [first, ...others] = columns;
  const { parts: _, ...counts } = first!;
  return [{ ...counts, name: 'n', note: '', under: head }, ...others, direct];
}

function intervalCell(words: Words, { count, share, low, high }: TallyCell): LaidCell {
  if (count === null || share === null || low === null || high === null) return { text: '' };
  return {
    text: intervalInWords(words, { low, high }),
    parts: endsOf(words, { low, high }, 'percent'),
  };
}

/** The mean, the range and the number of the weights of each row's codings. */
function weightColumns({ t }: Words): LaidColumn[] {
  const under: LaidHead = { key: 'weights', name: t('tallies:weights.head'), note: '' };
  return (['mean', 'range', 'of'] as const).map((part): LaidColumn => ({
    key: `weights: ${part}`,
    name: t(`tallies:weights.part.${part}`),
    note: '',
    align: 'end',
    under,
    format: part === 'mean' ? 'decimal' : 'text',
    shareOf: null,
  }));
}

function weightCells(words: Words, { weights }: TallyRow): LaidCell[] {
  const { mean, range, of } = weightsInWords(words, weights);
  const { least = null, most = null } = weights ?? {};
  const ends = least === null || most === null ? [] : endsOf(words, { low: least, high: most }, 'count');
  return [
    decimalCell(mean, weights?.mean ?? null),
    { text: range, ...(ends.length > 0 ? { parts: ends } : {}) },
    weights === null ? { text: of } : foundCell(words, weights.weighted, weights.codings),
  ];
}
