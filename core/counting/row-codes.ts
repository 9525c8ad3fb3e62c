// Which codes the rows of a tally stand for, or those of a grid, of relations and of other analyses.
import type { Codebook } from '../codes/codebook.ts';
import { AppError } from '../errors.ts';
import type { TallySettings } from './request.ts';

/**
 * The codes of the rows, in the order of the codebook or of the request. Throws AppError `not_found` for a code that is
 * not in the codebook. One that is asked for twice is one row.
 */
export function rowCodes(codebook: Codebook, of: TallySettings['of']): readonly string[] {
  if (of === 'themes') return codebook.inOrder.filter((code) => code.isTheme).map((code) => code.id);
  if (of === 'codes') return codebook.inOrder.map((code) => code.id);
  for (const id of of) if (!codebook.byId.has(id)) throw new AppError('not_found', 'errors:no_such_code');
  return [...new Set(of)];
}

/**
 * Counts each code by itself, without what it rolls up. `sets` are counted from the row `first` on; `rows` gives for each
 * row the index of the one that counts its code alone: the row itself, where it counts nothing else.
 */
export function ownCodes(
  codeIds: readonly string[],
  counted: readonly ReadonlySet<string>[],
  first: number,
): { readonly sets: readonly ReadonlySet<string>[]; readonly rows: readonly number[] } {
  const sets: ReadonlySet<string>[] = [];
  const rows = codeIds.map((id, row) => {
    if (counted[row]!.size === 1 && counted[row]!.has(id)) return row;
    return first + sets.push(new Set([id])) - 1;
  });
  return { sets, rows };
}
