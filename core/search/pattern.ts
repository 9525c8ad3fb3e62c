// Regular expressions: their flags, what is wrong with an invalid one, and the places that one finds.
import { AppError } from '../errors.ts';
import type { HitList } from './hits.ts';
import type { TextQuery } from './request.ts';
import { withWordsOfAllScripts } from './word-classes.ts';

/** Unicode mode; `^` and `$` match at the ends of a paragraph, and `.` stays within it. */
function patternFlags({ matchCase = false }: TextQuery): string {
  return matchCase ? 'gmu' : 'gimu';
}

/**
 * The expression typed, including white space at its ends, with `\w` and `\b` for the words of all scripts.
 * Throws `invalid`, with the place of the fault, for an invalid expression.
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

/** The expression, or the reason why it is invalid. */
function compiled(pattern: string, flags: string): RegExp | string {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // “Invalid regular expression: /(/gu: Unterminated group”: the part after the last colon.
    return error.message.slice(error.message.lastIndexOf(': ') + 2);
  }
}

/** `\\p{Script=Han}` for `\\p{Han}`; null where the name at this place is not a script either. */
function scriptMeant(pattern: string, position: number): { written: string; instead: string } | null {
  const asked = [...pattern.matchAll(/\\([pP])\{(\w+)\}/g)].find(
    ({ index, 0: written }) => index < position && position <= index + written.length,
  );
  if (!asked) return null;
  const [written, sign = '', name = ''] = asked;
  const instead = `\\${sign}{Script=${name}}`;
  return typeof compiled(instead, 'u') === 'string' ? null : { written, instead };
}

/** The beginnings of V8's reasons, and the keys for them. */
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

/**
 * The index of the character that the reason is about: what was left open, else the first character that is
 * refused.
 */
function placeOf(pattern: string, flags: string, reason: string): number {
  const { group, bracket } = leftOpen(pattern);
  if (reason.startsWith('Unterminated group') && group !== null) return group;
  if (reason.startsWith('Unterminated character class') && bracket !== null) return bracket;
  // A shorter beginning may be refused for the same reason although what follows would make it valid.
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
 * Finds the matches of an expression made by `readPattern`, from left to right. An empty match is not a hit,
 * since there is nothing to show or code. `pause` is called now and then.
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
