// The name of the sources in a count.
import type { CountingFacts } from '#core/counting/facts.ts';
import type { Words } from './words.ts';

/** The word for `count` of them: documents, interviews, or sources if there are both. */
export function unitsOf(words: Words, { groups }: Pick<CountingFacts, 'groups'>, count: number): string {
  const kinds = new Set(groups.map(({ kind }) => kind));
  const kind = kinds.size === 1 ? (kinds.has('interview') ? 'interviews' : 'documents') : 'sources';
  return words.t(`statements:units.${kind}`, { count });
}
