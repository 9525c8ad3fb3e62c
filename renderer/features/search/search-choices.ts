// What is looked for and where, as plain choices to remember, and the request they make.
import { partialDate } from '#core/partial-date.ts';
import type { SourceKind } from '#core/records.ts';
import { UNSPACED_CHARACTERS } from '#core/search/word-edges.ts';
import type { Extent, HitOrder, KindClass, Matching, SearchRequest } from '#core/search/request.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import {
  possibleScope,
  scopeOfChoices,
  wholeScope,
  type ScopeChoices,
} from '#renderer/common/counts/scope-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** Whether hits or sources, coded by who works here or not. */
export type CodedChoice = 'all' | 'coded-hits' | 'uncoded-hits' | 'coded-sources' | 'uncoded-sources';

export interface SearchChoices extends ScopeChoices {
  readonly text: string;
  readonly matching: Matching;
  readonly matchCase: boolean;
  readonly exactForms: boolean;
  readonly kind: SourceKind | 'all';
  /** Empty lists narrow nothing. */
  readonly languages: readonly string[];
  readonly coded: CodedChoice;
  readonly codeIds: readonly string[];
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
  /** What was chosen among the counts. */
  readonly classes: readonly KindClass[];
  readonly years: readonly string[];
  readonly order: HitOrder;
  readonly extent: Extent;
}

/** The choices that say where to search, as they are when they narrow nothing. */
export const everywhere = {
  ...wholeScope,
  kind: 'all',
  languages: [],
  coded: 'all',
  codeIds: [],
  withExcluded: false,
  withDuplicates: false,
  classes: [],
  years: [],
} satisfies Partial<SearchChoices>;

/** The choices that say which words are meant, as they are when nothing that reads alike is told apart. */
export const loosely = {
  matching: 'anywhere',
  matchCase: false,
  exactForms: false,
} satisfies Partial<SearchChoices>;

export const firstChoices: SearchChoices = {
  ...everywhere,
  ...loosely,
  text: '',
  order: 'source',
  extent: 'hit',
};

type Known = Pick<ProjectState['tables'], 'class' | 'attribute' | 'code' | 'sample'>;

/** The choices without what is gone: a class, attribute, code or sample that was deleted makes no condition. */
export function possible(choices: SearchChoices, known: Known): SearchChoices {
  const isClass = (id: string): boolean => id === NONE || known.class.has(id);
  return {
    ...choices,
    ...possibleScope(choices, known),
    classes: choices.classes.filter(({ classId }) => isClass(classId ?? NONE)),
    codeIds: choices.codeIds.filter((id) => known.code.has(id)),
  };
}

/** The request of the choices; null while nothing is typed. */
export function requestOf(choices: SearchChoices): SearchRequest | null {
  const { text, matching, matchCase, exactForms } = choices;
  if (text.trim() === '') return null;
  const { kind, languages, withExcluded, withDuplicates, classes, years } = choices;
  const coded = codedCondition(choices);
  return {
    query: { text, matching, matchCase, exactForms },
    scope: {
      ...(kind === 'all' ? {} : { kind }),
      ...scopeOfChoices(choices),
      ...(languages.length === 0 ? {} : { languages: languages.map(orNull) }),
      ...(withExcluded ? { withExcluded } : {}),
      ...(withDuplicates ? { withDuplicates } : {}),
    },
    ...(choices.sampleId === NONE ? {} : { sampleId: choices.sampleId }),
    ...(coded ? { coded } : {}),
    ...(classes.length === 0 && years.length === 0
      ? {}
      : {
          narrow: {
            ...(classes.length === 0 ? {} : { classes }),
            ...(years.length === 0 ? {} : { years: years.map(orNull) }),
          },
        }),
  };
}

function codedCondition({ coded, codeIds }: SearchChoices): SearchRequest['coded'] {
  if (coded === 'all') return undefined;
  return {
    level: coded.endsWith('hits') ? 'hits' : 'sources',
    coded: coded.startsWith('coded'),
    ...(codeIds.length === 0 ? {} : { codeIds }),
  };
}

function orNull(value: string): string | null {
  return value === NONE ? null : value;
}

/** How many conditions narrow the search that stand behind “More”. */
export function hiddenConditions(choices: SearchChoices): number {
  const { languages, from, to, values, sampleId, withExcluded, withDuplicates } = choices;
  return [
    languages.length > 0,
    partialDate(from) !== null || partialDate(to) !== null,
    ...Object.values(values).map((wanted) => wanted.length > 0),
    sampleId !== NONE,
    withExcluded,
    withDuplicates,
  ].filter(Boolean).length;
}

/** Whether anything but what is typed narrows the search. */
export function isNarrowed(choices: SearchChoices): boolean {
  const request = requestOf({ ...choices, text: 'x' });
  return (
    request !== null &&
    (Object.keys(request.scope ?? {}).some((name) => !name.startsWith('with')) ||
      request.sampleId !== undefined ||
      request.coded !== undefined ||
      request.narrow !== undefined)
  );
}

/** Whether words are told apart more strictly than at first; a regular expression is taken as it is written. */
export function isStrict({ matching, matchCase, exactForms }: SearchChoices): boolean {
  return matching !== 'pattern' && (matching !== loosely.matching || matchCase || exactForms);
}

/** The list with the value added, or taken out where it is in. */
export function toggled<T>(list: readonly T[], value: T, isSame: (a: T, b: T) => boolean = Object.is): T[] {
  return list.some((each) => isSame(each, value))
    ? list.filter((each) => !isSame(each, value))
    : [...list, value];
}

/** Whether the two stand for the same kind and class. */
export function isSameClass(a: KindClass, b: KindClass): boolean {
  return a.kind === b.kind && a.classId === b.classId;
}

const UNSPACED = new RegExp(`[${UNSPACED_CHARACTERS}]`, 'u');

/** Whether edges of words are asked for of a text that sets no spaces between words, where they change nothing. */
export function isWithoutSpaces({ text, matching }: Pick<SearchChoices, 'text' | 'matching'>): boolean {
  return (matching === 'word-start' || matching === 'whole-word') && UNSPACED.test(text);
}
