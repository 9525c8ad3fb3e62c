// The things of a study that a resolved query names by their ids, and queries made of a query by naming them anew.
import { everyPart, type Filter, type Query } from './query.ts';

/** A code, coder, class, attribute, sample or respondent that a query names. */
export interface NamedThing {
  readonly table: 'code' | 'coder' | 'class' | 'attribute' | 'sample' | 'respondent';
  readonly id: string;
}

/** What the query names, in the order of its text, each thing once. */
export function thingsNamed(query: Query): NamedThing[] {
  const found = new Map<string, NamedThing>();
  for (const part of everyPart(query)) {
    const thing =
      part.what === 'code'
        ? ({ table: 'code', id: part.code } as const)
        : part.what === 'filter'
          ? thingOf(part.filter)
          : null;
    if (thing) found.set(`${thing.table} ${thing.id}`, thing);
  }
  return [...found.values()];
}

function thingOf(filter: Filter): NamedThing | null {
  switch (filter.on) {
    case 'coder':
      return { table: 'coder', id: filter.coder };
    case 'class':
      return filter.class === null ? null : { table: 'class', id: filter.class };
    case 'attribute':
      return { table: 'attribute', id: filter.attribute };
    case 'sample':
      return { table: 'sample', id: filter.sample };
    case 'respondent':
      return { table: 'respondent', id: filter.respondent };
    default:
      return null;
  }
}

/** The query with each thing named as `called` says. */
export function namingAnew(query: Query, called: (thing: NamedThing) => string): Query {
  const again = (of: Query): Query => namingAnew(of, called);
  switch (query.what) {
    case 'words':
    case 'pattern':
      return query;
    case 'code':
      return { ...query, code: called({ table: 'code', id: query.code }) };
    case 'at-least':
      return { ...query, parts: query.parts.map(again) };
    case 'only':
      return { ...query, of: again(query.of) };
    case 'filter':
      return { ...query, filter: filterNamed(query.filter, called), of: again(query.of) };
    default:
      return { ...query, left: again(query.left), right: again(query.right) };
  }
}

function filterNamed(filter: Filter, called: (thing: NamedThing) => string): Filter {
  const thing = thingOf(filter);
  if (!thing) return filter;
  const name = called(thing);
  switch (filter.on) {
    case 'coder':
      return { ...filter, coder: name };
    case 'class':
      return { ...filter, class: name };
    case 'attribute':
      return { ...filter, attribute: name };
    case 'sample':
      return { ...filter, sample: name };
    case 'respondent':
      return { ...filter, respondent: name };
    default:
      return filter;
  }
}
