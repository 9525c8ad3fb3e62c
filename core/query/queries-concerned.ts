// Which saved queries an act on codes concerns.
import { countedCodes, type Codebook } from '../codes/codebook.ts';
import { byPosition } from '../by-position.ts';
import { AppError } from '../errors.ts';
import type { SavedQueryRecord } from '../records.ts';
import { thingsNamed } from './named-things.ts';
import { everyPart, type Query } from './query.ts';
import { parseSavedQuery } from './saved-query.ts';

/** The saved queries that name one of the codes, and those that count one with a code above it or a theme. */
export interface QueriesConcerned {
  readonly naming: readonly SavedQueryRecord[];
  readonly counting: readonly SavedQueryRecord[];
}

/** Finds them, in the order of the list; damaged ones name nothing. */
export function queriesConcerned(
  codebook: Codebook,
  saved: Iterable<SavedQueryRecord>,
  codeIds: ReadonlySet<string>,
): QueriesConcerned {
  const naming: SavedQueryRecord[] = [];
  const counting: SavedQueryRecord[] = [];
  for (const row of [...saved].toSorted(byPosition)) {
    const query = queryOf(row);
    if (query === null) continue;
    if (thingsNamed(query).some(({ table, id }) => table === 'code' && codeIds.has(id))) naming.push(row);
    else if (counts(codebook, query, codeIds)) counting.push(row);
  }
  return { naming, counting };
}

function queryOf({ settings }: SavedQueryRecord): Query | null {
  try {
    return parseSavedQuery(settings).query;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function counts(codebook: Codebook, query: Query, codeIds: ReadonlySet<string>): boolean {
  return [...everyPart(query)].some(
    (part) =>
      part.what === 'code' &&
      !part.direct &&
      [...countedCodes(codebook, part.code)].some((id) => codeIds.has(id)),
  );
}
