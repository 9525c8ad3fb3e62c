// Counts of a theme that an act may change.

/** In how much evidence a theme is present: distinct documents, interviews and people. */
export interface ThemePresence {
  readonly documents: number;
  readonly interviews: number;
  readonly respondents: number;
}

/** A theme whose counts an act changes. A theme that is gone after the act counts nothing then. */
export interface ThemeEffect {
  readonly themeId: string;
  readonly before: ThemePresence;
  readonly after: ThemePresence;
}
