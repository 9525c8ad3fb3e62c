// Where a rule cuts a file, and what the analyst cut and joined by hand on top of it.
import { coverEnd } from './cover.ts';
import type { FileLine } from './file-lines.ts';
import { isAside } from './labels.ts';
import { isOpen, numberOf, shape, shapesOf } from './line-shape.ts';
import type { SplitRule } from './split-rule.ts';

/** A cut, before a line of the file. */
export interface Cut {
  readonly line: number;
  /** The line that the rule recognised; null for a page, and for a cut by hand. */
  readonly marker: number | null;
  /** Whether that line is only a mark, and not the title or another line of the article. */
  readonly isMark: boolean;
  readonly isByHand: boolean;
  /** Why the cut does not fit the others. */
  readonly misfit: Misfit | null;
}

/** A number in the marker of a cut that nearly all others have otherwise. */
export interface Misfit {
  /** Which `#` of the shape, from 0. */
  readonly slot: number;
  readonly value: string;
  /** The value that the others have. */
  readonly usual: string;
}

/** What was done by hand, by the number of the line that the cut precedes. */
export interface CutsByHand {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Lines `from` (inclusive) to `to` (exclusive), without blank lines at either end. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** The cut above it; null for the first piece if no rule cuts there. */
  readonly cut: Cut | null;
}

/** The lines at which a pattern finds something, found elsewhere within a time limit. */
export type PatternLines = readonly number[];

/** How many of the others must agree for a marker to be called odd. */
const MIN_SHARE = 0.8;

/** The cuts of a rule, ascending. `patternLines` are those of a regular expression. */
export function cutsOf(lines: readonly FileLine[], rule: SplitRule, patternLines: PatternLines = []): Cut[] {
  switch (rule.kind) {
    case 'page':
      return lines.flatMap(({ beginsPage }, line) => (beginsPage ? [cutAt(line, null)] : []));
    case 'heading':
      return lines.flatMap(({ heading, text }, line) =>
        heading !== null && heading === rule.level && text.trim() !== '' ? [cutAt(line, line)] : [],
      );
    case 'regex':
      return cutsAtPattern(lines, patternLines);
    case 'line':
      return cutsAtShape(lines, rule.text);
  }
}

function cutAt(line: number, marker: number | null, isMark = false): Cut {
  return { line, marker, isMark, isByHand: false, misfit: null };
}

/** Lines that a pattern finds are marks if most are alike but for their numbers, and words of the article otherwise. */
function cutsAtPattern(lines: readonly FileLine[], found: PatternLines): Cut[] {
  const shapes = found.map((line) => shapesOf(lines[line]?.text ?? '')[0]);
  const counts = Map.groupBy(shapes, (each) => each);
  return found.map((line, at) => {
    const alike = counts.get(shapes[at])?.length ?? 0;
    return cutAt(line, line, shapes[at] !== undefined && alike > 1 && alike * 2 >= found.length);
  });
}

function cutsAtShape(lines: readonly FileLine[], text: string): Cut[] {
  const matches = shape(text);
  const found = lines.flatMap(({ text: line }, at) => {
    const slots = matches(line);
    return slots === null ? [] : [{ at, slots }];
  });
  const usual = usualValues(found.map(({ slots }) => slots));
  const isEnd = endsPieces(lines, text, found);
  return found.map(({ at, slots }): Cut => {
    const slot = slots.findIndex((value, place) => {
      const others = usual[place] ?? null;
      return others !== null && value !== others;
    });
    const misfit = slot < 0 ? null : { slot, value: slots[slot] ?? '', usual: usual[slot] ?? '' };
    return { ...cutAt(isEnd ? at + 1 : at, at, !isOpen(text)), misfit };
  });
}

/** The value of each slot that nearly all markers share; null for a slot in which they differ. */
function usualValues(found: readonly (readonly string[])[]): (string | null)[] {
  if (found.length < 3) return [];
  return (found[0] ?? []).map((_, slot) => {
    const counts = new Map<string, number>();
    for (const slots of found) counts.set(slots[slot] ?? '', (counts.get(slots[slot] ?? '') ?? 0) + 1);
    const [value, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
    return count >= found.length * MIN_SHARE ? value : null;
  });
}

/** The last line of an article in Nexis and in Chinese databases. */
const END_MARK = /^(?:end of document|[（(【[]?(?:全文)?(?:完|结束|文献结束)[】\])）]?)$/iu;

/** Whether a marker is the last line of an article instead of its first. */
function endsPieces(
  lines: readonly FileLine[],
  text: string,
  found: readonly { readonly at: number; readonly slots: readonly string[] }[],
): boolean {
  const [first, last] = [found[0]?.at, found.at(-1)?.at];
  if (first === undefined || last === undefined) return false;
  if (END_MARK.test(text)) return true;
  // Factiva ends an article with its identifier: `Document FTCOM00020200305eg350005l`.
  if (/^document #$/i.test(text) && found.every(({ slots }) => numberOf(slots[0]) === null)) return true;
  const isBlank = (from: number, to: number): boolean =>
    lines.slice(from, to).every((line) => line.text.trim() === '');
  return !isBlank(0, first) && isBlank(last + 1, lines.length);
}

/** The cuts of a rule with those made and taken away by hand, ascending. */
export function withHand(cuts: readonly Cut[], { added, removed }: CutsByHand): Cut[] {
  const gone = new Set(removed);
  const kept = new Map(cuts.filter(({ line }) => !gone.has(line)).map((cut) => [cut.line, cut]));
  for (const line of added) if (!kept.has(line)) kept.set(line, { ...cutAt(line, null), isByHand: true });
  return [...kept.values()].toSorted((a, b) => a.line - b.line);
}

/**
 * The pieces between the cuts, after the cover of an export. What holds only blank lines, marks and lines about the database is no piece: an export
 * ends with an account of the search.
 */
export function piecesOf(lines: readonly FileLine[], cuts: readonly Cut[]): Piece[] {
  const begin = coverEnd(lines);
  const edges: { readonly line: number; readonly cut: Cut | null }[] = [
    ...(cuts[0]?.line === 0 ? [] : [{ line: 0, cut: null }]),
    ...cuts.map((cut) => ({ line: cut.line, cut })),
  ];
  return edges.flatMap(({ line, cut }, at): Piece[] => {
    let [from, to] = [Math.max(line, begin), edges[at + 1]?.line ?? lines.length];
    while (from < to && lines[from]?.text.trim() === '') from += 1;
    while (to > from && lines[to - 1]?.text.trim() === '') to -= 1;
    const holdsWords = lines
      .slice(from, to)
      .some(({ text }, place) => !(cut?.isMark && cut.marker === from + place) && holdsAny(text));
    return holdsWords ? [{ from, to, cut }] : [];
  });
}

/** Whether a line says something of an article. */
function holdsAny(line: string): boolean {
  return line.trim() !== '' && !isAside(line);
}

/**
 * The narrower shapes that leave out the cuts that do not fit: `Document # of 240` for `Document # of #`. None if all
 * cuts fit.
 */
export function narrowerShapes(text: string, cuts: readonly Cut[]): string[] {
  const usual = new Map(cuts.flatMap(({ misfit }) => (misfit ? [[misfit.slot, misfit.usual] as const] : [])));
  return [...usual].map(([slot, value]) => {
    let at = -1;
    return text.replaceAll(/#+/g, (sign) => {
      at += 1;
      return at === slot ? value : sign;
    });
  });
}

/** Whether the numbers in the first place of a shape's markers count the articles: 1, 2, 3. */
export function countsUp(lines: readonly FileLine[], text: string): boolean {
  const matches = shape(text);
  const numbers = lines.flatMap(({ text: line }) => {
    const slots = matches(line);
    return slots === null ? [] : [numberOf(slots[0])];
  });
  const steps = numbers.filter((number, at) => number !== null && number === (numbers[at - 1] ?? 0) + 1);
  return numbers.length >= 2 && steps.length >= numbers.length * MIN_SHARE;
}
