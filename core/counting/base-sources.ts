// The sources behind the base of a table's cell.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { openedColumns, type CellRequest } from './opened-columns.ts';
import { select } from './selection.ts';

/**
 * The ids of the sources that the base of a column holds, in the order of the corpus; of the whole base without a key,
 * and none for an unknown one. Where people are counted these are their interviews. Throws as `tally`.
 */
export function baseSources(
  corpus: Corpus,
  codings: CodingTable,
  { by, ...request }: CellRequest,
  columnKey: string | undefined,
): string[] {
  const selection = select(corpus, codings, request);
  const columns = openedColumns(corpus, selection, by);
  const place = columns.list.findIndex(({ key }) => key === columnKey);
  return selection.sources
    .filter(({ people }) => request.unit !== 'respondents' || people.length > 0)
    .map(({ record }) => record.id)
    .filter((id) => columnKey === undefined || columns.ofSource(id).includes(place));
}
