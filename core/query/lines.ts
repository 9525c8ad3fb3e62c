// A query as the lines of the builder. Each line has an operator and an operand; the lines indented below a line act on
// its operand one after another, and what they make of it is what the line brings to the line that it is indented below.
import { filtersFirst } from './line-filters.ts';
import { hasCode, isOfCodings, type Filter, type Query, type Relation } from './query.ts';

/** What a line begins with. `at-least` has no places of its own: the lines of its parts follow. */
export type Operand =
  | Extract<Query, { readonly what: 'code' | 'words' | 'pattern' }>
  | { readonly what: 'at-least'; readonly least: number };

/** How a line acts on what it is indented below. `part`: it is one of the parts of an `at-least`. */
export type LineOperator =
  | { readonly what: 'or' | 'and' | 'part' | 'only' }
  | { readonly what: 'relation'; readonly relation: Relation }
  | { readonly what: 'filter'; readonly filter: Filter };

export interface Line {
  /** 0 for the first line, which all others are indented below. */
  readonly depth: number;
  /** Null for the first line. */
  readonly operator: LineOperator | null;
  /** Null where the operator needs none, and while none has been chosen. */
  readonly operand: Operand | null;
}

/** The lines of a query, and the filters that hold for all of it. */
export interface QueryLines {
  readonly lines: readonly Line[];
  /** The innermost first. */
  readonly filters: readonly Filter[];
}

/** Lines further in, or more of them, no longer show what a query asks; it stays as text. */
export const MAX_LINES = 20;
const MAX_DEPTH = 5;

/** The lines of a query; null if there would be too many, or too far in, to be read. `queryOf` makes it of them again. */
export function linesOf(query: Query): QueryLines | null {
  const { inner, filters } = filtersFirst(query);
  const lines = [...linesFrom(inner, 0, null, MAX_LINES + 1)];
  const fits = lines.length <= MAX_LINES && lines.every(({ depth }) => depth <= MAX_DEPTH);
  return fits ? { lines, filters } : null;
}

function* linesFrom(
  query: Query,
  depth: number,
  operator: LineOperator | null,
  most: number,
): Generator<Line> {
  const steps: { readonly operator: LineOperator; readonly right: Query | null }[] = [];
  let head = query;
  for (;;) {
    if (steps.length > most) break;
    if (head.what === 'or' || head.what === 'and') {
      steps.push({ operator: { what: head.what }, right: head.right });
      head = head.left;
    } else if (head.what === 'relation') {
      steps.push({ operator: { what: 'relation', relation: head.relation }, right: head.right });
      head = head.left;
    } else if (head.what === 'only') {
      steps.push({ operator: { what: 'only' }, right: null });
      head = head.of;
    } else if (head.what === 'filter') {
      steps.push({ operator: { what: 'filter', filter: head.filter }, right: null });
      head = head.of;
    } else break;
  }
  if (depth > MAX_DEPTH + 1) return yield { depth, operator, operand: null };
  if (head.what === 'at-least') {
    yield { depth, operator, operand: { what: 'at-least', least: head.least } };
    for (const part of head.parts) yield* linesFrom(part, depth + 1, { what: 'part' }, most);
  } else if (head.what === 'code' || head.what === 'words' || head.what === 'pattern')
    yield { depth, operator, operand: head };
  for (const step of steps.toReversed())
    if (step.right === null) yield { depth: depth + 1, operator: step.operator, operand: null };
    else yield* linesFrom(step.right, depth + 1, step.operator, most);
}

/** Whether a line with this operator has an operand. */
export function takesOperand(operator: LineOperator | null): boolean {
  return operator === null || (operator.what !== 'only' && operator.what !== 'filter');
}

/**
 * The query of the lines; null while the first line has no operand, or an `at-least` too few parts. Lines that have no
 * operand yet are passed over, with those below them.
 */
export function queryOf({ lines, filters }: QueryLines): Query | null {
  const asked = valueAt(lines, 0);
  return asked && filters.reduce(filtered, asked);
}

/** A filter of codings has nothing to choose from where no code is left, and is passed over. */
function filtered(of: Query, filter: Filter): Query {
  return isOfCodings(filter) && !hasCode(of) ? of : { what: 'filter', filter, of };
}

/** Each line with an operand of its own as a query under the filters of the whole, to be counted alone. */
export function lineParts({ lines, filters }: QueryLines): { readonly at: number; readonly query: Query }[] {
  return lines.flatMap(({ operand }, at) => {
    if (operand === null || operand.what === 'at-least') return [];
    return [{ at, query: filters.reduce<Query>(filtered, operand) }];
  });
}

/** What the line at `at` makes with the lines below it; null if it is not complete. */
function valueAt(lines: readonly Line[], at: number): Query | null {
  const { operand = null } = lines[at] ?? {};
  if (operand === null) return null;
  const below = childrenOf(lines, at);
  const parts = below.filter((child) => lines[child]?.operator?.what === 'part');
  let made: Query;
  if (operand.what === 'at-least') {
    const complete = parts.flatMap((part) => valueAt(lines, part) ?? []);
    if (complete.length < operand.least) return null;
    made = { what: 'at-least', least: operand.least, parts: complete };
  } else made = operand;
  for (const child of below) made = joined(made, lines, child);
  return made;
}

function joined(left: Query, lines: readonly Line[], child: number): Query {
  const operator = lines[child]?.operator;
  if (!operator || operator.what === 'part') return left;
  if (operator.what === 'only') return { what: 'only', of: left };
  if (operator.what === 'filter') return filtered(left, operator.filter);
  const right = valueAt(lines, child);
  if (!right) return left;
  return operator.what === 'relation'
    ? { what: 'relation', relation: operator.relation, left, right }
    : { what: operator.what, left, right };
}

/** What the lines make that a line acts on: the line that it is indented below with those before it; null while nothing. */
export function askedAbove(lines: readonly Line[], at: number): Query | null {
  const parent = parentOf(lines, at);
  return parent === null ? null : valueAt(lines.slice(0, at), parent);
}

/** The places in the list of the lines directly below a line. */
export function childrenOf(lines: readonly Line[], at: number): number[] {
  const depth = lines[at]?.depth ?? 0;
  return rangeOf(endOf(lines, at), at + 1).filter((place) => lines[place]?.depth === depth + 1);
}

/** The place after the last line that stands below the line at `at`. */
export function endOf(lines: readonly Line[], at: number): number {
  const depth = lines[at]?.depth ?? 0;
  let end = at + 1;
  while (end < lines.length && (lines[end]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** The place of the line that a line is indented below; null for the first. */
export function parentOf(lines: readonly Line[], at: number): number | null {
  const depth = lines[at]?.depth ?? 0;
  const above = lines.slice(0, at).findLastIndex((line) => line.depth === depth - 1);
  return above < 0 ? null : above;
}

function rangeOf(end: number, begin: number): number[] {
  return Array.from({ length: Math.max(0, end - begin) }, (_, at) => begin + at);
}
