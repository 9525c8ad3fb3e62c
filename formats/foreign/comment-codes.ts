// How a comment names codes, as people who code by hand write them: one in each line or between semicolons, and after a
// colon what they think. What is too long for a name is a thought as well, and so is what stands at a time of day.

export interface NamedCode {
  readonly name: string;
  /** What the comment says of this passage under this code; empty where nothing. */
  readonly memo: string;
}

/** A name is shorter than a sentence. */
const longest = 80;
/** Within a thought a name is shorter still: there a colon may stand in a sentence. */
const longestWithin = 40;

/** A colon of an address, or between the digits of a time, parts nothing. */
const colon = /:(?!\/\/)(?!(?<=\d:)\d)|：(?!(?<=\d：)\d)/u;
const semicolon = /[;；]/u;

/** What is no name of a code before a colon: a number, a time, a date. */
const countsOnly = /^[\p{N}\s.,/:：\-–]+$/u;
const time = /^\d{1,2}[:：]\d\d(?!\d)/u;
/** What stands in sentences and in no name. */
const sentence = /[,，。!！?？]|\.\s/u;

/** The codes that a comment names, and what it says beside them. */
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

/** What stands before the first colon that parts, and what after it; null for no such colon. */
function cutAtColon(part: string): { readonly before: string; readonly after: string | null } {
  const at = colon.exec(part)?.index;
  return at === undefined
    ? { before: part, after: null }
    : { before: part.slice(0, at).trim(), after: part.slice(at + 1).trim() };
}

function isName(said: string, hasColon: boolean): boolean {
  return (
    said !== '' &&
    Array.from(said).length <= longest &&
    !time.test(said) &&
    !(hasColon && countsOnly.test(said))
  );
}

/** The parts of a line; after a colon a semicolon belongs to what is thought, unless another name with a colon follows. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  let isThought = false;
  let from = 0;
  while (from < line.length) {
    const mark = semicolon.exec(line.slice(from));
    const end = mark === null ? line.length : from + mark.index;
    const piece = line.slice(from, end).trim();
    const { before, after } = cutAtColon(piece);
    const begins = after !== null && Array.from(before).length <= longestWithin && !sentence.test(before);
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
