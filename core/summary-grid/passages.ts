// The passages of one cell of a grid: exactly those that its number counts, and codings of whole sources.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { columnsOf } from '../counting/grouping.ts';
import { passagesIn, type PassageRow } from '../counting/passages.ts';
import { select } from '../counting/selection.ts';
import type { GridPlace } from '../basis.ts';
import { countingOf, type GridRequest } from './request.ts';

/**
 * The passages of a cell, source by source in the order of the corpus; a whole-source coding is a row of its own. Empty
 * for a row that is not in scope. Throws `not_found` for a code that is gone.
 */
export function passagesOfPlace(
  corpus: Corpus,
  codings: CodingTable,
  request: GridRequest,
  { themeId, respondentId, sourceId }: GridPlace,
): PassageRow[] {
  const counting = countingOf(request);
  const selection = select(corpus, codings, counting);
  if (respondentId === null)
    return passagesIn(selection, counting, { codeId: themeId }).filter((row) => row.sourceId === sourceId);
  const column = columnsOf(corpus, selection.scoped, 'respondent').list.find(
    ({ meaning }) => meaning.what === 'respondent' && meaning.respondentId === respondentId,
  );
  if (!column) return [];
  return passagesIn(selection, { ...counting, by: 'respondent' }, { codeId: themeId, columnKey: column.key });
}
