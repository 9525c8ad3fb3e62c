// Pseudonyms do not protect a person who is the only one of their kind: a technical lead, at a foreign firm,
// in one town.
import type { Corpus } from '../counting/corpus.ts';

/**
 * How many respondents have a combination of attribute values that no one else has. 0 where there are no
 * attributes.
 */
export function aloneByAttributes({ tables, valuesOf }: Corpus): number {
  const attributes = [...tables.attribute.values()].filter(({ owner }) => owner === 'respondent');
  const combinations = [...tables.respondent.keys()].map((id) =>
    JSON.stringify(attributes.map((attribute) => valuesOf.get(attribute.id)?.get(id) ?? null)),
  );
  const counted = Map.groupBy(combinations, (combination) => combination);
  return attributes.length === 0 ? 0 : [...counted.values()].filter(({ length }) => length === 1).length;
}
