// What the sides of a comparison are called where their kind does not tell them apart.
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ScopeFacts } from '#core/counting/facts.ts';
import type { SideNames } from './comparison-sentence.ts';
import { dateInWords } from './citation.ts';
import type { Words } from './words.ts';

/** Names made of what each scope was limited to: `news`, `2022 – 2023`, `member: yes`; null where kinds differ. */
export function namesOfSides(words: Words, { a, b }: Pick<ComparisonFacts, 'a' | 'b'>): SideNames {
  if (a.scope.kind !== b.scope.kind) return { a: null, b: null };
  return { a: scopeInWords(words, a.scope), b: scopeInWords(words, b.scope) };
}

/** What a scope is limited to, in a few words; null where it takes in all sources of its kind. */
export function scopeInWords(words: Words, scope: ScopeFacts): string | null {
  const { t } = words;
  const orNone = (value: string | null, key: string): string => value ?? t(key);
  const { classes, attributes, respondents, from, to, picked } = scope;
  const parts = [
    ...(classes === null ? [] : [classes.map((name) => orNone(name, 'counting:scope.no_class')).join(', ')]),
    ...attributes.map(({ name, values }) =>
      t('compare:some_respondents', {
        attribute: name,
        value: values.map((value) => yesOrNo(words, orNone(value, 'counting:scope.no_value'))).join(', '),
      }),
    ),
    ...(respondents === null ? [] : [respondents.join(', ')]),
    ...(from === null && to === null
      ? []
      : [[from, to].map((date) => (date === null ? '' : dateInWords(words, date))).join(' – ')]),
    ...(picked === null ? [] : [t('counting:scope.picked', { count: picked })]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

function yesOrNo({ t }: Words, value: string): string {
  return value === 'true' || value === 'false' ? t(`counting:columns.${value}`) : value;
}
