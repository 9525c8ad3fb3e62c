// A file cut into articles: the cuts, what is found in each article, and which of them the analyst should look at.
import type { InSteps } from '../../in-steps.ts';
import { cutsOf, narrowerShapes, piecesOf, withHand, type Cut, type CutsByHand, type Piece } from './cuts.ts';
import { factsOf, type ArticleFacts, type FactsRule } from './facts.ts';
import type { FileLine } from './file-lines.ts';
import { notesBegin, notesOf } from './footnotes.ts';
import { splitRuleText, type SplitRule } from './split-rule.ts';

/** Why an article is to be checked. */
export type Doubt = 'no-title' | 'no-date' | 'no-outlet' | 'short' | 'long' | 'off-pattern';

/** One article as it would be imported. */
export interface FoundArticle extends ArticleFacts, Piece {
  /** The lines of its footnotes, which stand below all articles. */
  readonly notes: readonly number[];
  readonly doubts: readonly Doubt[];
}

/** How a file is to be cut and read. */
export interface Splitting {
  readonly rule: SplitRule;
  readonly byHand: CutsByHand;
  readonly facts: FactsRule;
  /** The lines at which the pattern of a `regex` rule finds something. */
  readonly patternLines: readonly number[];
}

/** The cuts of a splitting, ascending. */
function allCuts(
  lines: readonly FileLine[],
  { rule, byHand, patternLines }: Omit<Splitting, 'facts'>,
): Cut[] {
  return withHand(cutsOf(lines, rule, patternLines), byHand);
}

/**
 * An article with fewer words is doubted if most of its file are longer, with hardly any words always, and one with more
 * than so many times the median.
 */
const FEW_WORDS = 100;
const HARDLY_ANY = 20;
const MANY_TIMES = 5;

/** Finds the articles of a file, two steps for each. */
export function* findArticles(lines: readonly FileLine[], splitting: Splitting): InSteps<FoundArticle[]> {
  const begin = notesBegin(lines);
  const body = begin < lines.length ? lines.slice(0, begin) : lines;
  const pieces = piecesOf(
    body,
    allCuts(body, splitting).filter(({ line }) => line <= begin),
  );
  const notes = notesOf(lines, pieces, begin);
  const facts = yield* factsOf(body, pieces, splitting.facts);
  const median = medianOf(facts.map(({ words }) => words));
  return pieces.map((piece, at): FoundArticle => {
    // One for each piece.
    const own = facts[at]!;
    return { ...piece, ...own, notes: notes[at]!, doubts: doubtsOf(piece, own, median, splitting.facts) };
  });
}

function doubtsOf({ cut }: Piece, facts: ArticleFacts, median: number, rule: FactsRule): Doubt[] {
  const { title, date, outlet, words } = facts;
  return [
    ...(title === null ? (['no-title'] as const) : []),
    ...(date === null && rule.date !== 'none' ? (['no-date'] as const) : []),
    ...(outlet === null && rule.outlet !== 'none' ? (['no-outlet'] as const) : []),
    ...(words < HARDLY_ANY || (words < FEW_WORDS && words * 2 < median) ? (['short'] as const) : []),
    ...(words > median * MANY_TIMES ? (['long'] as const) : []),
    ...(cut?.misfit ? (['off-pattern'] as const) : []),
  ];
}

/** The median; 0 for no numbers. */
function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [lower = 0, upper = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (lower + upper) / 2;
}

/**
 * A rule that cuts exactly where the rule and the hand of a splitting do: a narrower shape of its line, or one of
 * `others`. Null if there is none, or if nothing was done by hand.
 */
export function ruleThatSaysSo(
  lines: readonly FileLine[],
  splitting: Splitting,
  others: readonly SplitRule[],
): SplitRule | null {
  const { rule, byHand } = splitting;
  if (byHand.added.length + byHand.removed.length === 0) return null;
  const wanted = edgesOf(lines, allCuts(lines, splitting));
  const own = splitRuleText(rule);
  const rules = [...narrowerRules(lines, rule), ...others.filter((each) => splitRuleText(each) !== own)];
  return rules.find((each) => edgesOf(lines, cutsOf(lines, each)) === wanted) ?? null;
}

/** The rules that leave out the cuts of a line rule that do not fit the others. */
export function narrowerRules(lines: readonly FileLine[], rule: SplitRule): SplitRule[] {
  if (rule.kind !== 'line') return [];
  return narrowerShapes(rule.text, cutsOf(lines, rule)).map((text) => ({ kind: 'line', text }));
}

function edgesOf(lines: readonly FileLine[], cuts: readonly Cut[]): string {
  return piecesOf(lines, cuts)
    .map(({ from }) => from)
    .join(' ');
}
