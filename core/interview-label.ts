// How interviews are labelled: N9.2 is the second interview of N9.

/** The respondent that a label proposes: the label without its last `.number`. `N9.2` proposes `N9`. */
export function respondentOfLabel(label: string): string {
  return label.trim().replace(/[.\-_ ]\d+$/, '');
}

/** The next free label for a respondent: `N9` first, then `N9.2`, `N9.3`. */
export function nextLabel(respondent: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(respondent) && ![...used].some((label) => respondentOfLabel(label) === respondent))
    return respondent;
  for (let number = 2; ; number += 1) {
    const label = `${respondent}.${number}`;
    if (!used.has(label)) return label;
  }
}
