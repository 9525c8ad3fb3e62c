// The things that the settings of a count need by their ids. Without one of them the count would be of something else,
// such as of fewer classes.
import type { TableName } from '../records.ts';

/** A table of things that a count may need. */
export type NeededTable = Extract<
  TableName,
  'code' | 'class' | 'attribute' | 'sample' | 'respondent' | 'coder' | 'savedQuery' | 'comparison'
>;

/** A thing by its id. */
export interface NeededThing {
  readonly table: NeededTable;
  readonly id: string;
}

/** Which fields of settings hold ids, wherever they stand. */
const fields: Readonly<Record<string, NeededTable>> = {
  of: 'code',
  themes: 'code',
  classIds: 'class',
  attributeId: 'attribute',
  sampleId: 'sample',
  draws: 'sample',
  respondentIds: 'respondent',
  coderId: 'coder',
  coderIds: 'coder',
  queryId: 'savedQuery',
  queryIds: 'savedQuery',
};

/** Fields that hold words of the count's own unless they hold a list: `of: 'themes'`. */
const lists: ReadonlySet<string> = new Set(['of', 'themes']);

/** The things that the settings need, in their order, each once. */
export function thingsNeeded(settings: unknown): NeededThing[] {
  const found = new Map<string, NeededThing>();
  for (const thing of needed(settings)) found.set(`${thing.table} ${thing.id}`, thing);
  return [...found.values()];
}

function* needed(value: unknown): Generator<NeededThing> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) yield* needed(each);
    return;
  }
  for (const [field, inside] of Object.entries(value)) {
    const table = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (table === undefined) yield* needed(inside);
    else if (Array.isArray(inside) || !lists.has(field))
      for (const id of [inside].flat() as unknown[]) if (typeof id === 'string') yield { table, id };
  }
}
