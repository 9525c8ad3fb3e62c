import type { Language } from '#words/words.ts';

/** A paragraph of the report in one language. */
export interface ParagraphPlace {
  readonly section: string;
  readonly paragraph: string;
  readonly language: Language;
}

/** The key of a place: equal for equal places, and beginning with the section. */
export function placeKeyOf({ section, paragraph, language }: ParagraphPlace): string {
  return `${section} ${paragraph} ${language}`;
}
