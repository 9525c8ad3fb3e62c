// The settings of portraits as plain words for menus and for remembering, and the request that they make.
import type { PortraitLine } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import type { GridRows } from '#core/summary-grid/request.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The settings that portraits have alone. */
export interface OwnPortraitsChoices {
  /** Who carries a theme; of respondents interviews alone are drawn. */
  readonly rows: GridRows;
  /** A choice of `common/counts/groupings.ts`, or `none`. */
  readonly group: string;
  /** `order`, `name`, `passages`, or the choice of an attribute. */
  readonly sort: string;
  readonly length: 'equal' | 'true';
  readonly view: 'codelines' | 'tiles';
}

export type PortraitsChoices = CountingChoices & OwnPortraitsChoices;

export const firstPortraits: OwnPortraitsChoices = {
  rows: 'respondents',
  group: 'none',
  sort: 'order',
  length: 'equal',
  view: 'codelines',
};

/** The request for these settings. */
export function portraitsRequestOf(
  choices: PortraitsChoices,
  tables: Pick<ProjectState['tables'], 'attribute' | 'coder'>,
): PortraitsRequest {
  const {
    of: themes,
    unit: _,
    estimate: __,
    draws: ___,
    joinAdjacent: ____,
    ...counting
  } = countingRequestOf(choices, tables);
  const group = groupingOf(choices.group, tables);
  const sort = groupingOf(choices.sort, tables);
  return {
    ...counting,
    of: choices.rows,
    ...(themes === undefined ? {} : { themes }),
    ...(group === null ? {} : { group }),
    sort:
      choices.sort === 'name' || choices.sort === 'passages'
        ? choices.sort
        : typeof sort === 'object' && sort !== null
          ? sort
          : 'order',
  };
}

/** Whether lengths can be compared: characters of two languages cannot. */
export function isOneLanguage(lines: readonly Pick<PortraitLine, 'language'>[]): boolean {
  const languages = new Set(lines.map(({ language }) => language?.split('-')[0] ?? null));
  return languages.size === 1 && !languages.has(null);
}
