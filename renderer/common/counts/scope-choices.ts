// The choice of sources in scope as menus hold it and as it is remembered, and the scope derived from it.
import type { Scope } from '#core/counting/request.ts';
import { partialDate } from '#core/partial-date.ts';
import { NONE, valueOf } from './side-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The choices shared by search and tallies. Empty lists and texts do not narrow the scope. */
export interface ScopeChoices {
  readonly classIds: readonly string[];
  /** Dates as typed. */
  readonly from: string;
  readonly to: string;
  /** Chosen values by attribute id, or by `ORIGIN`, in the form of `valueChoices`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly sampleId: string;
  /** The id of a saved query, or `NONE`. */
  readonly queryId: string;
}

/** Stands for the origin among the attributes of sources; no attribute has this id. */
export const ORIGIN = 'origin';

/** Choices that do not narrow the scope. */
export const wholeScope: ScopeChoices = {
  classIds: [],
  from: '',
  to: '',
  values: {},
  sampleId: NONE,
  queryId: NONE,
};

type Known = Pick<ProjectState['tables'], 'class' | 'attribute' | 'sample' | 'savedQuery'>;

/** The choices without deleted classes, attributes, samples and saved queries. */
export function possibleScope(choices: ScopeChoices, known: Known): ScopeChoices {
  return {
    classIds: choices.classIds.filter((id) => id === NONE || known.class.has(id)),
    from: choices.from,
    to: choices.to,
    values: Object.fromEntries(
      Object.entries(choices.values).filter(([id]) => id === ORIGIN || known.attribute.has(id)),
    ),
    sampleId: known.sample.has(choices.sampleId) ? choices.sampleId : NONE,
    queryId: known.savedQuery.has(choices.queryId) ? choices.queryId : NONE,
  };
}

/** The conditions on classes, dates, origins, values and a saved query. A typed text that is no date sets no condition. */
export function scopeOfChoices({
  classIds,
  values,
  queryId,
  ...dates
}: Omit<ScopeChoices, 'sampleId'>): Scope {
  const from = partialDate(dates.from);
  const to = partialDate(dates.to);
  const { [ORIGIN]: origins = [], ...byAttribute } = values;
  const attributes = Object.entries(byAttribute)
    .filter(([, wanted]) => wanted.length > 0)
    .map(([attributeId, wanted]) => ({ attributeId, values: wanted.map(valueOf) }));
  return {
    ...(classIds.length === 0 ? {} : { classIds: classIds.map((id) => (id === NONE ? null : id)) }),
    ...(from === null && to === null
      ? {}
      : { dates: { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } }),
    ...(origins.length === 0 ? {} : { origins: origins.map(valueOf) }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(queryId === NONE ? {} : { queryId }),
  };
}
