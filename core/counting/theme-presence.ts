// Counts of a theme that an act may change.

/** Where a theme is present: the numbers of distinct documents, interviews and people. */
export interface ThemePresence {
  readonly documents: number;
  readonly interviews: number;
  readonly respondents: number;
}

/** A theme whose counts an act changes. A theme that the act removes counts nothing afterwards. */
export interface ThemeEffect {
  readonly themeId: string;
  readonly before: ThemePresence;
  readonly after: ThemePresence;
}
