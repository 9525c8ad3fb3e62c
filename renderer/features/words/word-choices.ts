// The settings of the kind of analysis Words as a value to remember, and the requests made from them.
import type { Scope } from '#core/counting/request.ts';
import { primaryLanguage } from '#core/wordlist/word-rules.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that words alone have. */
export interface OwnWordChoices {
  readonly mode: 'frequency' | 'marks';
  /** Two sides: `document`, `interview`, or `class:` with an id; the second may be `others`. */
  readonly first: string;
  readonly second: string;
  /** A language without region; null for all, each by itself. */
  readonly language: string | null;
  readonly withHeadings: boolean;
  readonly withStopWords: boolean;
  readonly withSingleCharacters: boolean;
  /** Rarer words are not listed. */
  readonly minCount: number;
  readonly minSources: number;
}

export type WordChoices = CountingChoices & OwnWordChoices;

/** The settings of words alone until others are chosen. */
export const firstOwnChoices: OwnWordChoices = {
  mode: 'marks',
  first: 'document',
  second: 'interview',
  language: null,
  withHeadings: false,
  withStopWords: false,
  withSingleCharacters: false,
  minCount: 1,
  minSources: 1,
};

const CLASS = 'class:';

/** The choice of a side for a class. */
export function classSide(id: string): string {
  return CLASS + id;
}

/** The class of a side; null for a kind and for all others. */
export function classOf(side: string): string | null {
  return side.startsWith(CLASS) ? side.slice(CLASS.length) : null;
}

type Known = Pick<ProjectState['tables'], 'class' | 'coder' | 'source'>;

/** The settings that still have a meaning: a side whose class was deleted becomes a kind. */
export function possibleWords(choices: WordChoices, { class: classes }: Pick<Known, 'class'>): WordChoices {
  const isThere = (side: string): boolean => {
    const id = classOf(side);
    return id === null || classes.has(id);
  };
  const { first, second } = choices;
  if (!isThere(first) || !isThere(second)) return { ...choices, first: 'document', second: 'interview' };
  return {
    ...choices,
    second: seconds(first, [...classes.keys()]).includes(second) ? second : seconds(first, [])[0]!,
  };
}

/** What a side can be compared with: the other kind, or for a class all other documents or another class. */
export function seconds(first: string, classIds: readonly string[]): readonly string[] {
  if (first === 'document') return ['interview'];
  if (first === 'interview') return ['document'];
  return ['others', ...classIds.map(classSide).filter((side) => side !== first)];
}

/** The languages of the sources without their regions, English and Chinese first. */
export function languagesOf({ source }: Pick<Known, 'source'>): readonly string[] {
  const found = new Set(
    [...source.values()].flatMap(({ language }) =>
      language === null ? [] : (primaryLanguage(language) ?? []),
    ),
  );
  const order = (language: string): number => ['en', 'zh'].indexOf(language) + 1 || 9;
  return [...found].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
}

/** The request for one language. */
export function requestOf(choices: WordChoices, language: string, known: Known) {
  const scope: Scope = countingRequestOf(choices, known).scope ?? {};
  const { mode, first, second, withHeadings, withRemarks, withStopWords, withSingleCharacters } = choices;
  const { minCount, minSources } = choices;
  const left = { withHeadings, withRemarks, withStopWords, withSingleCharacters };
  const rules = { language, ...left, minCount, minSources };
  if (mode === 'frequency') return { ...rules, scope };
  const { kind: _kind, ...ofBoth } = scope;
  const classId = classOf(first);
  if (classId === null) return { ...rules, scope: ofBoth, by: 'kind' as const };
  const other = classOf(second);
  return {
    ...rules,
    scope: {
      ...scope,
      kind: 'document' as const,
      ...(other === null ? {} : { classIds: [classId, other] }),
    },
    by: 'class' as const,
  };
}

export type AskedWords = ReturnType<typeof requestOf>;

/** The tags of the sources of a language. */
export function tagsOf(language: string, { source }: Pick<Known, 'source'>): string[] {
  const tags = new Set([...source.values()].map((each) => each.language));
  return [...tags].filter((tag): tag is string => tag !== null && primaryLanguage(tag) === language);
}
