// How far the passages of a code have been distributed among its sub-codes, and what moving more of them
// would change.
import type { Codebook } from '../codes/codebook.ts';
import { groups, overlaps, type Span } from '../span.ts';
import type { CodingOfCell } from './passages.ts';

/** Numbers of rows as in a list of passages: passages, and one row for each source coded as a whole. */
export interface SplitCount {
  readonly now: number;
  /** The number once the selected codings have moved; for the code that is split, once they have left it. */
  readonly after: number;
}

/** The rows of one sub-code. */
export interface SplitPart extends SplitCount {
  /** The sub-code, counted with all codes below it. */
  readonly codeId: string;
}

/** How the rows of a code are distributed among its sub-codes. */
export interface Split {
  /** All rows of the code and its sub-codes; moves among these do not change it. */
  readonly total: number;
  /** How many of them are sources coded as a whole and not passages. */
  readonly whole: number;
  /** Rows that the code itself still has. */
  readonly still: SplitCount;
  /** In the order of the codebook. */
  readonly parts: readonly SplitPart[];
  /** Rows of codes added to a theme from elsewhere. */
  readonly gathered: number;
  /** Rows of the total that belong to more than one of these, so that the sum of these exceeds the total. */
  readonly inSeveral: number;
}

type Place = Pick<CodingOfCell, 'codingId' | 'sourceId' | 'span'>;

/**
 * Splits the codings of a code, with everything it counts, by sub-code. `moving` are codings that might be
 * given a sub-code next; each part tells what it would count with them.
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

/**
 * Returns a function that tells which child a code lies below: the code itself for itself, `GATHERED` for
 * codes from elsewhere.
 */
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
