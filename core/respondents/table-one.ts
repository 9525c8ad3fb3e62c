// Who was interviewed, attribute by attribute: the table that papers print first.
import type { AttributeRecord } from '../records.ts';

/** How many people have a value. */
export interface ValueCount {
  readonly value: string;
  readonly n: number;
}

/** One attribute of Table 1. */
export interface TableOneBlock {
  readonly attribute: Pick<AttributeRecord, 'id' | 'name' | 'type'>;
  /** The most common first, then by value; yes before no. Empty for numbers. */
  readonly values: readonly ValueCount[];
  /** For numbers; null where nobody has one, and for attributes of other types. */
  readonly numbers: { readonly median: number; readonly least: number; readonly most: number } | null;
  /** How many people have no value. */
  readonly missing: number;
}

/** Table 1: the people and their attributes. */
export interface TableOne {
  /** How many people there are: what every share is out of. */
  readonly n: number;
  readonly blocks: readonly TableOneBlock[];
}

/** A value of this attribute, as it is stored; undefined where the person has none. */
export type ValueOf = (attributeId: string, personId: string) => string | undefined;

/** Table 1 of these people, with these attributes in this order. */
export function tableOne(
  people: readonly string[],
  attributes: readonly TableOneBlock['attribute'][],
  valueOf: ValueOf,
): TableOne {
  const blocks = attributes.map((attribute) => {
    const held = people.flatMap((person) => valueOf(attribute.id, person) ?? []);
    const isNumber = attribute.type === 'integer' || attribute.type === 'decimal';
    return {
      attribute,
      values: isNumber ? [] : counted(held, attribute.type === 'boolean'),
      numbers: isNumber && held.length > 0 ? spread(held.map(Number)) : null,
      missing: people.length - held.length,
    };
  });
  return { n: people.length, blocks };
}

/** How many values of an attribute the screen shows one by one. */
const MAX_SHOWN = 5;

/** The most common values, and how many others there are, with how many people; an export has all. */
export function shortened({ values }: TableOneBlock): {
  readonly shown: readonly ValueCount[];
  readonly others: { readonly values: number; readonly n: number } | null;
} {
  // Replacing a single value by “other” would save nothing.
  if (values.length <= MAX_SHOWN + 1) return { shown: values, others: null };
  const rest = values.slice(MAX_SHOWN);
  return {
    shown: values.slice(0, MAX_SHOWN),
    others: { values: rest.length, n: rest.reduce((sum, { n }) => sum + n, 0) },
  };
}

function counted(held: readonly string[], isYesOrNo: boolean): ValueCount[] {
  const counts = new Map<string, number>();
  for (const value of held) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts].map(([value, n]) => ({ value, n }));
  if (isYesOrNo) return values.sort((a, b) => (a.value < b.value ? 1 : -1));
  return values.sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

/** The median is the middle number, or the mean of the two in the middle. */
function spread(numbers: readonly number[]): NonNullable<TableOneBlock['numbers']> {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [below, above] = [sorted[Math.floor(middle)]!, sorted[Math.ceil(middle)]!];
  return { median: (below + above) / 2, least: sorted[0]!, most: sorted.at(-1)! };
}
