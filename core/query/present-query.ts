// A resolved query as the study stands now: codes that were merged are the codes they went into, things have their
// present names, and things that are gone are told.
import type { Corpus } from '../counting/corpus.ts';
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import { presentCodeId } from '../codes/present-codes.ts';
import { codePaths } from '../exports/code-paths.ts';
import { namingAnew, thingsNamed, type NamedThing } from './named-things.ts';
import { everyPart, type Query } from './query.ts';

/** What a query names and the study lacks: a thing, or a value of the attribute of this id that nothing has any more. */
export type MissingThing =
  | NamedThing
  | { readonly table: 'value'; readonly id: string; readonly value: string };

/** A query as it stands now. */
export interface PresentQuery {
  /** With ids, to be asked if nothing is missing. */
  readonly query: Query;
  /** With present names, to be written. */
  readonly named: Query;
  /** What it names and is gone: with any of these it is not asked, since it would find less than it says. */
  readonly missing: readonly MissingThing[];
}

/** The tables in which a query finds what it names; a corpus has them. */
export type NamingTables = Pick<Corpus, 'codebook'> & {
  readonly tables: {
    readonly [T in Exclude<NamedThing['table'], 'code'>]: ReadonlyMap<string, { readonly name: string }>;
  } & {
    readonly attributeValue: ReadonlyMap<string, { readonly attributeId: string; readonly value: string }>;
  };
};

/**
 * The query as the study stands now. A name that two things share is replaced by the path of the code, or else by the id.
 * `goneName` names what is gone, such as “deleted code”.
 */
export function presentQuery(
  study: NamingTables,
  stored: Query,
  goneName: (table: NamedThing['table']) => string,
): PresentQuery {
  const intoOf = (id: string) => study.codebook.byId.get(id)?.mergedInto;
  const query = namingAnew(stored, ({ table, id }) => (table === 'code' ? presentCodeId(id, intoOf) : id));
  const isGone = ({ table, id }: NamedThing): boolean =>
    table === 'code' ? !study.codebook.byId.has(id) : !study.tables[table].has(id);
  const codeName = codeNames(study);
  return {
    query,
    named: namingAnew(query, (thing) => {
      if (isGone(thing)) return goneName(thing.table);
      return thing.table === 'code'
        ? codeName(thing.id)
        : (study.tables[thing.table].get(thing.id)?.name ?? '');
    }),
    missing: [...thingsNamed(query).filter(isGone), ...valuesMissing(study, query)],
  };
}

/** The values of attributes that the query names and nothing has; of attributes that are gone, none. */
function valuesMissing({ tables }: NamingTables, query: Query): MissingThing[] {
  const named = [...everyPart(query)].flatMap((part) =>
    part.what === 'filter' && part.filter.on === 'attribute' && part.filter.value !== null
      ? [{ table: 'value' as const, id: part.filter.attribute, value: part.filter.value }]
      : [],
  );
  const asked = named.filter(({ id }) => tables.attribute.has(id));
  if (asked.length === 0) return [];
  const there = new Set(
    Array.from(tables.attributeValue.values(), ({ attributeId, value }) =>
      JSON.stringify([attributeId, value]),
    ),
  );
  return asked.filter(({ id, value }) => !there.has(JSON.stringify([id, value])));
}

/** How a code is called in a query: by its name, or by its path where others have the name, too. */
function codeNames({ codebook }: Pick<Corpus, 'codebook'>): (id: string) => string {
  let paths: ReadonlyMap<string, string> | null = null;
  return (id) => {
    const code = codebook.byId.get(id);
    if (!code) return id;
    const { name } = code;
    const pathOf = (of: string): string | undefined => (paths ??= codePaths(codebook)).get(of);
    const isCalled = (called: string): boolean =>
      codebook.inOrder.some((other) => other.id !== id && (other.name === called || other.name2 === called));
    const isPath = (): boolean =>
      name.includes(PATH_SEPARATOR) && codebook.inOrder.some((other) => pathOf(other.id) === name);
    if (!isCalled(name) && !isPath()) return name;
    const path = pathOf(id) ?? name;
    return code.parentId === null || isCalled(path) ? PATH_SEPARATOR.trimStart() + path : path;
  };
}
