// Finds a saved query by the name that was typed.
import { AppError } from '#core/errors.ts';
import { nearNames } from '#core/near-names.ts';
import { readQuery } from '#core/query/read-query.ts';
import type { SavedQueryRecord } from '#core/records.ts';
import type { HeldRecords } from '../../services/project.ts';

/**
 * The saved query with this name or id; without regard to capitals if none has it exactly. Throws `not_found` with the
 * nearest names, or with advice where the text of a query was typed, and `invalid` with the ids if two have the name.
 */
export function savedQueryNamed(wanted: string, { savedQuery }: HeldRecords): SavedQueryRecord {
  const name = wanted.trim();
  const exact = savedQuery.filter((row) => row.id === name || row.name === name);
  const folded = name.toLowerCase();
  const found = exact.length > 0 ? exact : savedQuery.filter((row) => row.name.toLowerCase() === folded);
  const [first, another] = found;
  if (another)
    throw new AppError('invalid', 'errors:saved_query_name_twice', {
      name,
      ids: found.map(({ id }) => id).join(', '),
    });
  if (first) return first;
  if (isQueryText(name)) throw new AppError('not_found', 'errors:no_such_saved_query_but_text', { name });
  if (savedQuery.length === 0) throw new AppError('not_found', 'errors:no_such_saved_query', { name });
  const near = nearNames(
    name,
    savedQuery.map((row) => row.name),
  );
  throw new AppError('not_found', 'errors:no_such_saved_query_near', { name, near: near.join(', ') });
}

/** Whether this reads as a query with operators or words of a text, which no name alone does. */
function isQueryText(typed: string): boolean {
  try {
    return readQuery(typed).what !== 'code';
  } catch {
    return false;
  }
}
