// Puts the ids of a project in the place of the names in a query. A name is found exactly, or else without regard to
// capitals if only one row has it so.
import { attributeValue } from '../attribute-value.ts';
import type { Corpus } from '../counting/corpus.ts';
import { pathOf, PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { AppError } from '../errors.ts';
import { codePaths } from '../exports/code-paths.ts';
import type { Filter, Query } from './query.ts';

/** Where names are looked up: a corpus, or the records that a window holds. */
export interface NamedThings {
  readonly codebook: Codebook;
  readonly tables: Pick<
    Corpus['tables'],
    'coder' | 'class' | 'respondent' | 'sample' | 'attribute' | 'attributeValue'
  >;
}

/** Throws `not_found` for a name that the project lacks, `invalid` for one that two rows have. */
export function resolveQuery(things: NamedThings, query: Query): Query {
  const codeNamed = codeFinder(things);
  const resolved = (of: Query): Query => {
    switch (of.what) {
      case 'words':
      case 'pattern':
        return of;
      case 'code':
        return { ...of, code: codeNamed(of.code) };
      case 'at-least':
        return { ...of, parts: of.parts.map(resolved) };
      case 'only':
        return { ...of, of: resolved(of.of) };
      case 'filter':
        return { ...of, filter: resolvedFilter(things, of.filter), of: resolved(of.of) };
      default:
        return { ...of, left: resolved(of.left), right: resolved(of.right) };
    }
  };
  return resolved(query);
}

/** In front of a path from the top of the codebook it tells that it is one, which the name of a code alone is not. */
const TOP_LEVEL = PATH_SEPARATOR.trimStart();

/**
 * Finds codes by name, by name in the second language, or by path; those merged into others are not found. The function
 * returned throws as `resolveQuery`.
 */
export function codeFinder({ codebook }: Pick<NamedThings, 'codebook'>): (name: string) => string {
  let paths: ReadonlyMap<string, string> | null = null;
  const pathsOfAll = (): ReadonlyMap<string, string> => (paths ??= codePaths(codebook));
  const isAtPath = (id: string, path: string): boolean =>
    pathsOfAll().get(id) === (path.startsWith(TOP_LEVEL) ? path.slice(TOP_LEVEL.length) : path);
  const known = new Map<string, string>();
  const find = (name: string): string => {
    const wanted = name.trim();
    const folded = wanted.toLowerCase();
    const ways: ((id: string, names: readonly (string | null)[]) => boolean)[] = [
      // One code may be called what is the path of another: neither is meant more than the other.
      (id, [own]) => own === wanted || (wanted.includes(TOP_LEVEL) && isAtPath(id, wanted)),
      (_, [, other]) => other === wanted,
      (id, names) => [...names, pathsOfAll().get(id)].some((own) => own?.toLowerCase() === folded),
      // As tables and JSON print a path, in which no sign of a name is marked.
      (id) => wanted.includes(PATH_SEPARATOR) && pathOf(codebook, id).join(PATH_SEPARATOR) === wanted,
    ];
    for (const isMeant of ways) {
      const found = codebook.inOrder.filter((code) => isMeant(code.id, [code.name, code.name2]));
      if (found.length > 1)
        throw new AppError('invalid', 'errors:query_code_twice', {
          name: wanted,
          paths: found
            .map(({ id, parentId }) => {
              const path = pathsOfAll().get(id) ?? id;
              return `"${parentId === null || path === wanted ? TOP_LEVEL : ''}${path}"`;
            })
            .join(', '),
        });
      if (found[0]) return found[0].id;
    }
    throw new AppError('not_found', 'errors:query_no_code', { name: wanted });
  };
  return (name) => {
    const id = known.get(name) ?? find(name);
    known.set(name, id);
    return id;
  };
}

function resolvedFilter({ tables }: NamedThings, filter: Filter): Filter {
  switch (filter.on) {
    case 'coder':
      return { ...filter, coder: idNamed(tables.coder, filter.coder, 'errors:no_such_coder_name') };
    case 'class':
      return filter.class === null
        ? filter
        : { ...filter, class: idNamed(tables.class, filter.class, 'errors:no_such_class_name') };
    case 'respondent': {
      const respondent = idNamed(tables.respondent, filter.respondent, 'errors:no_such_respondent_name');
      return { ...filter, respondent };
    }
    case 'sample':
      return { ...filter, sample: idNamed(tables.sample, filter.sample, 'errors:no_such_sample_name') };
    case 'attribute': {
      const given = `${filter.attribute}=${filter.value ?? ''}`;
      const id = idNamed(tables.attribute, filter.attribute, 'errors:no_such_attribute_value', { given });
      const type = tables.attribute.get(id)?.type ?? 'text';
      const value = filter.value === null ? null : (attributeValue(filter.value, type) ?? filter.value);
      const isThere =
        value === null ||
        [...tables.attributeValue.values()].some((row) => row.attributeId === id && row.value === value);
      if (!isThere) throw new AppError('not_found', 'errors:no_such_attribute_value', { given });
      return { ...filter, attribute: id, value };
    }
    default:
      return filter;
  }
}

type NamedRows = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

function idNamed(
  rows: NamedRows,
  name: string,
  missing: string,
  parameters: Readonly<Record<string, string>> = { name },
): string {
  const all = [...rows.values()];
  const exact = all.filter((row) => row.name === name);
  const folded = name.toLowerCase();
  const found = exact.length > 0 ? exact : all.filter((row) => row.name.toLowerCase() === folded);
  if (found.length > 1) throw new AppError('invalid', 'errors:query_name_twice', { name });
  if (!found[0]) throw new AppError('not_found', missing, parameters);
  return found[0].id;
}
