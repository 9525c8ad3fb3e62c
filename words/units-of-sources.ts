// What the sources of a count are called.
import type { CountingFacts } from '#core/counting/facts.ts';
import type { Words } from './words.ts';

/** Documents, interviews, or sources where there are both, as `count` of them are called. */
export function unitsOf(words: Words, { groups }: Pick<CountingFacts, 'groups'>, count: number): string {
  const kinds = new Set(groups.map(({ kind }) => kind));
  const kind = kinds.size === 1 ? (kinds.has('interview') ? 'interviews' : 'documents') : 'sources';
  return words.t(`statements:units.${kind}`, { count });
}
