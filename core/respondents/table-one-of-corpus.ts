import { byPlace, type Corpus } from '../counting/corpus.ts';
import { byPosition } from '../by-position.ts';
import { tableOne, type TableOne } from './table-one.ts';

/** Table 1 of all respondents of a study, or of those with these ids, by every attribute of respondents. */
export function tableOneOf({ tables, valuesOf }: Corpus, ids?: readonly string[]): TableOne {
  const people = [...tables.respondent.values()].sort(byPlace).map(({ id }) => id);
  const attributes = [...tables.attribute.values()]
    .filter(({ owner }) => owner === 'respondent')
    .toSorted(byPosition);
  return tableOne(
    ids === undefined ? people : people.filter((id) => ids.includes(id)),
    attributes,
    (attribute, person) => valuesOf.get(attribute)?.get(person)?.[0],
  );
}
