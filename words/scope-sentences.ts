// Which sources a count is limited to, in sentences: kind, classes, dates, respondents, and what the dates exclude.
import type { DatesUnplaced } from '#core/counting/dates.ts';
import type { CountingFacts, ScopeFacts } from '#core/counting/facts.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { dateInWords } from './citation.ts';
import { languageName } from './language-name.ts';
import { countInWords } from './numbers.ts';
import { joined, yesOrNo } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** With more names than this, only their number is given. */
const MAX_NAMES = 8;

/** Names of respondents; of many only the number. */
export function peopleInWords(words: Words, names: readonly string[]): string {
  if (names.length <= MAX_NAMES) return joined(words, names, 'conjunction');
  return words.t('counting:respondents.many', { count: names.length });
}

/** Which sources are in scope, and which were left out, or counted although they usually are not. */
export function scopeSentences(words: Words, { scope, sources }: CountingFacts): string[] {
  const { t } = words;
  const conditions = scopeConditions(words, scope);
  const leftOut = (['excluded', 'duplicates'] as const)
    .filter((reason) => sources[reason] > 0)
    .map((reason) => t(`counting:scope.${reason}`, { count: sources[reason] }));
  return [
    ...(conditions.length > 0 || scope.kind !== null
      ? [t('counting:scope.narrowed', { conditions: conditionsTogether(words, scope, conditions) })]
      : []),
    ...datesLeftOut(words, scope),
    ...(leftOut.length > 0
      ? [t('counting:scope.left_out', { what: joined(words, leftOut, 'conjunction') })]
      : []),
    ...(scope.withExcluded ? [t('counting:scope.with_excluded')] : []),
    ...(scope.withDuplicates ? [t('counting:scope.with_duplicates')] : []),
  ];
}

function scopeConditions(words: Words, scope: ScopeFacts): string[] {
  const { t } = words;
  const named = (names: readonly (string | null)[], none: string): string =>
    joined(
      words,
      names.map((name) => name ?? none),
      'disjunction',
    );
  const [from, to] = boundsInWords(words, scope);
  const conditions: (string | null)[] = [
    scope.classes && classesIn(words, scope.classes, named),
    scope.languages &&
      t('counting:scope.languages', {
        names: named(
          scope.languages.map((tag) => tag && languageName(words.language, tag)),
          t('counting:scope.no_language'),
        ),
      }),
    scope.origins &&
      t('counting:scope.origins', { names: named(scope.origins, t('counting:scope.no_language')) }),
    scope.respondents &&
      t('counting:scope.respondents', {
        names: peopleInWords(words, scope.respondents),
      }),
    ...scope.attributes.map(({ name, values }) =>
      t('counting:scope.values', {
        name,
        values: named(
          values.map((value) => (value === null ? null : yesOrNo(words, value))),
          t('counting:scope.no_value'),
        ),
      }),
    ),
    from && to && !isTelling(scope.outByDate) ? t('counting:scope.within', { from, to }) : null,
    from && !to ? t('counting:scope.from', { from }) : null,
    to && !from ? t('counting:scope.to', { to }) : null,
    scope.sample === null ? null : t('counting:scope.sample', { name: scope.sample }),
    scope.savedQuery &&
      t('counting:scope.saved_query', { name: scope.savedQuery.name, query: scope.savedQuery.text }),
    pickedInWords(words, scope),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** How many sources were picked, one by one or by a query; null where none were. */
export function pickedInWords({ t }: Words, { picked, foundBy }: ScopeFacts): string | null {
  if (picked === null) return null;
  return foundBy === null
    ? t('counting:scope.picked', { count: picked })
    : t('counting:scope.queried', { count: picked, query: foundBy });
}

/** The sources that limits of dates leave out without anybody having asked for it. */
function datesLeftOut(words: Words, scope: ScopeFacts): string[] {
  const { outByDate } = scope;
  if (!isTelling(outByDate)) return [];
  const [from, to] = boundsInWords(words, scope);
  const left = { c: countInWords(words, outByDate.coarse), u: countInWords(words, outByDate.undated) };
  const { coarse, undated } = outByDate;
  if (from && to) return [words.t('statements:scope_dates', { from, to, ...left })];
  const form = coarse === 0 ? '_undated' : undated === 0 ? '_coarse' : '';
  return [words.t(`counting:scope.dates_left_out${form}`, left)];
}

function boundsInWords(
  words: Words,
  { from, to }: ScopeFacts,
): readonly [from: string | null, to: string | null] {
  return [from && dateInWords(words, from), to && dateInWords(words, to)];
}

function isTelling({ coarse, undated }: DatesUnplaced): boolean {
  return coarse + undated > 0;
}

/** The sources whose dates are too coarse for a month. */
export function coarseDatesSentence(words: Words, facts: TallyFacts): string[] {
  const unplaced = facts.unplacedByMonth;
  if (unplaced === null || !isTelling(unplaced)) return [];
  const { coarse, undated } = unplaced;
  const numbers = { c: countInWords(words, coarse), u: countInWords(words, undated) };
  const parameters = { ...numbers, precision: words.t('counting:columns.precision_year') };
  const ofCoarse = { ...parameters, units: unitsOf(words, facts, coarse) };
  if (undated === 0) return [words.t('counting:scope.coarse', { ...ofCoarse, count: coarse })];
  if (coarse > 0 && undated > 1)
    return [words.t(`statements:${coarse === 1 ? 'one.' : ''}coarse_dates`, ofCoarse)];
  const ofUndated = { ...parameters, units: unitsOf(words, facts, undated) };
  return [
    ...(coarse === 0 ? [] : [words.t('counting:scope.coarse', { ...ofCoarse, count: coarse })]),
    words.t('counting:scope.undated', { ...ofUndated, count: undated }),
  ];
}

/** The kind with further conditions: “documents (class news)”. Chinese puts conditions one after another. */
function conditionsTogether({ t }: Words, { kind }: ScopeFacts, conditions: readonly string[]): string {
  const together = conditions.join(t('counting:scope.separator'));
  if (kind === null) return together;
  const named = t(`counting:scope.${kind}`);
  return conditions.length === 0 ? named : t('counting:scope.of_kind', { kind: named, conditions: together });
}

function classesIn(
  { t }: Words,
  classes: readonly (string | null)[],
  named: (names: readonly (string | null)[], none: string) => string,
): string {
  if (classes.every((name) => name === null)) return t('counting:scope.without_class');
  return t('counting:scope.classes', { names: named(classes, t('counting:scope.no_class')) });
}
