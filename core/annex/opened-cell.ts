// The number of a cell as the paper prints it, with the passages that it counts: those that are shown, and how much of it
// is withheld. The two make the number, or nothing is written.
import { AppError } from '../errors.ts';
import type { CellRequest } from '../counting/opened-columns.ts';
import { passagesIn, peopleIn, type PassageRow, type TallyCellAddress } from '../counting/passages.ts';
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import type { Unit } from '../counting/request.ts';
import type { Selection } from '../counting/selection.ts';
import type { Withheld } from './withheld.ts';

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
 * Opens a cell without what is withheld. Throws AppError `conflict` if what is shown and what is withheld do not make
 * the count, and otherwise as `passagesOf`.
 */
export function openedCell(
  { selection, request, address, unit, count }: CellToOpen,
  { isHeld }: Pick<Withheld, 'isHeld'>,
): OpenedCell {
  const { corpus } = selection;
  const all = passagesIn(selection, request, address);
  const { rows = [], others = [] } = Object.groupBy(all, (row) => (isHeld(row) ? 'others' : 'rows'));
  const sourcesOf = (those: readonly PassageRow[]): ReadonlySet<string> =>
    new Set(those.map(({ sourceId }) => sourceId));
  const amount = (those: readonly PassageRow[]): number => {
    switch (unit) {
      case 'sources':
        return sourcesOf(those).size;
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
      ? peopleShown(selection, peopleIn(selection, request, address), { rows, others })
      : unit === 'sources'
        ? // A source of which anything is shown is not withheld.
          [amount(rows), amount(all) - amount(rows)]
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

/** How many people are heard in passages that are shown, and how many others there are. */
function peopleShown(
  selection: Selection,
  people: ReadonlyMap<string, readonly string[]>,
  { rows, others }: { readonly rows: readonly PassageRow[]; readonly others: readonly PassageRow[] },
): [shown: number, others: number] {
  const shownIn = Map.groupBy(rows, ({ sourceId }) => sourceId);
  const heldIn = new Set(others.map(({ sourceId }) => sourceId));
  const shown = new Set<string>();
  for (const [sourceId, those] of people) {
    const here = shownIn.get(sourceId);
    if (!here) continue;
    const heard = heldIn.has(sourceId) ? speakersOf(selection, sourceId, here) : null;
    for (const id of those) if (heard?.has(id) ?? true) shown.add(id);
  }
  const all = new Set([...people.values()].flat());
  return [shown.size, all.size - shown.size];
}

/** Whose words these passages are, as counting credits them: the speaker's if that is known, else everybody's. */
function speakersOf(
  { corpus, codings }: Selection,
  sourceId: string,
  rows: readonly PassageRow[],
): ReadonlySet<string> {
  const there = (corpus.respondentsOf.get(sourceId) ?? []).map(({ id }) => id);
  const wanted = new Set(rows.flatMap(({ codingIds }) => codingIds));
  const slots = [...codings.slotsOf(codings.sources.find(sourceId))];
  return new Set(
    slots.flatMap((slot) => {
      const { id, respondentId } = codings.rowAt(slot);
      if (!wanted.has(id)) return [];
      return respondentId !== null && there.includes(respondentId) ? respondentId : there;
    }),
  );
}
