// What the builder offers for a line, each choice with the reason why it cannot be taken, if it would make the query one
// that never finds anything.
import { changeLine } from './edit-lines.ts';
import { whyImpossible, type AskedStudy, type WhyImpossible } from './impossible.ts';
import {
  childrenOf,
  MAX_LINES,
  parentOf,
  queryOf,
  takesOperand,
  type Line,
  type LineOperator,
  type Operand,
  type QueryLines,
} from './lines.ts';
import type { Filter, Relation } from './query.ts';

/** `below`: other lines are indented below it, which this operator could not hold. */
export type WhyNot = WhyImpossible | 'below';

export interface OfferedOperator {
  readonly operator: LineOperator;
  readonly why: WhyNot | null;
}

/** Relations in the order in which they are offered; the first of each unit is the affirmative one. */
const relations: readonly Relation[] = [
  { by: 'not-overlapping' },
  { by: 'overlapping' },
  { by: 'inside' },
  { by: 'containing' },
  { by: 'touching' },
  { by: 'passages', with: true },
  { by: 'passages', with: false },
  { by: 'sentences', with: true },
  { by: 'sentences', with: false },
  { by: 'paragraphs', with: true },
  { by: 'paragraphs', with: false },
  { by: 'near', paragraphs: 1 },
  { by: 'followed', paragraphs: 1 },
  { by: 'preceded', paragraphs: 1 },
  { by: 'sources', with: true },
  { by: 'sources', with: false },
  { by: 'respondents', with: true },
  { by: 'respondents', with: false },
];

/** The operators of the line at `at`, in the order of the list; paragraphs stay as they were counted. */
export function offeredOperators(study: AskedStudy, shown: QueryLines, at: number): OfferedOperator[] {
  const { lines } = shown;
  const before = lines[at]?.operator ?? null;
  const counted =
    before?.what === 'relation' && 'paragraphs' in before.relation ? before.relation.paragraphs : null;
  const operators: LineOperator[] = [
    ...(mayBePart(lines, at) ? [{ what: 'part' } as const] : []),
    { what: 'and' },
    { what: 'or' },
    ...relations.map((relation) => ({
      what: 'relation' as const,
      relation:
        'paragraphs' in relation && counted !== null ? { ...relation, paragraphs: counted } : relation,
    })),
    { what: 'only' },
  ];
  const hasLinesBelow = childrenOf(lines, at).length > 0;
  return operators.map((operator) => ({
    operator,
    why:
      operator.what === 'only' && hasLinesBelow
        ? 'below'
        : whyNot(study, shown, changeLine(lines, at, chosen(operator)).lines),
  }));
}

/** What choosing an operator changes of its line. */
export function chosen(operator: LineOperator): Partial<Line> {
  return { operator, ...(takesOperand(operator) ? {} : { operand: null }) };
}

/** Whether the line can be one of the parts of an `at-least`: these stand before all other lines below it. */
function mayBePart(lines: readonly Line[], at: number): boolean {
  const parent = parentOf(lines, at) ?? 0;
  if (lines[parent]?.operand?.what !== 'at-least') return false;
  const siblings = childrenOf(lines, parent);
  const before = lines[siblings[siblings.indexOf(at) - 1] ?? -1];
  return before === undefined || before.operator?.what === 'part';
}

/** Why the line at `at` cannot ask for this; null if it can. */
export function whyNotOperand(
  study: AskedStudy,
  shown: QueryLines,
  at: number,
  operand: Operand,
): WhyNot | null {
  return whyNot(study, shown, changeLine(shown.lines, at, { operand }).lines);
}

/** Whether a group of parts can be begun at the line: it is not too far in, and there is room for its parts. */
export function mayBeGroup({ lines }: QueryLines, at: number): boolean {
  return (lines[at]?.depth ?? 0) < 3 && lines.length + 2 <= MAX_LINES;
}

/** Why these filters cannot stand around the lines; null if they can. */
export function whyNotFilters(
  study: AskedStudy,
  shown: QueryLines,
  filters: readonly Filter[],
): WhyNot | null {
  return newReason(study, shown, { ...shown, filters });
}

function whyNot(study: AskedStudy, shown: QueryLines, lines: readonly Line[]): WhyNot | null {
  return newReason(study, shown, { ...shown, lines });
}

/** The reason why the next query could never find anything, unless it is that of the present one. */
function newReason(study: AskedStudy, before: QueryLines, after: QueryLines): WhyImpossible | null {
  const reasonOf = (shown: QueryLines): WhyImpossible | null => {
    const query = queryOf(shown);
    return query && whyImpossible(study, query);
  };
  const why = reasonOf(after);
  return why === null || why === reasonOf(before) ? null : why;
}
