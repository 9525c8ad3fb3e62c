// What the sides of a comparison are called where their kind does not tell them apart.
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ScopeFacts } from '#core/counting/facts.ts';
import type { Side, SideName } from '#core/comparison/counts.ts';
import { dateInWords } from './citation.ts';
import { yesOrNo } from './sentences.ts';
import type { Words } from './words.ts';

/** Names the analyst gave the two sides, such as two waves; null where the kind says enough. */
export type SideNames = Readonly<Record<SideName, string | null>>;

export const unnamed: SideNames = { a: null, b: null };

/** A side in words: `documents`, or `documents (news)`. */
export function sideInWords({ t }: Words, { kind }: Pick<Side, 'kind'>, name: string | null = null): string {
  const side = t(`comparison:side.${kind}`);
  return name === null ? side : t('comparison:side.named', { side, name });
}

function datesInWords(words: Words, from: string | null, to: string | null): string {
  const [first, last] = [from, to].map((date) => (date === null ? '' : dateInWords(words, date)));
  if (from === null) return words.t('compare:until', { date: last });
  if (to === null) return words.t('compare:since', { date: first });
  return `${first} – ${last}`;
}

/** What each side is called beside the other: its name, or its kind. */
export function calledSides(
  words: Words,
  sides: Readonly<Record<SideName, Pick<Side, 'kind'>>>,
  names: SideNames,
): Record<SideName, string> {
  return { a: names.a ?? sideInWords(words, sides.a), b: names.b ?? sideInWords(words, sides.b) };
}

/** Names made of what each scope was limited to: `news`, `2022 – 2023`, `member: yes`; null where kinds differ. */
export function namesOfSides(words: Words, { a, b }: Pick<ComparisonFacts, 'a' | 'b'>): SideNames {
  if (a.scope.kind !== b.scope.kind) return { a: null, b: null };
  return { a: scopeInWords(words, a.scope), b: scopeInWords(words, b.scope) };
}

/** What a scope is limited to, in a few words; null where it takes in all sources of its kind. */
export function scopeInWords(words: Words, scope: ScopeFacts): string | null {
  const { t } = words;
  const listed = (values: readonly string[]): string => values.join(words.language === 'zh-CN' ? '、' : ', ');
  const { classes, origins, attributes, respondents, from, to, picked } = scope;
  const parts = [
    ...(classes === null ? [] : [listed(classes.map((name) => name ?? t('compare:no_class')))]),
    ...(origins === null ? [] : [listed(origins.map((name) => name ?? t('compare:no_value')))]),
    ...attributes.map(({ name, values }) =>
      t('compare:some_respondents', {
        attribute: name,
        value: listed(
          values.map((value) => (value === null ? t('compare:no_value') : yesOrNo(words, value))),
        ),
      }),
    ),
    ...(respondents === null ? [] : [listed(respondents)]),
    ...(from === null && to === null ? [] : [datesInWords(words, from, to)]),
    ...(picked === null ? [] : [t('counting:scope.picked', { count: picked })]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
