// The name of the sources in a count.
import type { CountingFacts } from '#core/counting/facts.ts';
import type { Words } from './words.ts';

/** The word for `count` of them: documents, interviews, or sources if there are both. */
export function unitsOf(words: Words, { groups }: Pick<CountingFacts, 'groups'>, count: number): string {
  return words.t(`statements:units.${kindOf(groups)}`, { count });
}

/** The name of them without a number, which in Chinese has no measure word: documents, interviews, or sources. */
export function sourcesNamed(words: Words, { groups }: Pick<CountingFacts, 'groups'>): string {
  const kind = kindOf(groups);
  return kind === 'sources' ? words.t('analysis:units.sources') : words.t(`counting:groups.${kind}`);
}

function kindOf(groups: CountingFacts['groups']): 'documents' | 'interviews' | 'sources' {
  const kinds = new Set(groups.map(({ kind }) => kind));
  return kinds.size === 1 ? (kinds.has('interview') ? 'interviews' : 'documents') : 'sources';
}
