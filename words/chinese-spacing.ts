// Chinese sets a space between Han characters and Latin letters or digits, none between Han characters, and none beside
// a full-width sign. A parameter of a sentence may be either, so its edges are marked, and the spaces are inserted
// there.

/** Marks the beginning and end of a parameter in a sentence; no text contains this character. */
const EDGE = '\u0001';

/** Options of i18next, which are not parameters of the sentence. */
const ownOptions = new Set(['context', 'defaultValue', 'lng', 'ns']);

const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{N}%]/u;
const FULL_WIDTH =
  /[\u2018-\u201d\u3001-\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff3b\uff3d]/u;

const QUOTATION_MARK = /[\u2018-\u201d]/u;
const QUOTED = /\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019/gu;

/** The parameters of a sentence with the edges of their texts marked. */
export function withEdges(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) =>
      typeof value === 'string' && value !== '' && !ownOptions.has(name)
        ? [name, EDGE + value.replaceAll(EDGE, '') + EDGE]
        : [name, value],
    ),
  );
}

/** The sentence without the marks, with the spaces that Chinese sets at them. */
export function spacedAtEdges(marked: string): string {
  if (!marked.includes(EDGE)) return marked;
  // Every second part is a parameter.
  return marked
    .split(EDGE)
    .reduce((joined, part, index) =>
      joined === '' || part === '' ? joined + part : joinParts(joined, part, index % 2 === 1),
    );
}

/**
 * The space after a lead-in: none after a full-width sign, which includes its own. Chinese and Latin type share the
 * characters of quotation marks; the words around the quote decide which kind they are.
 */
export function spaceAfter(lead: string): '' | ' ' {
  const last = lastOf(lead);
  if (!FULL_WIDTH.test(last)) return ' ';
  if (!QUOTATION_MARK.test(last)) return '';
  return HAN.test(lead.replaceAll(QUOTED, '') || lead) ? '' : ' ';
}

/** Joins two neighbouring parts; a space between them belongs to the sentence and never to a parameter. */
function joinParts(before: string, after: string, isAfterParameter: boolean): string {
  const [left, right] = isAfterParameter
    ? [before.replace(/ $/, ''), after]
    : [before, after.replace(/^ /, '')];
  const hadSpace = left.length + right.length < before.length + after.length;
  const [end, start] = [lastOf(left), firstOf(right)];
  if (hadSpace) return isSpaceless(end, start) ? left + right : before + after;
  return isApart(end, start) ? `${before} ${after}` : before + after;
}

function isSpaceless(end: string, start: string): boolean {
  return [end, start].every((each) => HAN.test(each) || FULL_WIDTH.test(each));
}

function isApart(end: string, start: string): boolean {
  return (HAN.test(end) && LATIN.test(start)) || (LATIN.test(end) && HAN.test(start));
}

function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? '';
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}
