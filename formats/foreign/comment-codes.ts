// Finds the codes in a comment, as people who code by hand write them: one on each line or between semicolons, and
// after a colon a memo. A part that is too long for a name, or begins with a time of day, is a memo as well.

export interface NamedCode {
  readonly name: string;
  /** What the comment says about this passage under this code; empty if nothing. */
  readonly memo: string;
}

/** The most characters of a name: names are shorter than sentences. */
const MAX_NAME_CHARACTERS = 80;
/** The most characters of a name within a memo, where a colon may be part of a sentence. */
const MAX_NAME_CHARACTERS_IN_MEMO = 40;

/** A colon that separates: not one in a web address or between the digits of a time. */
const colon = /:(?!\/\/)(?!(?<=\d:)\d)|：(?!(?<=\d：)\d)/u;
const semicolon = /[;；]/u;

/** What precedes a colon without being a name: a number, a time, a date. */
const countsOnly = /^[\p{N}\s.,/:：\-–]+$/u;
const time = /^\d{1,2}[:：]\d\d(?!\d)/u;
/** Punctuation of sentences, which names do not contain. */
const sentence = /[,，。!！?？]|\.\s/u;

/** The codes that a comment names, each with its memo, and the rest of the comment. */
export function codesInComment(text: string): { named: NamedCode[]; rest: string[] } {
  const named: NamedCode[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    for (const part of partsOf(line)) {
      const { before, after } = cutAtColon(part);
      if (isName(before, after !== null)) named.push({ name: before, memo: after ?? '' });
      else rest.push(part);
    }
  }
  return { named, rest };
}

/** The text before the first separating colon, and after it; null if there is no such colon. */
function cutAtColon(part: string): { readonly before: string; readonly after: string | null } {
  const at = colon.exec(part)?.index;
  return at === undefined
    ? { before: part, after: null }
    : { before: part.slice(0, at).trim(), after: part.slice(at + 1).trim() };
}

function isName(text: string, hasColon: boolean): boolean {
  return (
    text !== '' &&
    Array.from(text).length <= MAX_NAME_CHARACTERS &&
    !time.test(text) &&
    !(hasColon && countsOnly.test(text))
  );
}

/** The parts of a line. After a colon, a semicolon belongs to the memo unless another name with a colon follows. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  let isThought = false;
  let from = 0;
  while (from < line.length) {
    const mark = semicolon.exec(line.slice(from));
    const end = mark === null ? line.length : from + mark.index;
    const piece = line.slice(from, end).trim();
    const { before, after } = cutAtColon(piece);
    const begins =
      after !== null && Array.from(before).length <= MAX_NAME_CHARACTERS_IN_MEMO && !sentence.test(before);
    const last = parts.length - 1;
    if (isThought && !(begins && isName(before, true))) parts[last] += line.slice(from - 1, end);
    else if (piece !== '') {
      parts.push(piece);
      isThought = after !== null && !countsOnly.test(before) && !time.test(before);
    }
    from = end + 1;
  }
  return parts.map((part) => part.replace(/[\s;；]+$/u, ''));
}
