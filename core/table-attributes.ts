// Attributes that a table's columns become, and those that the project has already.
import { AppError } from './errors.ts';
import type { AttributeRecord, AttributeType } from './records.ts';
import type { ColumnUse, TableMapping } from './table-mapping.ts';

type KnownAttribute = Pick<AttributeRecord, 'owner' | 'name' | 'type'>;

/** An attribute of the project that keeps its type, though the mapping says another. */
export interface KeptType {
  readonly column: string;
  readonly name: string;
  readonly type: AttributeType;
}

export interface TypedMapping {
  readonly mapping: TableMapping;
  readonly kept: readonly KeptType[];
}

/** The mapping with the types that attributes of the project have: its values are read as those. */
export function typedAsKnown(mapping: TableMapping, known: readonly KnownAttribute[]): TypedMapping {
  const kept: KeptType[] = [];
  const typed = mapping.map((use): ColumnUse => {
    if (use.role !== 'attribute') return use;
    const attribute = known.find(({ owner, name }) => owner === use.owner && name === use.name);
    if (!attribute || attribute.type === use.type) return use;
    kept.push({ column: use.column, name: use.name, type: attribute.type });
    return { ...use, type: attribute.type };
  });
  return { mapping: typed, kept };
}

/** Throws `invalid` where two columns would become one attribute: one of them would be lost. */
export function refuseSharedAttributes(mapping: TableMapping): void {
  const columns = new Map<string, string>();
  for (const use of mapping) {
    if (use.role !== 'attribute') continue;
    const key = `${use.owner} ${use.name}`;
    const first = columns.get(key);
    if (first !== undefined)
      throw new AppError('invalid', 'imports:attribute_twice', {
        first,
        second: use.column,
        attribute: use.name,
      });
    columns.set(key, use.column);
  }
}
