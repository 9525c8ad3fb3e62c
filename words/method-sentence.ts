// How a table was counted, in sentences to paste into a paper: unit with its rule against double counting, layer, base,
// scope, and what was left out.
import type { CountingFacts, SourceGroup } from '#core/counting/facts.ts';
import { allVoices, countedVoices } from '#core/counting/request.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { countInWords } from './numbers.ts';
import { percentSentence } from './percent-sentence.ts';
import { reasonSentence } from './reason-sentence.ts';
import { depthSentence, lateSentences, sampleSentences } from './sample-notes.ts';
import { coarseDatesSentence, peopleInWords, scopeSentences } from './scope-sentences.ts';
import { joined, paragraphOf } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** The method sentences of a tally as one paragraph. */
export function methodSentence(words: Words, facts: TallyFacts): string {
  return paragraphOf(words, methodSentences(words, facts));
}

/** The method sentences of a tally, for texts that put several tallies side by side. */
export function methodSentences(words: Words, facts: TallyFacts): string[] {
  return [
    unitSentence(words, facts),
    ...sharesSentence(words, facts),
    ...codingSentences(words, facts),
    ...depthSentence(words, facts),
    ...sourceSentences(words, facts),
    ...queryRowSentences(words, facts),
    ...(facts.apart === null ? [] : [reasonSentence(words, facts.apart)]),
    ...(facts.withWeights ? [words.t('counting:weights')] : []),
  ];
}

/** Whose codings count, and which: the same for both sides of a comparison. */
export function codingSentences(words: Words, facts: TallyFacts): string[] {
  return [basisSentence(words, facts), layerSentence(words, facts)];
}

/**
 * Which sources are counted, and which of their codings. If `uncounted` says why nothing is counted, it replaces the
 * base and all sentences about counts.
 */
export function sourceSentences(words: Words, facts: TallyFacts, uncounted: string | null = null): string[] {
  return [
    ...(uncounted === null ? baseSentences(words, facts) : [uncounted]),
    ...(facts.unit === 'respondents' && uncounted === null ? repeatedSentence(words, facts) : []),
    ...(uncounted === null ? groupInterviewSentence(words, facts) : []),
    ...scopeSentences(words, facts),
    ...queryLayerSentence(words, facts),
    ...filterSentences(words, facts),
    ...(uncounted === null ? noteSentences(words, facts) : []),
  ];
}

/** Whose codings are selected, in which sources, and which of them: true of a selection whatever is counted in it. */
export function selectionSentences(
  words: Words,
  facts: CountingFacts,
  unit: TallyFacts['unit'] = 'passages',
): string[] {
  return [
    ...(facts.basis === 'any' ? [] : [words.t(`counting:basis.${facts.basis}`)]),
    layerSentence(words, facts),
    ...sourceTextSentences(words, facts, unit),
  ];
}

/**
 * In which sources something is counted, with the base of the unit, and which codings. `codings` replaces
 * what is said about the latter.
 */
export function sourceTextSentences(
  words: Words,
  facts: CountingFacts,
  unit: TallyFacts['unit'],
  codings: readonly string[] | null = null,
): string[] {
  return [
    ...baseSentences(words, { ...facts, unit }),
    ...groupInterviewSentence(words, facts),
    ...scopeSentences(words, facts),
    ...queryLayerSentence(words, facts),
    ...(codings ?? filterSentences(words, facts)),
  ];
}

/** Whose codings a query that limits the scope asks for. */
function queryLayerSentence({ t }: Words, { scope }: CountingFacts): string[] {
  return scope.savedQuery === null && scope.foundBy === null ? [] : [t('counting:scope.query_layer')];
}

/** What is counted, and the rule against double counting. */
export function unitSentence({ t }: Words, { unit, of, rollup, joinAdjacent, layer }: TallyFacts): string {
  const rows = of === 'themes' ? 'themes' : 'codes';
  const what = t(rollup ? `counting:what.${rows}_rolled_up` : `counting:what.${rows}`);
  if (unit === 'passages' && joinAdjacent) return t('counting:unit.passages_joined', { what });
  if (unit === 'codings' && layer.coders.length > 1) return t('counting:unit.codings_of_several', { what });
  return t(`counting:unit.${unit}`, { what });
}

/** What percentages are out of, where it is not the base. */
function sharesSentence(words: Words, { percent, unit, of }: TallyFacts): string[] {
  if (percent === undefined) return [];
  const rows = of === 'themes' ? 'themes' : 'codes';
  const one = percent === 'row' || percent === 'none';
  const row = words.t(one ? `counting:late.rows.${rows}` : `counting:any_of.${rows}`);
  return percentSentence(words, { unit, percent, row });
}

/** What the rows of saved queries count. */
function queryRowSentences({ t }: Words, { queries }: TallyFacts): string[] {
  return queries.map(({ name, text }) => t('counting:query.row', { name, query: text }));
}

function basisSentence({ t }: Words, { basis, unit }: TallyFacts): string {
  const isInText = unit === 'passages' || unit === 'characters';
  if (basis === 'spans' || !isInText) return t(`counting:basis.${basis}`);
  return t(`counting:basis.${basis}_in_text`);
}

/** Whose codings are counted, and which of them are hidden from the one who counts. */
export function layerSentence(words: Words, facts: CountingFacts): string {
  return paragraphOf(words, [ofLayer(words, facts), ...unseenSentences(words, facts)]);
}

/** What blind work hides from the one who counts: it would look as if it were not there. */
export function unseenSentences(words: Words, { layer }: Pick<CountingFacts, 'layer'>): string[] {
  const { unseen = [], unseenKind } = layer;
  return [
    ...(unseen.length > 0 ? [words.t('counting:unseen.coders', { coders: list(words, unseen) })] : []),
    ...(unseenKind ? [words.t(`counting:unseen.${unseenKind}`)] : []),
  ];
}

function ofLayer(words: Words, { layer }: CountingFacts): string {
  const { coders } = layer;
  if (coders.length === 0) return words.t('counting:layer.nobody');
  const named = list(words, coders);
  if (layer.program) {
    // The whole instruction is kept with the coder; by custom the first line says which program it was.
    const notes = layer.program.flatMap((note) => note.split('\n', 1)[0]?.trim() ?? []);
    const how = notes.length === 0 ? words.t('counting:layer.program_unsaid') : notes.join(' ');
    return words.t('counting:layer.program', { coders: named, how: ended(words, how) });
  }
  const key = layer.what === 'coder' && layer.isMain ? 'main' : layer.what;
  return words.t(`counting:layer.${key}`, { coders: named });
}

/** The words with the full stop that ends a sentence. */
function ended({ language }: Words, text: string): string {
  if (/[.!?。！？]$/.test(text)) return text;
  return `${text}${language === 'zh-CN' ? '。' : '.'}`;
}

/** Who has reviewed, as used in “reviewed by …”. */
export function reviewerInWords(words: Words, { layer }: Pick<CountingFacts, 'layer'>): string {
  const coders = list(words, layer.coders);
  return layer.what === 'coder' ? coders : words.t(`counting:reviewer.${layer.what}`, { coders });
}

/** The name of the layer as the subject of a sentence. */
export function layerInWords(words: Words, { layer }: Pick<CountingFacts, 'layer'>): string {
  if (layer.coders.length === 0 || layer.what !== 'coder')
    return words.t(`counting:layer_name.${layer.what}`);
  return list(words, layer.coders);
}

/**
 * The base of the counts, in the unit counted. Passages and other parts of texts are counted in sources and are never a
 * share of them.
 */
export function baseSentence(words: Words, facts: CountingFacts & Pick<TallyFacts, 'unit'>): string {
  if (facts.sources.inScope === 0) return words.t('reasons:empty_scope');
  switch (facts.unit) {
    case 'sources':
      return sourcesBase(words, facts);
    case 'respondents':
      return respondentsBase(words, facts);
    default:
      return textBase(words, facts);
  }
}

function baseSentences(words: Words, facts: CountingFacts & Pick<TallyFacts, 'unit'>): string[] {
  const { denominator, sources, groups } = facts;
  if (sources.inScope === 0) return [baseSentence(words, facts)];
  const { unreviewedWithCodings: left } = sources;
  return [
    baseSentence(words, facts),
    ...groupsIn(words, groups),
    ...(denominator.used === 'reviewed' && left > 0
      ? [
          statement(words, 'left_out', left, {
            k: countInWords(words, left),
            units: unitsOf(words, facts, left),
          }),
        ]
      : []),
  ];
}

function sourcesBase(words: Words, facts: CountingFacts): string {
  const { denominator, sources } = facts;
  const { inScope, counted } = sources;
  const numbers = {
    n: countInWords(words, counted),
    m: countInWords(words, inScope),
    k: countInWords(words, sources.notReviewed),
    units: unitsOf(words, facts, inScope),
  };
  switch (denominator.used) {
    // The same form whatever the numbers, because edited captions are stored under it.
    case 'reviewed':
      return words.t('statements:base_sources', { ...numbers, layer: reviewerInWords(words, facts) });
    case 'any':
      return statement(words, 'base_any', counted, { ...numbers, units: unitsOf(words, facts, counted) });
    case 'all':
      return denominator.asked === 'reviewed'
        ? allForWant(words, inScope, numbers)
        : words.t(`counting:base.${allForm(sources)}`, { ...numbers, count: inScope });
  }
}

type AllForm = 'all' | 'all_reviewed' | 'all_unreviewed';

/** The form of the base of all sources, by how many of them are reviewed; for two sources it says “both”. */
function allForm({ inScope, notReviewed }: CountingFacts['sources']): AllForm | `${AllForm}_both` {
  const form = notReviewed === 0 ? 'all_reviewed' : notReviewed === inScope ? 'all_unreviewed' : 'all';
  return inScope === 2 ? `${form}_both` : form;
}

function respondentsBase(words: Words, { denominator, groups, respondents, sources }: CountingFacts): string {
  const interviews = groups.filter(({ kind }) => kind === 'interview');
  const sum = (of: (group: SourceGroup) => number): number =>
    interviews.reduce((total, group) => total + of(group), 0);
  const inScope = sum((group) => group.inScope);
  const { counted, partly } = respondents;
  const isOfAll = denominator.used === 'all';
  const numbers = {
    count: counted,
    n: countInWords(words, counted),
    m: countInWords(words, counted),
    i: countInWords(words, isOfAll ? inScope - sources.notReviewed : sum((group) => group.counted)),
    j: countInWords(words, inScope),
    units: words.t('statements:units.respondents', { count: counted }),
    interviews: words.t('statements:units.interviews', { count: inScope }),
  };
  switch (denominator.used) {
    case 'reviewed':
      if (partly.length > 0 && counted === 1) return words.t('counting:base.respondents_one_partly', numbers);
      return partly.length === 0
        ? words.t('counting:base.respondents_whole', numbers)
        : statement(words, 'base_respondents', partly.length, {
            ...numbers,
            k: countInWords(words, partly.length),
          });
    case 'any':
      return words.t('counting:base.respondents_any', numbers);
    case 'all':
      return denominator.asked === 'reviewed'
        ? allForWant(words, counted, numbers)
        : words.t(`counting:base.${counted === 2 ? 'respondents_both' : 'respondents_all'}`, numbers);
  }
}

function textBase(words: Words, facts: CountingFacts): string {
  const { denominator, sources } = facts;
  const of = (count: number) => ({
    count,
    n: countInWords(words, count),
    m: countInWords(words, count),
    k: countInWords(words, sources.notReviewed),
    units: unitsOf(words, facts, count),
  });
  switch (denominator.used) {
    case 'reviewed':
      return words.t('statements:base_text', of(sources.counted));
    case 'any':
      return words.t('counting:base.text_any', of(sources.counted));
    case 'all': {
      const fallback = sources.inScope === 2 ? 'fallback_both' : 'fallback';
      const form = denominator.asked === 'reviewed' ? fallback : allForm(sources);
      return words.t(`counting:base.text_${form}`, of(sources.inScope));
    }
  }
}

/** A statement that all sources count because none is reviewed; for two sources it says “both”. */
function allForWant(words: Words, count: number, parts: Readonly<Record<string, string | number>>): string {
  return count === 2
    ? words.t('counting:base.fallback_both', parts)
    : statement(words, 'base_all_fallback', count, parts);
}

/** A statement whose verb follows a number. */
function statement(
  { t }: Words,
  key: 'left_out' | 'base_any' | 'base_all_fallback' | 'base_respondents',
  count: number,
  parts: Readonly<Record<string, string | number>>,
): string {
  return t(count === 1 ? `statements:one.${key}` : `statements:${key}`, parts);
}

/** The base by class and kind; empty if there is only one group. */
function groupsIn(words: Words, groups: readonly SourceGroup[]): string[] {
  if (groups.length < 2) return [];
  const parts = groups.map((group) =>
    words.t('counting:groups.counted', {
      group: groupName(words, group, groups),
      counted: countInWords(words, group.counted),
      inScope: countInWords(words, group.inScope),
    }),
  );
  return [words.t('counting:base.groups', { groups: parts.join(words.t('exports:list.separator')) })];
}

function groupName({ t }: Words, { kind, className }: SourceGroup, groups: readonly SourceGroup[]): string {
  if (className !== null) return className;
  if (kind === 'interview') return t('counting:groups.interviews');
  const hasClasses = groups.some((group) => group.className !== null);
  return t(hasClasses ? 'counting:groups.documents_without_class' : 'counting:groups.documents');
}

function repeatedSentence(words: Words, { respondents }: CountingFacts): string[] {
  const { repeated } = respondents;
  if (repeated.length === 0) return [];
  return [
    words.t('counting:respondents.repeated', {
      count: repeated.length,
      names: peopleInWords(words, repeated),
    }),
  ];
}

function groupInterviewSentence({ t }: Words, { groupInterviews }: CountingFacts): string[] {
  return groupInterviews === 0 ? [] : [t('counting:respondents.group', { count: groupInterviews })];
}

/** Which codings count: by voice, stance and weight, and whether suggestions do. */
export function filterSentences(words: Words, facts: CountingFacts): string[] {
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
    const names = voices.map((voice) =>
      voice === null ? t('counting:filter.voice_of_documents') : t(`exports:voice.${voice}`),
    );
    sentences.push(t('counting:filter.voices', { voices: list(words, names) }));
  }
  if (stances) {
    const wanted = stances.map((stance) => t(`counting:filter.stance.${stance ?? 'none'}`));
    sentences.push(t('counting:filter.stances', { stances: list(words, wanted) }));
  }
  if (minimumWeight === 0) sentences.push(t('counting:filter.weighted'));
  else if (minimumWeight !== null) sentences.push(t('counting:filter.weight', { weight: minimumWeight }));
  if (facts.withoutSuggested) sentences.push(t('counting:filter.without_suggested'));
  return sentences;
}

function noteSentences(words: Words, facts: TallyFacts): string[] {
  const { t } = words;
  const { unit, inSeveralColumns: several } = facts;
  const isOfPeople = unit === 'respondents';
  return [
    ...(unit === 'sources' && !facts.withoutShares ? [t('counting:note.shares')] : []),
    ...(isOfPeople && !facts.withoutShares ? [t('counting:note.shares_of_people')] : []),
    ...coarseDatesSentence(words, facts),
    ...(facts.mixesKinds ? [t('reasons:mixed_kinds')] : []),
    ...(several > 0 && isOfPeople ? [t('counting:note.several_people', { count: several })] : []),
    ...(several > 0 && !isOfPeople ? [t('counting:note.several_sources', { count: several })] : []),
    ...(facts.themesOverlap ? [t('counting:note.overlap')] : []),
    ...(unit === 'characters' && facts.languages.length > 1 ? [t('counting:note.languages')] : []),
    ...sampleSentences(words, facts),
    ...lateSentences(words, facts),
  ];
}

function list(words: Words, parts: readonly string[]): string {
  return joined(words, parts, 'conjunction');
}
