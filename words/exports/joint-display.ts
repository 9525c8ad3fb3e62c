// The words of a joint display, the same in every format: the content of each cell.
import type { Finding, SideFinding } from '#core/comparison/compare.ts';
import type { Side, SideName } from '#core/comparison/counts.ts';
import { isSmall } from '#core/counting/share.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import { dateInWords } from '../citation.ts';
import { weighedBase } from '../column-base.ts';
import { comparisonCaveats, ranksInWords } from '../comparison-sentence.ts';
import { namesOfSides, sideInWords } from '../comparison-sides.ts';
import { countInWords, decimalInWords, percentInWords } from '../numbers.ts';
import { atSentenceStart } from '../sentences.ts';
import { estimateSentence } from '../theme-sentences.ts';
import type { Words } from '../words.ts';
import { excerptInWords, withheldInWords, type Fact } from './codebook.ts';

/** The cell of one side of a theme. */
export interface SideCell {
  /** "22 of 40 (55%)". */
  readonly count: string;
  /** Rank, interviews, passages, classes: one line each. */
  readonly details: readonly string[];
  readonly excerpts: readonly string[];
  /** A sentence in place of excerpts that are left out, else null. */
  readonly withheld: string | null;
}

/** The names of both sides: by their kind, and by their scope if the kind does not distinguish them. */
export function sidesInWords({ comparison, facts }: JointDisplay, words: Words): Record<SideName, string> {
  const names = namesOfSides(words, facts);
  return {
    a: sideInWords(words, comparison.a, names.a),
    b: sideInWords(words, comparison.b, names.b),
  };
}

/** The heading of a side: its name and the base of its counts. */
export function sideHead(display: JointDisplay, side: SideName, words: Words): Fact {
  const { n, sources, unit, isWeighted, kind } = display.comparison[side];
  const { t } = words;
  const base =
    unit === 'respondents'
      ? t('exports:count.inInterviews', {
          respondents: t('exports:codebook.respondents', { count: n }),
          interviews: t('exports:codebook.interviews', { count: sources }),
        })
      : isWeighted
        ? weighedBase(words, display.comparison[side])
        : kind === 'mixed'
          ? t('counting:heads.sources', { count: n })
          : t('exports:count.inDocuments', { documents: t('exports:codebook.documents', { count: n }) });
  return { label: atSentenceStart(words, sidesInWords(display, words)[side]), text: base };
}

export function sideCell(
  display: JointDisplay,
  row: JointDisplayRow,
  side: SideName,
  words: Words,
): SideCell {
  const { shown, withheld, heldBack } = row.excerpts[side];
  const leftOut = [
    ...(withheld === 0 ? [] : [withheldInWords(withheld, words)]),
    ...(heldBack === 0 ? [] : [words.t('exports:excerpt.held', { count: heldBack })]),
  ];
  return {
    count: foundInWords(display.comparison[side], row.theme[side], words),
    details: [
      ...detailsOf(display.comparison[side], row.theme[side], words),
      ...estimateOf(row, side, words),
    ],
    excerpts: shown.map((excerpt) => excerptInWords(excerpt, words)),
    withheld: leftOut.length === 0 ? null : leftOut.join('\n'),
  };
}

/** Pattern, prominence, the protocol's label, and the verdict with its coder and date. */
export function judgementFacts(display: JointDisplay, row: JointDisplayRow, words: Words): Fact[] {
  const { t } = words;
  const { pattern, prominence } = row.theme;
  const sides = sidesInWords(display, words);
  const fact = (key: string, text: string): Fact => ({ label: t(`exports:joint.${key}`), text });
  const { judged, convergence } = row;
  return [
    fact('verdict', verdictInWords(row, words)),
    ...(pattern === null ? [] : [fact('pattern', t(`comparison:pattern.${pattern}`, sides))]),
    ...(prominence === null ? [] : [fact('prominence', t(`comparison:prominence.${prominence}`))]),
    ...(convergence === null ? [] : [fact('convergence', t(`comparison:convergence.${convergence}`))]),
    ...(judged === null
      ? []
      : [
          fact(
            'judged',
            t('exports:joint.judgedBy', { coder: judged.by, date: dateInWords(words, judged.at) }),
          ),
        ]),
  ];
}

/** "converges", "converges · stale", "none yet". */
export function verdictInWords({ judged }: JointDisplayRow, { t }: Words): string {
  const verdict = t(`comparison:verdict.${judged?.value ?? 'none'}`);
  return judged?.stale ? t('comparison:verdict.stale', { verdict }) : verdict;
}

/** A note that the interview guide asked about the theme, with the mark used in figures; null if it did not. */
export function promptedInWords({ theme }: JointDisplayRow, { t }: Words): string | null {
  if (theme.prompted === 'yes') return `◇ ${t('comparison:claim.prompted')}`;
  return theme.prompted === 'partly' ? `◈ ${t('comparison:claim.prompted_partly')}` : null;
}

/**
 * The notes below the table: how it was counted, the order of themes, the rule of the labels, and the caveats, of which
 * statistics have more.
 */
export function notesOf(display: JointDisplay, withStatistics: boolean, words: Words): Fact[] {
  const { t } = words;
  const caveats = withStatistics
    ? comparisonCaveats(words, display.comparison, namesOfSides(words, display.facts)).join('\n')
    : t('comparison:caveats.dependence');
  const excerpts = t(`exports:codebook.${display.interviewExcerpts ? 'excerptsAll' : 'excerptsDocuments'}`);
  return [
    { label: t('exports:about.method'), text: display.method },
    {
      label: t('exports:joint.ranks'),
      text: ranksInWords(words, display.comparison, display.facts, namesOfSides(words, display.facts)),
    },
    { label: t('exports:joint.convergence'), text: t('comparison:convergence_rule') },
    { label: t('exports:joint.caveats'), text: caveats },
    { label: t('exports:about.excerpts'), text: excerpts },
  ];
}

/** The title of the file. */
export function titleOf(display: JointDisplay, words: Words): string {
  if (display.name !== null) return display.name;
  const { a, b } = sidesInWords(display, words);
  return words.t('figures:title.comparison', { a: atSentenceStart(words, a), b });
}

/** Few are shown as "9 of 17", without a percentage. */
function foundInWords(side: Side, { count, share, isEstimated }: SideFinding, words: Words): string {
  if (count === null) return words.t('exports:count.none');
  const found = words.t('figures:found', {
    found: countInWords(words, count),
    n: countInWords(words, side.n),
  });
  // An estimate has a sentence of its own: it is not a share of the counted ones.
  if (share === null || isEstimated || isSmall(side.n)) return found;
  return words.t('exports:joint.withShare', { found, share: percentInWords(words, share) });
}

/** What the share of a side was estimated from. */
export function estimateOf(row: JointDisplayRow, side: SideName, words: Words): string[] {
  const { estimated } = row.theme[side];
  const sentence = estimated && estimateSentence(words, estimated, row.name);
  return sentence === null ? [] : [sentence];
}

function detailsOf(side: Side, finding: SideFinding, words: Words): string[] {
  const { t } = words;
  const { sources, passages, rank, low, high } = finding;
  const interviews =
    sources === null ? null : t('exports:count.lineInterviews', { found: sources, count: side.sources });
  const inPassages = passages === null ? null : t('exports:joint.passages', { count: passages });
  // An interval makes sense only for a sample.
  const interval =
    side.coverage !== 'sampled' || finding.isEstimated || low === null || high === null || isSmall(side.n)
      ? null
      : t('exports:joint.interval', { low: percentInWords(words, low), high: percentInWords(words, high) });
  const measures = [side.unit === 'respondents' ? interviews : null, inPassages, interval];
  return [
    measures.filter((measure) => measure !== null).join(t('exports:list.separator')),
    ...(rank === null ? [] : [t('exports:joint.rank', { rank: rankInWords(rank, words) })]),
    ...(side.classes.length > 1 ? [classesInWords(side, finding, words)] : []),
  ].filter((line) => line !== '');
}

/** Ties share a mean rank, which may be a half. */
function rankInWords(rank: number, words: Words): string {
  return decimalInWords(words, rank, Number.isInteger(rank) ? 0 : 1);
}

function classesInWords(side: Side, { byClass }: SideFinding, words: Words): string {
  const { t } = words;
  return side.classes
    .map(({ classId, key }, place) =>
      t('exports:joint.class', {
        name: classId === null ? t('counting:columns.none') : key,
        found: classFound(byClass[place], words),
      }),
    )
    .join(t('exports:list.separator'));
}

/** A class without sources in the base shows a dash. */
function classFound(finding: Finding | undefined, { t }: Words): string {
  if (finding === undefined || finding.count === null) return t('exports:count.none');
  return t('figures:found', { found: finding.count, n: finding.n });
}
