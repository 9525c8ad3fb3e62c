// The number of a cell as the paper prints it, with the passages that it counts: those that are shown, and how much of it
// is withheld. The two make the number, or nothing is written.
import { AppError } from '../errors.ts';
import type { CellRequest } from '../counting/opened-columns.ts';
import { passagesIn, peopleIn, type PassageRow, type TallyCellAddress } from '../counting/passages.ts';
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import type { Unit } from '../counting/request.ts';
import type { Selection } from '../counting/selection.ts';

/** A cell to be opened: the count that is printed there, and where it comes from. */
export interface CellToOpen {
  readonly selection: Selection;
  readonly request: CellRequest;
  readonly address: TallyCellAddress;
  readonly unit: Unit;
  readonly count: number;
}

/** A cell with what it opens. */
export interface OpenedCell {
  readonly unit: Unit;
  /** The number of the paper. It does not shrink with what is withheld. */
  readonly count: number;
  /** How much of it is withheld: in its unit, and in passages. A person of whom anything is shown is not withheld. */
  readonly withheld: { readonly units: number; readonly passages: number };
  /** The passages that are shown, source by source. */
  readonly rows: readonly PassageRow[];
}

/**
 * Opens a cell without the withheld sources. Throws AppError `conflict` if what is shown and what is withheld do not make
 * the count, and otherwise as `passagesOf`.
 */
export function openedCell(
  { selection, request, address, unit, count }: CellToOpen,
  withheld: ReadonlySet<string>,
): OpenedCell {
  const { corpus } = selection;
  const all = passagesIn(selection, request, address);
  const rows = all.filter(({ sourceId }) => !withheld.has(sourceId));
  const others = all.filter(({ sourceId }) => withheld.has(sourceId));
  const amount = (those: readonly PassageRow[]): number => {
    switch (unit) {
      case 'sources':
        return new Set(those.map(({ sourceId }) => sourceId)).size;
      case 'codings':
        return those.reduce((sum, { codingIds }) => sum + codingIds.length, 0);
      case 'characters':
        return those.reduce((sum, { sourceId, span }) => {
          const source = corpus.tables.source.get(sourceId);
          if (!span || !source) return sum;
          return sum + charactersBetween(astralPositionsOf(source), span.start, span.end);
        }, 0);
      case 'passages':
      case 'respondents':
        return those.filter(({ span }) => span !== null).length;
    }
  };
  const [shown, left] =
    unit === 'respondents'
      ? peopleShown(peopleIn(selection, request, address), withheld)
      : [amount(rows), amount(others)];
  if (shown + left !== count)
    throw new AppError('conflict', 'errors:annex_differs', {
      name: corpus.codebook.byId.get(address.codeId)?.name ?? '',
      count,
      found: shown + left,
    });
  const passages = others.filter(({ span }) => span !== null).length;
  return { unit, count, withheld: { units: left, passages }, rows };
}

/** How many people are heard in sources that are shown, and how many others there are. */
function peopleShown(
  people: ReadonlyMap<string, readonly string[]>,
  withheld: ReadonlySet<string>,
): [shown: number, others: number] {
  const shown = new Set<string>();
  const all = new Set<string>();
  for (const [sourceId, those] of people)
    for (const id of those) {
      all.add(id);
      if (!withheld.has(sourceId)) shown.add(id);
    }
  return [shown.size, all.size - shown.size];
}
