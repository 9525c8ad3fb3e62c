// The options that say which sources and codings a count takes in, and by what they are grouped and sorted.
import { NONE } from '../counting/grouping.ts';
import { plainGroupings, type Grouping, type LayerRequest, type Scope } from '../counting/request.ts';
import type { Options } from './command-line.ts';

type Named = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

type NamedTable = 'attribute' | 'class' | 'coder' | 'respondent' | 'sample' | 'savedQuery';

/** The rows whose names stand in options. */
export type NamedRows = Readonly<Record<NamedTable, Named>>;

/** The options of a scope; null where it lets nothing through, or has a condition without an option. */
export function scopeOptions(scope: Scope, tables: NamedRows): Options | null {
  const { kind, classIds = [], languages = [], origins = [], respondentIds = [] } = scope;
  const { attributes = [], dates = {} } = scope;
  const isPicked = scope.sourceIds !== undefined && scope.foundBy === undefined;
  if (isPicked || hasNoOption(scope)) return null;
  return [
    ...(kind === undefined ? [] : [['--kind', kind] as const]),
    ...(classIds.length === 0 ? [] : [['--class', listedOption(classIds, tables.class)] as const]),
    ...(languages.length === 0
      ? []
      : [['--language', languages.map((tag) => tag ?? NONE).join(',')] as const]),
    ...(dates.from === undefined ? [] : [['--from', dates.from] as const]),
    ...(dates.to === undefined ? [] : [['--to', dates.to] as const]),
    ...attributes.flatMap(({ attributeId, values }) =>
      values.map(
        (value) =>
          ['--attribute', `${nameOrId(attributeId, tables.attribute, '=')}=${value ?? NONE}`] as const,
      ),
    ),
    ...origins.map((origin) => ['--origin', origin ?? NONE] as const),
    ...(respondentIds.length === 0
      ? []
      : [['--respondent', listedOption(respondentIds, tables.respondent)] as const]),
    ...(scope.sampleId === undefined ? [] : [['--sample', nameOrId(scope.sampleId, tables.sample)] as const]),
    ...(scope.queryId === undefined
      ? []
      : [['--saved', nameOrId(scope.queryId, tables.savedQuery)] as const]),
    // The query finds its sources again.
    ...(scope.foundBy === undefined ? [] : [['--query', scope.foundBy] as const]),
    ...(scope.withExcluded ? [['--with-excluded'] as const] : []),
    ...(scope.withDuplicates ? [['--with-duplicates'] as const] : []),
  ];
}

/** Whether a condition lets nothing through, or two conditions ask the same attribute: options are lists of what may be. */
function hasNoOption({ classIds, languages, origins, respondentIds, attributes = [] }: Scope): boolean {
  const lists = [classIds, languages, origins, respondentIds, ...attributes.map(({ values }) => values)];
  const asked = new Set(attributes.map(({ attributeId }) => attributeId));
  return lists.some((list) => list?.length === 0) || asked.size < attributes.length;
}

const plain: ReadonlySet<string> = new Set(plainGroupings);
const namedOrders = new Set(['order', 'name', 'passages']);

/** A grouping as its option says it: an attribute by its name, unless that is a word for another grouping. */
export function groupingOption(by: Grouping, { attribute }: Pick<NamedRows, 'attribute'>): string {
  if (typeof by === 'string') return by;
  const name = nameOrId(by.attributeId, attribute);
  return plain.has(name) ? by.attributeId : name;
}

/** Some words name orders of rows, so that an attribute of such a name goes by its id. */
export function sortOption(attributeId: string, { attribute }: Pick<NamedRows, 'attribute'>): string {
  const name = nameOrId(attributeId, attribute);
  return namedOrders.has(name) || plain.has(name) ? attributeId : name;
}

/** The option of a layer. */
export function layerOption(
  layer: LayerRequest,
  { coder }: Pick<NamedRows, 'coder'>,
): readonly [string, string] {
  return typeof layer === 'string' ? ['--layer', layer] : ['--coder', nameOrId(layer.coderId, coder)];
}

/** Names joined into one list; null stands for “none”. */
export function listedOption(ids: readonly (string | null)[], rows: Named): string {
  return ids.map((id) => (id === null ? NONE : nameOrId(id, rows, ',，、'))).join(',');
}

/** The name if it identifies one row and contains none of the separators, else the id. */
export function nameOrId(id: string, rows: Named, dividers = ''): string {
  const name = rows.get(id)?.name ?? '';
  const isPlain = name.trim() === name && name !== '' && name !== NONE;
  const isDivided = [...dividers].some((sign) => name.includes(sign));
  const isOnly = [...rows.values()].filter((row) => row.name === name || row.id === name).length === 1;
  return isPlain && !isDivided && isOnly ? name : id;
}
