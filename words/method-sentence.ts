// How a table was counted, in sentences to paste into a paper: unit and its rule against double counting,
// layer, base, scope, and what was left out.
import type { CountingFacts, ScopeFacts, SourceGroup } from '#core/counting/facts.ts';
import { allVoices, countedVoices } from '#core/counting/request.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { countInWords } from './numbers.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** More names than these are only counted. */
const mostNames = 8;

/** The method sentences of a tally as one paragraph. */
export function methodSentence(words: Words, facts: TallyFacts): string {
  return paragraphOf(words, methodSentences(words, facts));
}

/** The method sentences of a tally one by one, for texts that set several tallies side by side. */
export function methodSentences(words: Words, facts: TallyFacts): string[] {
  return [
    unitSentence(words, facts),
    basisSentence(words, facts),
    layerSentence(words, facts),
    ...baseSentences(words, facts),
    ...(facts.unit === 'respondents' ? respondentSentences(words, facts) : []),
    ...groupInterviewSentence(words, facts),
    ...scopeSentences(words, facts),
    ...filterSentences(words, facts),
    ...noteSentences(words, facts),
  ];
}

/** Whose codings, of which sources, and which of them: what is true of a selection whatever is counted in it. */
export function selectionSentences(words: Words, facts: CountingFacts): string[] {
  return [
    ...(facts.basis === 'any' ? [] : [words.t(`counting:basis.${facts.basis}`)]),
    layerSentence(words, facts),
    ...baseSentences(words, facts),
    ...groupInterviewSentence(words, facts),
    ...scopeSentences(words, facts),
    ...filterSentences(words, facts),
  ];
}

function unitSentence({ t }: Words, { unit, of, rollup, joinAdjacent, layer }: TallyFacts): string {
  const rows = of === 'themes' ? 'themes' : 'codes';
  const what = t(rollup ? `counting:what.${rows}_rolled_up` : `counting:what.${rows}`);
  if (unit === 'passages' && joinAdjacent) return t('counting:unit.passages_joined', { what });
  if (unit === 'codings' && layer.coders.length > 1) return t('counting:unit.codings_of_several', { what });
  return t(`counting:unit.${unit}`, { what });
}

function basisSentence({ t }: Words, { basis, unit }: TallyFacts): string {
  const isInText = unit === 'passages' || unit === 'characters';
  if (basis === 'spans' || !isInText) return t(`counting:basis.${basis}`);
  return t(`counting:basis.${basis}_in_text`);
}

function layerSentence(words: Words, { layer }: CountingFacts): string {
  if (layer.coders.length === 0) return words.t('counting:layer.nobody');
  const key = layer.what === 'coder' && layer.isMain ? 'main' : layer.what;
  return words.t(`counting:layer.${key}`, { coders: list(words, layer.coders) });
}

function baseSentences(words: Words, { denominator, sources, groups }: CountingFacts): string[] {
  const { t } = words;
  if (sources.inScope === 0) return [t('counting:base.nothing')];
  const numbers = {
    count: sources.inScope,
    counted: countInWords(words, sources.counted),
    notReviewed: countInWords(words, sources.notReviewed),
    groups: groupsIn(words, groups),
  };
  if (denominator.asked === 'reviewed' && denominator.used === 'all') {
    return [t('counting:base.nothing_reviewed', numbers)];
  }
  const base = t(`counting:base.${denominator.used}`, numbers);
  const isLeftOut = denominator.used === 'reviewed' && sources.unreviewedWithCodings > 0;
  return isLeftOut ? [base, t('counting:base.unreviewed', { count: sources.unreviewedWithCodings })] : [base];
}

/** The base by class and kind, in brackets; nothing where one group is all there is. */
function groupsIn(words: Words, groups: readonly SourceGroup[]): string {
  if (groups.length < 2) return '';
  const parts = groups.map((group) =>
    words.t('counting:groups.counted', {
      group: groupName(words, group, groups),
      counted: countInWords(words, group.counted),
      inScope: countInWords(words, group.inScope),
    }),
  );
  return words.t('counting:base.groups', { groups: parts.join(words.t('exports:list.separator')) });
}

function groupName({ t }: Words, { kind, className }: SourceGroup, groups: readonly SourceGroup[]): string {
  if (className !== null) return className;
  if (kind === 'interview') return t('counting:groups.interviews');
  const hasClasses = groups.some((group) => group.className !== null);
  return t(hasClasses ? 'counting:groups.documents_without_class' : 'counting:groups.documents');
}

function respondentSentences(words: Words, { respondents }: CountingFacts): string[] {
  const { counted, repeated, partly } = respondents;
  const about = (key: 'repeated' | 'partly', names: readonly string[]): string[] =>
    names.length === 0
      ? []
      : [words.t(`counting:respondents.${key}`, { count: names.length, names: people(words, names) })];
  return [
    words.t('counting:respondents.counted', { count: counted }),
    ...about('repeated', repeated),
    ...about('partly', partly),
  ];
}

function groupInterviewSentence({ t }: Words, { groupInterviews }: CountingFacts): string[] {
  return groupInterviews === 0 ? [] : [t('counting:respondents.group', { count: groupInterviews })];
}

function scopeSentences(words: Words, { scope, sources }: CountingFacts): string[] {
  const { t } = words;
  const conditions = scopeConditions(words, scope);
  const leftOut = (['excluded', 'duplicates'] as const)
    .filter((reason) => sources[reason] > 0)
    .map((reason) => t(`counting:scope.${reason}`, { count: sources[reason] }));
  return [
    ...(conditions.length > 0 ? [t('counting:scope.narrowed', { conditions: list(words, conditions) })] : []),
    ...(leftOut.length > 0 ? [t('counting:scope.left_out', { what: list(words, leftOut) })] : []),
    ...(scope.withExcluded ? [t('counting:scope.with_excluded')] : []),
    ...(scope.withDuplicates ? [t('counting:scope.with_duplicates')] : []),
  ];
}

function scopeConditions(words: Words, scope: ScopeFacts): string[] {
  const { t } = words;
  const named = (names: readonly (string | null)[], none: string): string =>
    either(
      words,
      names.map((name) => name ?? none),
    );
  const { from, to } = scope;
  const conditions: (string | null)[] = [
    scope.kind && t(`counting:scope.${scope.kind}`),
    scope.classes &&
      t('counting:scope.classes', { names: named(scope.classes, t('counting:scope.no_class')) }),
    scope.languages &&
      t('counting:scope.languages', { names: named(scope.languages, t('counting:scope.no_language')) }),
    scope.respondents && t('counting:scope.respondents', { names: people(words, scope.respondents) }),
    ...scope.attributes.map(({ name, values }) =>
      t('counting:scope.values', { name, values: named(values, t('counting:scope.no_value')) }),
    ),
    from && to ? t('counting:scope.within', { from, to }) : null,
    from && !to ? t('counting:scope.from', { from }) : null,
    to && !from ? t('counting:scope.to', { to }) : null,
    scope.picked === null ? null : t('counting:scope.picked', { count: scope.picked }),
  ];
  return conditions.filter((condition) => condition !== null);
}

function filterSentences(words: Words, facts: CountingFacts): string[] {
  const { t } = words;
  const { voices, stances, minimumWeight } = facts;
  const hasVoices = (wanted: CountingFacts['voices']): boolean =>
    voices.length === wanted.length && wanted.every((voice) => voices.includes(voice));
  const hasInterviews = facts.groups.some(({ kind }) => kind === 'interview');
  const sentences: string[] = [];
  if (hasVoices(countedVoices)) {
    if (hasInterviews) sentences.push(t('counting:filter.without_remarks'));
  } else if (hasVoices(allVoices)) {
    sentences.push(t('counting:filter.with_remarks'));
  } else {
    const heard = voices.map((voice) =>
      voice === null ? t('counting:filter.voice_of_documents') : t(`exports:voice.${voice}`),
    );
    sentences.push(t('counting:filter.voices', { voices: list(words, heard) }));
  }
  if (stances) {
    const wanted = stances.map((stance) => t(`counting:filter.stance.${stance ?? 'none'}`));
    sentences.push(t('counting:filter.stances', { stances: list(words, wanted) }));
  }
  if (minimumWeight !== null) sentences.push(t('counting:filter.weight', { weight: minimumWeight }));
  return sentences;
}

function noteSentences({ t }: Words, facts: TallyFacts): string[] {
  const { unit, inSeveralColumns: several } = facts;
  const isOfPeople = unit === 'respondents';
  return [
    ...(unit === 'sources' ? [t('counting:note.shares')] : []),
    ...(isOfPeople ? [t('counting:note.shares_of_people')] : []),
    ...(facts.mixesKinds ? [t('counting:note.mixed')] : []),
    ...(several > 0 && isOfPeople ? [t('counting:note.several_people', { count: several })] : []),
    ...(several > 0 && !isOfPeople ? [t('counting:note.several_sources', { count: several })] : []),
    ...(facts.themesOverlap ? [t('counting:note.overlap')] : []),
    ...(unit === 'characters' && facts.languages.length > 1 ? [t('counting:note.languages')] : []),
    ...(facts.bornLateRows > 0 ? [t('counting:note.born_late', { count: facts.bornLateRows })] : []),
  ];
}

function people(words: Words, names: readonly string[]): string {
  if (names.length <= mostNames) return list(words, names);
  return words.t('counting:respondents.many', { count: names.length });
}

function list(words: Words, parts: readonly string[]): string {
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(parts);
}

function either(words: Words, parts: readonly string[]): string {
  return new Intl.ListFormat(words.language, { type: 'disjunction' }).format(parts);
}
