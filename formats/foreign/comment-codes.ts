// How a comment names codes, as people who code by hand write them: one in each line or between semicolons, and after a
// colon what they think. What is too long for a name is a thought as well.

export interface NamedCode {
  readonly name: string;
  /** What the comment says of this passage under this code; empty where nothing. */
  readonly memo: string;
}

/** A name is shorter than a sentence. */
const longest = 80;

/** The codes that a comment names, and what it says beside them. */
export function codesInComment(text: string): { named: NamedCode[]; rest: string[] } {
  const named: NamedCode[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    for (const part of partsOf(line)) {
      // An address has a colon, too.
      const [, before = part, memo = ''] = /^([^:：]*)(?::(?!\/\/)|：)\s*(.*)$/su.exec(part) ?? [];
      const name = before.trim();
      if (name === '' || Array.from(name).length > longest) rest.push(part);
      else named.push({ name, memo: memo.trim() });
    }
  }
  return { named, rest };
}

/** The parts of a line; after a colon a semicolon belongs to what is thought. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  let left = line.trim();
  while (left !== '') {
    const colon = /:(?!\/\/)|：/.exec(left)?.index ?? Infinity;
    const semicolon = /[;；]/.exec(left)?.index ?? Infinity;
    const end = semicolon < colon ? semicolon : left.length;
    const part = left.slice(0, end).trim();
    if (part !== '') parts.push(part);
    left = left.slice(end + 1).trim();
  }
  return parts;
}
