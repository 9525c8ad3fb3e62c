// Sentences about samples beside a count: how classes were covered, what became of drawn sources, who reviewed, and
// which counts may be too small.
import {
  estimateProblem,
  type ClassCoverage,
  type CoverageFacts,
  type DrawCoverage,
} from '#core/counting/coverage-facts.ts';
import { namedIn } from '#core/codes/code-names.ts';
import type { LateRow, TallyFacts } from '#core/counting/tally.ts';
import { NONE } from '#core/counting/grouping.ts';
import { countInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { MAX_STRATA } from './sample-sentence.ts';
import { atSentenceStart, joined, listed, themeInLine } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** With more rows than this, only their number is given. */
const MAX_LATE_ROWS = 6;

/** Who reviewed the sources of a union, or how the votes of a majority were distributed. */
export function depthSentence(
  words: Words,
  { depth, layer, sources }: Pick<TallyFacts, 'depth' | 'layer' | 'sources'>,
): string[] {
  if (depth === null || sources.reviewed === 0) return [];
  const one = countInWords(words, depth.single);
  if (depth.what === 'majority')
    return [words.t(majorityKey(depth.ties, depth.single), { ties: countInWords(words, depth.ties), one })];
  const { all, single } = depth;
  const numbers = {
    coders: joined(words, layer.coders, 'conjunction'),
    both: countInWords(words, all),
    one,
    count: all,
  };
  if (single === 0) return [words.t(`counting:depth.${all === 0 ? 'between' : 'none_alone'}`, numbers)];
  if (all === 0) return [words.t('counting:depth.all_by_none', numbers)];
  return [words.t(all === 1 ? 'statements:one.union_depth' : 'statements:union_depth', numbers)];
}

function majorityKey(ties: number, single: number): string {
  if (ties === 0) return `counting:majority.${single === 1 ? 'no_tie_one_single' : 'no_tie'}`;
  if (ties === 1) return `counting:majority.${single === 1 ? 'one_each' : 'one_tie'}`;
  return single === 1 ? 'counting:majority.one_single' : 'statements:majority';
}

/** How sampled and purposive classes were covered, what became of draws, and repeated interviews. */
export function sampleSentences(words: Words, facts: TallyFacts): string[] {
  const { coverage, isWeighed, repeats, unit, denominator } = facts;
  // Passages, codings and respondents are not shares of documents.
  if (unit !== 'sources' && unit !== 'characters') return [];
  // Estimates are made for sources, from the reviewed ones.
  const canEstimate = unit === 'sources' && denominator.used === 'reviewed';
  const special = coverage.classes.filter(
    ({ kind, form }) => kind === 'document' && form !== 'complete' && form !== 'incomplete',
  );
  return [
    ...special.flatMap((each) =>
      each.form === 'drawn' && !canEstimate
        ? [words.t('counting:coverage.not_estimated', classWords(words, each))]
        : each.form === 'drawn' && !each.isEstimated
          ? unestimatedSentences(words, each)
          : [
              ...coverageSentences(words, each),
              ...outsideSentence(words, each),
              // A draw over several classes is stated with the first.
              ...coverage.draws
                .filter(({ classes }) => classes[0] === each.name)
                .flatMap((draw) => drawSentences(words, draw)),
            ],
    ),
    ...(isWeighed && canEstimate ? weighingSentence(words, coverage) : []),
    ...(repeats === null
      ? []
      : [
          words.t(`statements:${repeats.respondents === 1 ? 'one.' : ''}repeat_interviews`, {
            i: countInWords(words, repeats.interviews),
            n: countInWords(words, repeats.respondents),
          }),
        ]),
  ];
}

/** That several classes were weighted, or which of them prevents it. */
function weighingSentence(words: Words, coverage: CoverageFacts): string[] {
  if (coverage.classes.filter(({ kind }) => kind === 'document').length < 2) return [];
  const problem = estimateProblem(coverage);
  if (problem === null) {
    // A draw that allows no estimate has already been stated.
    const isPossible = coverage.classes.every((each) => each.problem === null);
    return isPossible ? [words.t('counting:note.weighed')] : [];
  }
  const name = problem.className ?? words.t('counting:groups.documents_without_class');
  return [
    words.t('counting:note.not_weighed', {
      class: name,
      why: reasonSentence(words, problem.why),
    }),
  ];
}

/** Why a draw gives no share here, if the reason is the draw itself. */
function unestimatedSentences(words: Words, facts: ClassCoverage): string[] {
  const { draw, problem } = facts;
  return [
    words.t(`counting:coverage.${draw === null ? 'drawn_only' : 'drawn_as_only'}`, classWords(words, facts)),
    ...(problem === null ? [] : [reasonSentence(words, problem)]),
  ];
}

function coverageSentences(words: Words, facts: ClassCoverage): string[] {
  const { form, name, draw, inScope, reviewed, otherDraws } = facts;
  const group = name ?? words.t('counting:groups.documents_without_class');
  const single = reviewed === 1 ? 'purposive_single_reviewed' : 'purposive_single_unreviewed';
  const isSingle = form === 'purposive' && inScope === 1;
  const key = isSingle ? single : draw === null ? form : 'drawn_as';
  return [
    words.t(`counting:coverage.${key}`, { ...classWords(words, facts), count: reviewed }),
    ...(otherDraws > 0 ? [words.t('counting:coverage.other_draws', { count: otherDraws, group })] : []),
  ];
}

function classWords(words: Words, { name, inScope, reviewed, frame, draw }: ClassCoverage) {
  return {
    group: atSentenceStart(words, name ?? words.t('counting:groups.documents_without_class')),
    n: countInWords(words, inScope),
    reviewed: countInWords(words, reviewed),
    frame: countInWords(words, frame ?? inScope),
    draw: draw ?? '',
  };
}

function outsideSentence(words: Words, { outside }: ClassCoverage): string[] {
  if (outside === 0) return [];
  const units = words.t('statements:units.documents', { count: outside });
  return [
    words.t(`statements:${outside === 1 ? 'one.' : ''}outside_the_draw`, {
      k: countInWords(words, outside),
      units,
    }),
  ];
}

function drawSentences(words: Words, draw: DrawCoverage): string[] {
  const { drawn, read, waiting, isInOrder, ineligible, unreadable, outOfScope, belonging, strata } = draw;
  const common = {
    n: countInWords(words, drawn),
    units: words.t('statements:units.documents', { count: drawn }),
  };
  const why = (reasons: readonly string[]): string =>
    reasons.length === 0 ? words.t('counting:coverage.no_reason') : listed(words, reasons);
  return [
    ...(strata === null ? [] : [strataSentence(words, strata)]),
    ...(waiting > 0 && read > 0 && isInOrder
      ? [words.t('counting:coverage.interim', { ...common, r: countInWords(words, read) })]
      : []),
    // Sources reviewed out of order allow no estimate.
    ...(ineligible.count > 0 && read > 0 && isInOrder
      ? [
          words.t(outOfScope === 0 ? 'statements:ineligible' : 'counting:coverage.ineligible_in_scope', {
            ...common,
            m: countInWords(words, outOfScope),
            k: countInWords(words, ineligible.count),
            why: why(ineligible.why),
            N: countInWords(words, Math.round(belonging)),
          }),
        ]
      : []),
    ...(unreadable.count > 0
      ? [
          words.t('counting:coverage.unreadable', {
            count: unreadable.count,
            ...common,
            k: countInWords(words, unreadable.count),
            why: why(unreadable.why),
          }),
        ]
      : []),
  ];
}

/** How a draw was stratified, and how many were drawn from each stratum. */
function strataSentence(words: Words, strata: NonNullable<DrawCoverage['strata']>): string {
  const { t } = words;
  const { by, attribute, allocation, seed, parts } = strata;
  const listedParts = parts.map(({ key, drawn, N }) =>
    t('counting:sample.stratum', {
      name: key === NONE ? t('counting:columns.none') : key,
      drawn: countInWords(words, drawn),
      size: countInWords(words, N),
    }),
  );
  return t('statements:strata', {
    by:
      by === 'attribute'
        ? t('counting:sample.by_attribute', { name: attribute ?? '' })
        : t(`counting:sample.by_${by}`),
    allocation: t(`counting:sample.allocation.${allocation}`),
    seed: String(seed),
    list:
      parts.length > MAX_STRATA
        ? t('counting:sample.many_strata', { count: parts.length })
        : listedParts.join(t('exports:list.separator')),
  });
}

/** The numbers that determine the verbs of a sentence about late codes. */
function lateForm({
  reviewed,
  atRisk,
  n,
}: LateRow): 'only' | 'single' | 'some' | 'both' | 'both_without' | 'all' | 'all_without' {
  if (n === 1) return 'only';
  if (reviewed === 1) return 'single';
  if (reviewed < n) return 'some';
  const all = n === 2 ? 'both' : 'all';
  return atRisk === n ? `${all}_without` : all;
}

/**
 * The rows with codes created after sources had been reviewed, with the bounds of their counts; of many only the
 * number.
 */
export function lateSentences(words: Words, facts: TallyFacts): string[] {
  const { bornLate } = facts;
  // If every source reviewed too early has the theme anyway, the count is certain.
  const uncertain = bornLate.filter(({ atRisk }) => atRisk > 0);
  if (uncertain.length > MAX_LATE_ROWS)
    return [words.t('counting:note.born_late', { count: uncertain.length })];
  const { unit, of, rollup } = facts;
  const rows = of === 'themes' ? 'themes' : 'codes';
  const row = words.t(`counting:late.rows.${rows}`);
  const born = words.t(`counting:late.born.${rollup ? `rolled_up_${rows}` : 'alone'}`);
  return uncertain.map((late) => {
    const { name, name2, reviewed, atRisk, count, n } = late;
    const between = words.t(
      // In a table of passages or respondents the count differs from that of the sources at risk.
      unit === 'sources' ? 'counting:late.between' : 'counting:late.between_sources',
      {
        x: countInWords(words, count),
        y: countInWords(words, count + atRisk),
        several: unitsOf(words, facts, 2),
        row,
      },
    );
    return words.t(`counting:late.${lateForm(late)}`, {
      theme: atSentenceStart(
        words,
        themeInLine(words, namedIn({ name, name2 }, words.codebookLanguage).name),
      ),
      k: countInWords(words, reviewed),
      n: countInWords(words, n),
      units: unitsOf(words, facts, n),
      a: countInWords(words, atRisk),
      count: atRisk,
      born,
      row,
      between,
    });
  });
}
