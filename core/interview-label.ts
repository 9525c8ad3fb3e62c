// How interviews are labelled: N9.2 is the second interview of N9, P10R3 the third round with P10.

/**
 * The respondent that a label proposes: the label without the number of the interview. `N9.2` proposes `N9`,
 * `P10R3` proposes `P10`, `N9` itself. A number that no other number precedes tells people apart: `Interview 1` proposes
 * itself.
 */
export function respondentOfLabel(label: string): string {
  const trimmed = label.trim();
  const round = /^(\p{L}+\d+)\p{L}\d+$/u.exec(trimmed)?.[1];
  return round ?? (trimmed.replace(/\.\d+$|(?<=\d)[-_ ]\d+$/u, '') || trimmed);
}

/**
 * What two spellings of one respondent have in common: `n9`, `N9` and `Ｎ９` are one person, and count as one. Nobody sees the
 * characters that control something, and workbooks hold no more than some of them.
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
 * The label that a title proposes: the one it begins with, as `N9.2` of "N9.2 second talk", where that is free; else the
 * next of the series that the labels make, `N18` after `N17`; else the title itself, cut to 40 characters.
 */
export function labelOfTitle(title: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const name = title.trim();
  const written = /^\p{L}{1,4}\d{1,4}(?:[.\-_]\d{1,3})?(?![\p{L}\d])/u.exec(name)?.[0];
  if (written === undefined) return nextInSeries(used) ?? nextLabel(name.slice(0, 40).trim(), used);
  return used.has(written) ? nextLabel(respondentOfLabel(written), used) : written;
}

/** The number after the highest of the letters that most labels begin with; null where no label is letters and a number. */
function nextInSeries(labels: ReadonlySet<string>): string | null {
  const numbers = new Map<string, Set<number>>();
  for (const label of labels) {
    const [, letters, number] = /^(\p{L}+)(\d+)$/u.exec(respondentOfLabel(label)) ?? [];
    if (letters !== undefined) numbers.set(letters, (numbers.get(letters) ?? new Set()).add(Number(number)));
  }
  const [first] = [...numbers].sort(([, a], [, b]) => b.size - a.size);
  return first ? `${first[0]}${Math.max(...first[1]) + 1}` : null;
}
