// The ways in which a file may be cut, found in the file itself, and the one that gives articles: pieces with a title
// and a date.
import { countsUp, cutsOf, piecesOf } from './cuts.ts';
import { factsOf } from './facts.ts';
import type { FileLine } from './file-lines.ts';
import { shapesOf } from './line-shape.ts';
import type { InSteps } from '../../in-steps.ts';
import type { SplitRule } from './split-rule.ts';

/** A way of cutting, and how many pieces it gives. */
export interface Proposal {
  readonly rule: SplitRule;
  readonly pieces: number;
}

export interface Proposals {
  /** At most one of each kind: page breaks, headings, a repeated line. Ways that give one piece are left out. */
  readonly ways: readonly Proposal[];
  /** The best of them; null if none gives more than one piece. */
  readonly best: Proposal | null;
  /** Whether the file looks like many articles: most pieces of the best way have a title and a date of their own. */
  readonly isMany: boolean;
}

/** How many shapes of lines are tried, on how many pieces, and on how many lines of each. */
const MAX_SHAPES = 10;
const MAX_TRIED = 60;
const MAX_TRIED_LINES = 120;
/** The share of pieces with a title and a date from which a file looks like many articles. */
const MIN_SHARE = 0.6;

/** Finds the ways of cutting a file, in steps. */
export function* findProposals(lines: readonly FileLine[]): InSteps<Proposals> {
  const levels = [1, 2, 3, 4].map((level) => ({ kind: 'heading' as const, level }));
  const tried: Tried[] = [];
  for (const rules of [yield* shapesOfFile(lines), levels, [{ kind: 'page' as const }]]) {
    const best = yield* bestOf(lines, rules);
    if (best) tried.push(best);
  }
  // Equal ways stay in this order: a repeated line says more than a heading, and a heading more than a page.
  const best = tried.toSorted((a, b) => b.merit - a.merit)[0] ?? null;
  const order = ['page', 'heading', 'line'];
  return {
    ways: tried
      .toSorted((a, b) => order.indexOf(a.rule.kind) - order.indexOf(b.rule.kind))
      .map(({ rule, pieces }) => ({ rule, pieces })),
    best: best && { rule: best.rule, pieces: best.pieces },
    isMany: best !== null && best.share >= MIN_SHARE,
  };
}

interface Tried extends Proposal {
  readonly share: number;
  readonly merit: number;
}

/** The way with the most merit; null if none gives two pieces. */
function* bestOf(lines: readonly FileLine[], rules: readonly SplitRule[]): InSteps<Tried | null> {
  let best: Tried | null = null;
  for (const rule of rules) {
    const each = yield* triedOn(lines, rule);
    if (each.pieces > 1 && (best === null || each.merit > best.merit)) best = each;
  }
  return best;
}

function* triedOn(lines: readonly FileLine[], rule: SplitRule): InSteps<Tried> {
  const pieces = piecesOf(lines, cutsOf(lines, rule));
  // The last pieces are no worse than the first, but a cover page is.
  const sample = pieces
    .slice(-MAX_TRIED)
    .map((piece) => ({ ...piece, to: Math.min(piece.to, piece.from + MAX_TRIED_LINES) }));
  yield;
  const facts = yield* factsOf(lines, sample);
  const whole = facts.filter(({ title, date, words }) => title !== null && date !== null && words >= 20);
  const share = sample.length === 0 ? 0 : whole.length / sample.length;
  const numbered = rule.kind === 'line' && countsUp(lines, rule.text) ? 0.3 : 0;
  return { rule, pieces: pieces.length, share, merit: share + numbered };
}

/** The shapes of lines that repeat, those that are most likely marks first. */
function* shapesOfFile(lines: readonly FileLine[]): InSteps<SplitRule[]> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    for (const shape of shapesOf(text)) counts.set(shape, (counts.get(shape) ?? 0) + 1);
    yield;
  }
  const repeated = [...counts].filter(([shape, count]) => count > 1 && isMarkLike(shape));
  const rank = ([shape, count]: readonly [string, number]): number =>
    (/#.*(?:of|\/|共|之).*#/iu.test(shape) ? 8 : 0) +
    (/^(?:document|article|第|文献|文章|篇)/iu.test(shape) ? 4 : 0) +
    (/^(?:end of document|document #)$/iu.test(shape) ? 4 : 0) +
    (/^[=_*~\u2014\u2500-]{3,}$/u.test(shape) ? 4 : 0) +
    (shape.endsWith('*') ? 1 : 0) +
    (count > 2 ? 1 : 0);
  return repeated
    .map((entry, at) => ({ shape: entry[0], at, rank: rank(entry) }))
    .toSorted((a, b) => b.rank - a.rank || a.at - b.at)
    .slice(0, MAX_SHAPES)
    .map(({ shape }) => ({ kind: 'line', text: shape }));
}

/** Whether a shape may be a mark: words of which not only the numbers differ, or a rule across the page. */
function isMarkLike(shape: string): boolean {
  if (/^[=_*~\u2014\u2500-]{3,}$/u.test(shape)) return true;
  return /\p{L}{2}|第|^[[(（【]#/u.test(shape) && shape.length <= 60;
}
