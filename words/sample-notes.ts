// What must be said of samples beside a count: how classes were covered, what became of what was drawn, who looked, and
// which counts may be too small.
import { canEstimate, type ClassCoverage, type DrawCoverage } from '#core/counting/coverage-facts.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { countInWords } from './numbers.ts';
import { capitalised, listed, setInLine } from './sentences.ts';
import type { Words } from './words.ts';

/** More rows than these are only counted. */
const mostLateRows = 6;

/** Who reviewed the sources of a union, or how votes of a majority fell. */
export function depthSentence(words: Words, { depth, layer, sources }: TallyFacts): string[] {
  if (depth === null || sources.reviewed === 0) return [];
  const one = countInWords(words, depth.single);
  if (depth.what === 'majority')
    return [words.t('statements:majority', { ties: countInWords(words, depth.ties), one })];
  const coders = setInLine(words, listed(words, layer.coders)).trimStart();
  return [words.t('statements:union_depth', { coders, both: countInWords(words, depth.all), one })];
}

/** How sampled and purposive classes were covered, what became of draws, and repeated interviews. */
export function sampleSentences(words: Words, facts: TallyFacts): string[] {
  const { coverage, isWeighed, repeats, unit } = facts;
  // Passages, codings and people are no shares of documents.
  if (unit !== 'sources' && unit !== 'characters') return [];
  const special = coverage.classes.filter(
    ({ kind, form }) => kind === 'document' && form !== 'complete' && form !== 'incomplete',
  );
  return [
    ...special.map((each) => coverageSentence(words, each)),
    ...coverage.classes.flatMap((each) => outsideSentence(words, each)),
    ...coverage.draws.flatMap((each) => drawSentences(words, each)),
    ...(isWeighed && canEstimate(coverage) ? [words.t('counting:note.weighed')] : []),
    ...(repeats === null
      ? []
      : [
          words.t('statements:repeat_interviews', {
            i: countInWords(words, repeats.interviews),
            n: countInWords(words, repeats.respondents),
          }),
        ]),
  ];
}

function coverageSentence(words: Words, { form, name, inScope, reviewed, frame }: ClassCoverage): string {
  return words.t(`counting:coverage.${form}`, {
    group: capitalised(name ?? words.t('counting:groups.documents_without_class')),
    count: inScope,
    n: countInWords(words, inScope),
    reviewed: countInWords(words, reviewed),
    frame: countInWords(words, frame ?? inScope),
  });
}

function outsideSentence(words: Words, { outside }: ClassCoverage): string[] {
  if (outside === 0) return [];
  const units = words.t('statements:units.documents', { count: outside });
  return [words.t('statements:outside_the_draw', { k: countInWords(words, outside), units })];
}

function drawSentences(words: Words, draw: DrawCoverage): string[] {
  const { drawn, read, waiting, isInOrder, ineligible, unreadable, belonging } = draw;
  const common = {
    n: countInWords(words, drawn),
    units: words.t('statements:units.documents', { count: drawn }),
  };
  const why = (reasons: readonly string[]): string =>
    reasons.length === 0 ? words.t('counting:coverage.no_reason') : listed(words, reasons);
  return [
    ...(waiting > 0 && read > 0 && isInOrder
      ? [words.t('counting:coverage.interim', { ...common, r: countInWords(words, read) })]
      : []),
    ...(ineligible.count > 0
      ? [
          words.t('statements:ineligible', {
            ...common,
            k: countInWords(words, ineligible.count),
            why: why(ineligible.why),
            N: countInWords(words, Math.round(belonging)),
          }),
        ]
      : []),
    ...(unreadable.count > 0
      ? [
          words.t('counting:coverage.unreadable', {
            ...common,
            k: countInWords(words, unreadable.count),
            why: why(unreadable.why),
          }),
        ]
      : []),
  ];
}

/** The rows with codes that were born late, with the bounds of their counts; many of them are only counted. */
export function lateSentences(words: Words, { bornLate }: TallyFacts): string[] {
  // Where every source reviewed too early has the theme all the same, the count is what it is.
  const uncertain = bornLate.filter(({ atRisk }) => atRisk > 0);
  if (uncertain.length > mostLateRows)
    return [words.t('counting:note.born_late', { count: uncertain.length })];
  return uncertain.map(({ name, reviewed, atRisk, count, n }) =>
    words.t(atRisk === 1 ? 'statements:one.born_late' : 'statements:born_late', {
      theme: name,
      k: countInWords(words, reviewed),
      n: countInWords(words, n),
      units: words.t('statements:units.sources', { count: n }),
      a: countInWords(words, atRisk),
      x: countInWords(words, count),
      y: countInWords(words, count + atRisk),
    }),
  );
}
