// Acts on the rules for words: terms, stop words, words listed all the same, and forms that count as another word.
import type { WordRuleRecord } from '../records.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** How many words a sentence names. */
const MAX_NAMED_WORDS = 3;

/** The facts of an act on the rules of one use and language; null for any other act. */
export function wordFacts(rows: ActRows): ActFacts | null {
  if ([...rows.tables].some((table) => table !== 'wordRule')) return null;
  const made = [...rows.added('wordRule'), ...rows.updated('wordRule').map(([, to]) => to)];
  const rules = made.length > 0 ? made : rows.removed('wordRule');
  const [first] = rules;
  if (!first || rules.some((rule) => !isAlike(rule, first))) return null;
  const did = made.length > 0 ? 'added' : 'removed';
  const name = rules
    .slice(0, MAX_NAMED_WORDS)
    .map(({ word }) => word)
    .join('\n');
  return {
    ...plainFacts(
      `${did}_words_${first.use}${rules.length > MAX_NAMED_WORDS ? '_and_more' : ''}`,
      rules.length,
    ),
    things: { words: { what: 'other', id: first.id, name } },
    value: { of: 'language', from: null, to: first.language },
  };
}

function isAlike(one: WordRuleRecord, other: WordRuleRecord): boolean {
  return one.use === other.use && one.language === other.language;
}
