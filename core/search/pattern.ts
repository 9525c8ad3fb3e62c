// Regular expressions: the flags they run with, what is wrong with one, and the places one finds.
import { AppError } from '../errors.ts';
import type { HitList } from './hits.ts';
import type { TextQuery } from './request.ts';
import { withWordsOfAllScripts } from './word-classes.ts';

/** By Unicode characters; `^` and `$` stand at the ends of a paragraph, and `.` does not leave it. */
function patternFlags({ matchCase = false }: TextQuery): string {
  return matchCase ? 'gmu' : 'gimu';
}

/**
 * The expression that was typed, white space at its ends included, with `\w` and `\b` for the words of all scripts.
 * Throws `invalid`, naming the place, for what is none.
 */
export function readPattern(query: TextQuery): RegExp {
  const flags = patternFlags(query);
  const made = compiled(query.text, flags);
  if (typeof made !== 'string') return new RegExp(withWordsOfAllScripts(query.text), flags);
  const named = REASONS.find(([begins]) => made.startsWith(begins))?.[1] ?? 'other';
  const position = 1 + placeOf(query.text, flags, made);
  const script = named === 'property' ? scriptMeant(query.text, position) : null;
  if (script !== null) throw new AppError('invalid', 'errors:pattern_script', { position, ...script });
  throw new AppError('invalid', `errors:pattern_${named}`, { position, reason: made });
}

/** The expression, or why it is none. */
function compiled(pattern: string, flags: string): RegExp | string {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // “Invalid regular expression: /(/gu: Unterminated group”: what stands behind the last colon.
    return error.message.slice(error.message.lastIndexOf(': ') + 2);
  }
}

/** `\\p{Han}` for `\\p{Script=Han}`; null where what is asked for at the place is no script either. */
function scriptMeant(pattern: string, position: number): { written: string; instead: string } | null {
  const asked = [...pattern.matchAll(/\\([pP])\{(\w+)\}/g)].find(
    ({ index, 0: written }) => index < position && position <= index + written.length,
  );
  if (!asked) return null;
  const [written, sign = '', name = ''] = asked;
  const instead = `\\${sign}{Script=${name}}`;
  return typeof compiled(instead, 'u') === 'string' ? null : { written, instead };
}

/** How V8 begins its reasons, and ours. */
const REASONS = [
  ['Unterminated group', 'open_group'],
  ["Unmatched ')'", 'closed_group'],
  ['Nothing to repeat', 'nothing_to_repeat'],
  ['Unterminated character class', 'open_class'],
  ['Range out of order', 'range'],
  ['Invalid character class', 'range'],
  ['Lone quantifier', 'brackets'],
  ['Incomplete quantifier', 'brackets'],
  ['numbers out of order', 'quantifier'],
  ['\\ at end', 'backslash'],
  ['Invalid property name', 'property'],
  ['Invalid escape', 'escape'],
  ['Invalid Unicode escape', 'escape'],
  ['Invalid unicode escape', 'escape'],
  ['Invalid decimal escape', 'escape'],
  ['Invalid class escape', 'escape'],
  ['Invalid named', 'group_name'],
  ['Invalid capture group name', 'group_name'],
  ['Duplicate capture group name', 'group_name'],
  ['Invalid group', 'group'],
] as const;

/** The index of the character that the reason is about: what is left open, else the first to be refused. */
function placeOf(pattern: string, flags: string, reason: string): number {
  const { group, bracket } = leftOpen(pattern);
  if (reason.startsWith('Unterminated group') && group !== null) return group;
  if (reason.startsWith('Unterminated character class') && bracket !== null) return bracket;
  // An earlier beginning may be refused for the same reason and be mended by what follows it.
  let first = pattern.length;
  while (first > 1 && compiled(pattern.slice(0, first - 1), flags) === reason) first -= 1;
  return Math.max(0, first - 1);
}

function leftOpen(pattern: string): { group: number | null; bracket: number | null } {
  const groups: number[] = [];
  let bracket: number | null = null;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (bracket !== null) bracket = sign === ']' ? null : bracket;
    else if (sign === '[') bracket = at;
    else if (sign === '(') groups.push(at);
    else if (sign === ')') groups.pop();
  }
  return { group: groups.at(-1) ?? null, bracket };
}

/**
 * Finds what the expression, made by `readPattern`, matches from left to right. A match of nothing is no hit: there
 * would be nothing to show and nothing to code. `pause` is called now and then.
 */
export function findPattern(pattern: RegExp, text: string, hits: HitList, pause?: () => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [{ length }] = match;
    if (length > 0) hits.add(match.index, match.index + length);
    else pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
    pause?.();
  }
}
