// The table as shown, to paste into a text or a sheet.
import type { Unit } from '#core/counting/request.ts';
import { copiedTable, type CopiedTable } from '#renderer/common/counts/copied-table.ts';
import type { Words } from '#words/words.ts';
import { cellAsText } from '#words/cell-words.ts';
import type { TallyLines } from './tally-lines.ts';

/** The table with its heads and, below it, its notes: how it was counted, and the project's notice. */
export function copiedTally(
  words: Words,
  firstHead: string,
  shown: TallyLines,
  unit: Unit,
  notes: readonly string[],
): CopiedTable {
  const head = [
    firstHead,
    ...columnsAsText(words, shown, unit).map(({ name, base }) =>
      base === '' ? name : words.t('tallies:copied_head', { name, base }),
    ),
  ];
  return copiedTable(head, rowsAsText(shown), notes);
}

/** A column of texts: its name, and the base or unit of its values. */
export interface TextColumn {
  readonly name: string;
  readonly base: string;
}

/**
 * The columns as texts. The counts of the code itself get a column of their own beside the total, which states the
 * unit.
 */
export function columnsAsText({ t }: Words, { columns, hasWeights }: TallyLines, unit: Unit): TextColumn[] {
  return [
    ...columns.flatMap(({ name, base, hasDirect }) => [
      { name, base },
      ...(hasDirect ? [{ name: t('tallies:direct_of', { name }), base: t(`counting:units.${unit}`) }] : []),
    ]),
    ...(hasWeights ? weightParts.map((part) => ({ name: t(`tallies:weights.${part}`), base: '' })) : []),
  ];
}

const weightParts = ['mean', 'range', 'of'] as const;

/** The rows as texts: the name with the names above it, then the cells. */
export function rowsAsText({ columns, lines }: TallyLines): string[][] {
  return lines.map(({ above, name, cells, weights }) => [
    [...above, name].join(' › '),
    ...cells.flatMap(({ words, direct }, place) => [
      cellAsText(words),
      ...(columns[place]?.hasDirect ? [direct === '' ? '–' : direct] : []),
    ]),
    ...(weights === null ? [] : weightParts.map((part) => weights[part])),
  ]);
}
