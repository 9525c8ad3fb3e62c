// How interviews are labelled: N9.2 is the second interview of N9, P10R3 the third round with P10.

/**
 * The respondent that a label proposes: the label without the number of the interview. `N9.2` proposes `N9`,
 * `P10R3` proposes `P10`, `N9` itself.
 */
export function respondentOfLabel(label: string): string {
  const trimmed = label.trim();
  const round = /^(\p{L}+\d+)\p{L}\d+$/u.exec(trimmed)?.[1];
  return round ?? (trimmed.replace(/[.\-_ ]\d+$/, '') || trimmed);
}

/** What two spellings of one respondent have in common: `n9`, `N9` and `Ｎ９` are one person, and count as one. */
export function respondentKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
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
