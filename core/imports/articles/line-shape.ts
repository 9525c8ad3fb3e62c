// The shape of a line that repeats: `Document # of #`. A `#` stands for a number, or for an identifier that contains one
// (`FTCOM00020200305eg350005l`); a `*` at the end for any further words.

const NUMBER = '[A-Za-z]*[0-9０-９][A-Za-z0-9０-９]*';
const numbers = new RegExp(NUMBER, 'g');
/** A longer line is text, not a mark between texts. */
const MAX_LENGTH = 160;

/** What a line of a shape has in place of each `#`, from left to right; null for a line of another shape. */
export type ShapeOf = (line: string) => readonly string[] | null;

/**
 * The test for lines of this shape. Letter case and the width of white space do not matter; white space at the ends of
 * a line does not count. A shape without letters, such as `***`, means itself.
 */
export function shape(written: string): ShapeOf {
  const text = written.trim().replaceAll(/#+/g, '#');
  const isOpened = isOpen(text);
  const body = isOpened ? text.slice(0, -1).trimEnd() : text;
  const parts = body.split('#').map((part) =>
    part
      .split(/\s+/)
      .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
  );
  const pattern = new RegExp(`^${parts.join(`(${NUMBER})`)}${isOpened ? '.*' : ''}$`, 'iu');
  return (line) => {
    const trimmed = line.trim();
    if (trimmed.length > MAX_LENGTH && !isOpened) return null;
    const found = pattern.exec(trimmed.slice(0, MAX_LENGTH));
    return found ? found.slice(1) : null;
  };
}

/** Whether any words may follow in lines of this shape. */
export function isOpen(written: string): boolean {
  return /[\p{L}\p{N}#].*\*$/su.test(written.trim());
}

/** The shapes that a line may be an instance of, the most exact first; none for an empty or long line. */
export function shapesOf(line: string): string[] {
  // A long line is text; only how it begins may be a mark.
  const text = line
    .slice(0, MAX_LENGTH + 40)
    .trim()
    .replaceAll(/\s+/g, ' ');
  if (text === '') return [];
  const labelled = /^([^:：#*]{1,24}[:：])\s*\S/u.exec(text)?.[1];
  const numbered = /^(?:[[(（【]\d{1,4}[\])）】]|\d{1,4}[.、．])(?=\s*\p{L})/u.exec(text)?.[0];
  return [
    ...(text.length <= MAX_LENGTH && !text.includes('#') ? [text.replaceAll(numbers, '#')] : []),
    ...(labelled === undefined || /\d/.test(labelled) ? [] : [`${labelled} *`]),
    ...(numbered === undefined ? [] : [`${numbered.replace(/\d+/, '#')} *`]),
  ];
}

/** The number that stands for a `#`, where it is one. */
export function numberOf(found: string | undefined): number | null {
  const plain = found?.normalize('NFKC') ?? '';
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}
