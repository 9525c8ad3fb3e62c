// The settings of portraits as plain words for menus and for remembering, and the request that they make.
import type { CellRequest } from '#core/counting/opened-columns.ts';
import { usualDrawing, type PortraitDrawing } from '#core/portraits/drawn-passages.ts';
import { countingOf } from '#core/summary-grid/request.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
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
  readonly length: PortraitDrawing['length'];
  readonly view: PortraitDrawing['view'];
  readonly lanes: PortraitDrawing['lanes'];
}

export type PortraitsChoices = CountingChoices & OwnPortraitsChoices;

export const firstPortraits: OwnPortraitsChoices = {
  rows: 'respondents',
  group: 'none',
  sort: 'order',
  ...usualDrawing,
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

/** How these settings draw. */
export function drawingOf({ view, length, lanes }: PortraitsChoices): PortraitDrawing {
  return { view, length, lanes };
}

/** Whose passages of a theme are listed: everybody's, those of sources, or those of a respondent. */
export type PassagesOf =
  | { readonly what: 'all' }
  | { readonly what: 'sources'; readonly ids: readonly string[] }
  | { readonly what: 'respondent'; readonly name: string };

/**
 * What to ask for to list the passages that a number of portraits counts, in the layer that was counted: by default, some
 * sources alone may be counted in another one.
 */
export function cellOfPassages(
  request: PortraitsRequest,
  { layer }: Pick<Portraits, 'layer'>,
  codeId: string,
  of: PassagesOf,
): {
  readonly request: CellRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
} {
  const { of: _, themes, group: __, sort: ___, ...counting } = { ...request, ...countingOf(request) };
  const asked: CellRequest = {
    ...counting,
    layer,
    ...(themes === undefined ? {} : { of: themes }),
    unit: 'passages',
  };
  switch (of.what) {
    case 'all':
      return { request: asked, cell: { codeId } };
    case 'sources':
      return { request: { ...asked, scope: { ...asked.scope, sourceIds: of.ids } }, cell: { codeId } };
    case 'respondent':
      return { request: { ...asked, by: 'respondent' }, cell: { codeId, columnKey: of.name } };
  }
}
