// The names of a comparison's sides if their kinds do not distinguish them.
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ScopeFacts } from '#core/counting/facts.ts';
import type { Side, SideName } from '#core/comparison/counts.ts';
import { dateInWords } from './citation.ts';
import { pickedInWords } from './scope-sentences.ts';
import { listed, yesOrNo } from './sentences.ts';
import type { Words } from './words.ts';

/** Names that the analyst gave the two sides, such as two waves; null if the kind is enough. */
export type SideNames = Readonly<Record<SideName, string | null>>;

export const unnamed: SideNames = { a: null, b: null };

/** A side in words: `documents`, or `documents (news)`. */
export function sideInWords({ t }: Words, { kind }: Pick<Side, 'kind'>, name: string | null = null): string {
  const side = t(`comparison:side.${kind}`);
  return name === null ? side : t('comparison:side.named', { side, name });
}

function datesInWords(words: Words, from: string | null, to: string | null): string {
  const [first, last] = [from, to].map((date) => (date === null ? '' : dateInWords(words, date)));
  if (from === to) return first ?? '';
  if (from === null) return words.t('compare:until', { date: last });
  if (to === null) return words.t('compare:since', { date: first });
  return `${first} – ${last}`;
}

/** The name of each side beside the other: its own name, or its kind. */
export function calledSides(
  words: Words,
  sides: Readonly<Record<SideName, Pick<Side, 'kind'>>>,
  names: SideNames,
): Record<SideName, string> {
  return { a: names.a ?? sideInWords(words, sides.a), b: names.b ?? sideInWords(words, sides.b) };
}

/** Names made from what limits each scope: `news`, `2022 – 2023`, `member: yes`; null if the kinds differ. */
export function namesOfSides(words: Words, { a, b }: Pick<ComparisonFacts, 'a' | 'b'>): SideNames {
  if (a.scope.kind !== b.scope.kind) return { a: null, b: null };
  return { a: scopeInWords(words, a.scope), b: scopeInWords(words, b.scope) };
}

/** What limits a scope, in a few words; null if it contains all sources of its kind. */
export function scopeInWords(words: Words, scope: ScopeFacts): string | null {
  const { t } = words;
  const { classes, origins, attributes, respondents, from, to, savedQuery } = scope;
  const picked = pickedInWords(words, scope);
  const parts = [
    ...(classes === null
      ? []
      : [
          listed(
            words,
            classes.map((name) => name ?? t('compare:no_class')),
          ),
        ]),
    ...(origins === null
      ? []
      : [
          listed(
            words,
            origins.map((name) => name ?? t('compare:no_value')),
          ),
        ]),
    ...attributes.map(({ name, values }) =>
      t('compare:some_respondents', {
        attribute: name,
        value: listed(
          words,
          values.map((value) => (value === null ? t('compare:no_value') : yesOrNo(words, value))),
        ),
      }),
    ),
    ...(respondents === null ? [] : [listed(words, respondents)]),
    ...(from === null && to === null ? [] : [datesInWords(words, from, to)]),
    ...(savedQuery === null ? [] : [savedQuery.name]),
    ...(picked === null ? [] : [picked]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
