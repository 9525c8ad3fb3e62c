// The attributes that a table's columns become, and those that the project already has.
import { AppError } from '../errors.ts';
import { respondentKey } from '../interview-label.ts';
import type { AttributeRecord, AttributeType } from '../records.ts';
import type { ColumnUse, TableMapping } from './table-mapping.ts';

type KnownAttribute = Pick<AttributeRecord, 'owner' | 'name' | 'type'>;

/** An attribute of the project that keeps its type, although the mapping has another. */
export interface KeptType {
  readonly column: string;
  readonly name: string;
  readonly type: AttributeType;
}

/**
 * Columns that become one attribute because their names differ only in case, width or spaces; of two values
 * in a row, the last counts. A single column is listed if it becomes an attribute of the project with another
 * spelling.
 */
export interface JoinedColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A mapping with the attributes that the project has already. */
export interface TypedMapping {
  readonly mapping: TableMapping;
  readonly kept: readonly KeptType[];
  readonly joined: readonly JoinedColumns[];
}

type AttributeUse = Extract<ColumnUse, { role: 'attribute' }>;

const keyOf = ({ owner, name }: Pick<AttributeUse, 'owner' | 'name'>): string =>
  `${owner} ${respondentKey(name)}`;

/**
 * The mapping with the names and types of existing attributes, by which values are then read. Names are
 * compared regardless of case, width and spaces at the ends, including those of neighbouring columns.
 */
export function typedAsKnown(mapping: TableMapping, known: readonly KnownAttribute[]): TypedMapping {
  const kept: KeptType[] = [];
  const knownBy = new Map(known.map((attribute) => [keyOf(attribute), attribute]));
  // An exact spelling is preferred to a similar one.
  for (const attribute of known) knownBy.set(`${attribute.owner} ${attribute.name}`, attribute);
  const joined: JoinedColumns[] = [];
  const named = new Map<string, { readonly name: string; readonly type: AttributeType }>();
  for (const [key, same] of Map.groupBy(mapping.filter(isAttribute), keyOf)) {
    const [first = null] = same;
    if (first === null) continue;
    const attribute = knownBy.get(`${first.owner} ${first.name}`) ?? knownBy.get(key);
    const name = attribute?.name ?? first.name;
    const isOfOneType = same.every(({ type }) => type === first.type);
    named.set(key, { name, type: attribute?.type ?? (isOfOneType ? first.type : 'text') });
    for (const { column, type } of attribute ? same : [])
      if (attribute && attribute.type !== type) kept.push({ column, name, type: attribute.type });
    const isSpelledOtherwise = attribute !== undefined && isOnlyLike(first, name);
    if (same.length > 1 || isSpelledOtherwise)
      joined.push({ name, columns: same.map(({ column }) => column) });
  }
  const typed = mapping.map((use) => (isAttribute(use) ? { ...use, ...named.get(keyOf(use)) } : use));
  return { mapping: typed, kept, joined };
}

/** Whether the column, or the name given to it, differs from the attribute's only in spelling. */
function isOnlyLike({ column, name: given }: AttributeUse, name: string): boolean {
  return given !== name || (column !== name && respondentKey(column) === respondentKey(name));
}

function isAttribute(use: ColumnUse): use is AttributeUse {
  return use.role === 'attribute';
}

/**
 * Throws `invalid` where two columns would become one attribute, since one of them would be lost. Columns
 * whose headings differ only in case, width or spaces are allowed.
 */
export function refuseSharedAttributes(mapping: TableMapping): void {
  const columns = new Map<string, string>();
  for (const use of mapping.filter(isAttribute)) {
    const first = columns.get(keyOf(use));
    if (first !== undefined && respondentKey(first) !== respondentKey(use.column))
      throw new AppError('invalid', 'imports:attribute_twice', {
        first,
        second: use.column,
        attribute: use.name,
      });
    columns.set(keyOf(use), use.column);
  }
}
