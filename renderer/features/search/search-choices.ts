// The search settings as plain values to remember, and the request made from them.
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

/** Restricts hits or sources to those that the working coder has or has not coded. */
export type CodedChoice = 'all' | 'coded-hits' | 'uncoded-hits' | 'coded-sources' | 'uncoded-sources';

export interface SearchChoices extends ScopeChoices {
  readonly text: string;
  readonly matching: Matching;
  readonly matchCase: boolean;
  readonly exactForms: boolean;
  readonly kind: SourceKind | 'all';
  /** Empty lists do not narrow the search. */
  readonly languages: readonly string[];
  readonly coded: CodedChoice;
  readonly codeIds: readonly string[];
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
  /** The classes chosen among the counts. */
  readonly classes: readonly KindClass[];
  readonly years: readonly string[];
  readonly order: HitOrder;
  readonly extent: Extent;
}

/** Scope settings that do not narrow the search. */
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

/** Matching settings that distinguish as little as possible. */
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

type Known = Pick<ProjectState['tables'], 'class' | 'attribute' | 'code' | 'sample' | 'savedQuery'>;

/** The settings without conditions on what was deleted, such as a class, attribute, code, sample or saved query. */
export function possible(choices: SearchChoices, known: Known): SearchChoices {
  const isClass = (id: string): boolean => id === NONE || known.class.has(id);
  return {
    ...choices,
    ...possibleScope(choices, known),
    classes: choices.classes.filter(({ classId }) => isClass(classId ?? NONE)),
    codeIds: choices.codeIds.filter((id) => known.code.has(id)),
  };
}

/** The request for the settings; null while nothing is typed. */
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

/** How many conditions behind “More” narrow the search. */
export function hiddenConditions(choices: SearchChoices): number {
  const { languages, from, to, values, sampleId, queryId, withExcluded, withDuplicates } = choices;
  return [
    languages.length > 0,
    partialDate(from) !== null || partialDate(to) !== null,
    ...Object.values(values).map((wanted) => wanted.length > 0),
    sampleId !== NONE,
    queryId !== NONE,
    withExcluded,
    withDuplicates,
  ].filter(Boolean).length;
}

/** Whether any setting besides the typed text narrows the search. */
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

/** Whether matching is stricter than the default; false for regular expressions. */
export function isStrict({ matching, matchCase, exactForms }: SearchChoices): boolean {
  return matching !== 'pattern' && (matching !== loosely.matching || matchCase || exactForms);
}

/** The list with the value added, or removed if present. */
export function toggled<T>(list: readonly T[], value: T, isSame: (a: T, b: T) => boolean = Object.is): T[] {
  return list.some((each) => isSame(each, value))
    ? list.filter((each) => !isSame(each, value))
    : [...list, value];
}

/** Whether both are the same kind and class. */
export function isSameClass(a: KindClass, b: KindClass): boolean {
  return a.kind === b.kind && a.classId === b.classId;
}

const UNSPACED = new RegExp(`[${UNSPACED_CHARACTERS}]`, 'u');

/** Whether word boundaries are requested for a text in a script without spaces, where they have no effect. */
export function isWithoutSpaces({ text, matching }: Pick<SearchChoices, 'text' | 'matching'>): boolean {
  return (matching === 'word-start' || matching === 'whole-word') && UNSPACED.test(text);
}
