// Which sources are looked at, as menus hold it and as it is remembered, and the scope that it makes.
import type { Scope } from '#core/counting/request.ts';
import { partialDate } from '#core/partial-date.ts';
import { NONE, valueOf } from './side-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The choices that search and tallies have in common. Empty lists and texts narrow nothing. */
export interface ScopeChoices {
  readonly classIds: readonly string[];
  /** Dates as they were typed. */
  readonly from: string;
  readonly to: string;
  /** Wanted values by attribute, and by `ORIGIN`, written as menus hold them; see `valueChoices`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly sampleId: string;
}

/** Stands for the origin of sources among their attributes; no attribute has this id. */
export const ORIGIN = 'origin';

/** The choices that narrow nothing. */
export const wholeScope: ScopeChoices = { classIds: [], from: '', to: '', values: {}, sampleId: NONE };

type Known = Pick<ProjectState['tables'], 'class' | 'attribute' | 'sample'>;

/** The choices without what is gone: a class, attribute or sample that was deleted makes no condition. */
export function possibleScope(choices: ScopeChoices, known: Known): ScopeChoices {
  return {
    classIds: choices.classIds.filter((id) => id === NONE || known.class.has(id)),
    from: choices.from,
    to: choices.to,
    values: Object.fromEntries(
      Object.entries(choices.values).filter(([id]) => id === ORIGIN || known.attribute.has(id)),
    ),
    sampleId: known.sample.has(choices.sampleId) ? choices.sampleId : NONE,
  };
}

/** The conditions on classes, dates, origins and values. What is typed and is no date makes none. */
export function scopeOfChoices({ classIds, values, ...dates }: Omit<ScopeChoices, 'sampleId'>): Scope {
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
  };
}
