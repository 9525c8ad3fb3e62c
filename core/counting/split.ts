// How far the passages of a code are split among its sub-codes, and what moving some more of them would make of it.
import type { Codebook } from '../codes/codebook.ts';
import { groups, overlaps, type Span } from '../span.ts';
import type { CodingOfCell } from './passages.ts';

/** Rows as a list of passages has them: passages, and a row for each source coded as a whole. */
export interface SplitCount {
  readonly now: number;
  /** Once the codings that are asked about have moved there; of the code that is split, once they have left it. */
  readonly after: number;
}

export interface SplitPart extends SplitCount {
  /** The sub-code, counted with what lies below it. */
  readonly codeId: string;
}

export interface Split {
  /** All rows of the code with its sub-codes; no move within it changes them. */
  readonly total: number;
  /** Those of the total that are sources coded as a whole rather than passages. */
  readonly whole: number;
  /** Rows that the code itself still holds. */
  readonly still: SplitCount;
  /** In the order of the codebook. */
  readonly parts: readonly SplitPart[];
  /** Rows of codes that a theme gathers from elsewhere. */
  readonly gathered: number;
  /** Rows of the total that stand in more than one of these, for which their sum is larger than the total. */
  readonly inSeveral: number;
}

type Place = Pick<CodingOfCell, 'codingId' | 'sourceId' | 'span'>;

/**
 * Splits the codings of a code, taken with all that it counts, by the sub-code that each belongs to. `moving` are
 * codings that might be given a sub-code next; each part says what it would count with them.
 */
export function splitOf(
  codebook: Codebook,
  codeId: string,
  codings: readonly CodingOfCell[],
  moving: ReadonlySet<string>,
): Split {
  const children = (codebook.children.get(codeId) ?? []).map(({ id }) => id);
  const partOf = partFinder(codebook, codeId, new Set(children));
  const byPart = Map.groupBy(codings, (coding) => partOf(coding.codeId));
  const moved = codings.filter(({ codingId }) => moving.has(codingId));
  const rowsOf = (part: string): readonly Place[] => byPart.get(part) ?? [];
  const still = rowsOf(codeId);
  const rowsOfParts = [...byPart.values()].map((part) =>
    Map.groupBy(rowsIn(part), ({ sourceId }) => sourceId),
  );
  const rows = rowsIn(codings);
  return {
    total: rows.length,
    whole: rows.filter(({ span }) => span === null).length,
    still: {
      now: rowsIn(still).length,
      after: rowsIn(still.filter(({ codingId }) => !moving.has(codingId))).length,
    },
    parts: children.map((child) => ({
      codeId: child,
      now: rowsIn(rowsOf(child)).length,
      after: rowsIn([...rowsOf(child), ...moved]).length,
    })),
    gathered: rowsIn(rowsOf(GATHERED)).length,
    inSeveral: rows.filter(
      (row) => rowsOfParts.filter((part) => isAmong(part.get(row.sourceId) ?? [], row)).length > 1,
    ).length,
  };
}

const GATHERED = '';

/** Which child of the code a code lies below; the code itself for itself, `GATHERED` for what is elsewhere. */
function partFinder(
  codebook: Codebook,
  codeId: string,
  children: ReadonlySet<string>,
): (id: string) => string {
  const known = new Map<string, string>();
  const find = (id: string): string => {
    if (id === codeId || children.has(id)) return id;
    const parentId = codebook.byId.get(id)?.parentId ?? null;
    return parentId === null ? GATHERED : find(parentId);
  };
  return (id) => {
    const part = known.get(id) ?? find(id);
    known.set(id, part);
    return part;
  };
}

interface Row {
  readonly sourceId: string;
  /** Null for a whole source. */
  readonly span: Span | null;
}

function rowsIn(places: readonly Place[]): Row[] {
  return [...Map.groupBy(places, ({ sourceId }) => sourceId)].flatMap(([sourceId, here]) => [
    ...(here.some(({ span }) => span === null) ? [{ sourceId, span: null }] : []),
    ...groups(here.flatMap(({ span }) => span ?? [])).map((span) => ({ sourceId, span })),
  ]);
}

function isAmong(rows: readonly Row[], { span }: Row): boolean {
  return rows.some((row) => (row.span && span ? overlaps(row.span, span) : row.span === span));
}
