// How interviews are labelled: N9.2 is the second interview of N9, P10R3 the third round with P10.

/**
 * The respondent that a label suggests: the label without the number of the interview. `N9.2` suggests `N9`,
 * `P10R3` suggests `P10`, and `N9` itself. Where the label has only one number, that number tells people
 * apart: `Interview 1` suggests `Interview 1`.
 */
export function respondentOfLabel(label: string): string {
  const trimmed = label.trim();
  const round = /^(\p{L}+\d+)\p{L}\d+$/u.exec(trimmed)?.[1];
  return round ?? (trimmed.replace(/\.\d+$|(?<=\d)[-_ ]\d+$/u, '') || trimmed);
}

/**
 * The key by which spellings of a respondent are compared: `n9`, `N9` and `Ｎ９` are one person. Control
 * characters are left out: nobody sees them, and workbooks cannot hold all of them.
 */
export function respondentKey(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}+/gu, '')
    .trim()
    .toLowerCase();
}

/** The next free label for a respondent: `N9` first, then `N9.2`, `N9.3`. */
export function nextLabel(respondent: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const known = [...used].some((label) => respondentOfLabel(label) === respondent);
  if (!used.has(respondent) && !known) return respondent;
  for (let number = 2; ; number += 1) {
    const label = `${respondent}.${number}`;
    if (!used.has(label)) return label;
  }
}

/**
 * The label that a title suggests: the one that it begins with, as `N9.2` in "N9.2 second talk", if that is
 * free; else the next in the series of existing labels, `N18` after `N17`; else the title itself, cut to 40
 * characters.
 */
export function labelOfTitle(title: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const name = title.trim();
  const written = /^\p{L}{1,4}\d{1,4}(?:[.\-_]\d{1,3})?(?![\p{L}\d])/u.exec(name)?.[0];
  if (written === undefined) return nextInSeries(used) ?? nextLabel(name.slice(0, 40).trim(), used);
  return used.has(written) ? nextLabel(respondentOfLabel(written), used) : written;
}

/**
 * The next number in the series that most labels belong to, with its letters; null where no label consists of
 * letters and a number.
 */
function nextInSeries(labels: ReadonlySet<string>): string | null {
  const numbers = new Map<string, Set<number>>();
  for (const label of labels) {
    const [, letters, number] = /^(\p{L}+)(\d+)$/u.exec(respondentOfLabel(label)) ?? [];
    if (letters !== undefined) numbers.set(letters, (numbers.get(letters) ?? new Set()).add(Number(number)));
  }
  const [first] = [...numbers].sort(([, a], [, b]) => b.size - a.size);
  return first ? `${first[0]}${Math.max(...first[1]) + 1}` : null;
}
