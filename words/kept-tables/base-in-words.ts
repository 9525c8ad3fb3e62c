// What a count is out of, in a few words for a list.
import type { CountingFacts } from '#core/counting/facts.ts';
import type { Unit } from '#core/counting/request.ts';
import { countInWords } from '../numbers.ts';
import { unitsOf } from '../units-of-sources.ts';
import type { Words } from '../words.ts';

/** “2,723 documents”, or “17 respondents” where people are counted and their number is given. */
export function baseInWords(
  words: Words,
  facts: Pick<CountingFacts, 'groups' | 'sources'>,
  unit: Unit,
  respondents: number | null,
): string {
  const { t } = words;
  const isOfPeople = unit === 'respondents' && respondents !== null;
  const count = isOfPeople ? respondents : facts.sources.counted;
  const units = isOfPeople ? t('statements:units.respondents', { count }) : unitsOf(words, facts, count);
  return t('kept_tables:counted', { n: countInWords(words, count), units });
}
