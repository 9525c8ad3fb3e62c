// The class and the date of a source: the standard has no place for them but a variable of the sources. Two identifiers of
// Concord's own tell these two variables from attributes.
import { attributeValue } from '../attribute-value.ts';
import type { AttributeRecord, AttributeValueRecord, ClassRecord, SourceRecord } from '../records.ts';
import type { RefiValue } from './project.ts';

const CLASS = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c01';
const DATE = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c02';

/** Whether the variable with this key holds classes or dates that Concord wrote. */
export function isSourceVariable(key: string): boolean {
  return key === CLASS || key === DATE;
}

/** What the two variables say of a source; null for what they do not. */
export interface SourceFacts {
  readonly className: string | null;
  readonly date: string | null;
}

/** The class and the date among the values of a source. A date that is none is not taken. */
export function factsIn(values: readonly RefiValue[]): SourceFacts {
  const literal = (variable: string): string =>
    values.find((value) => value.variable === variable)?.literal?.trim() ?? '';
  const date = literal(DATE);
  return {
    className: literal(CLASS) || null,
    date: attributeValue(date, 'date') === date ? date || null : null,
  };
}

/** The two variables as attributes of sources, with their values; none that no source has a value of. */
export function sourceVariables(
  sources: readonly SourceRecord[],
  classes: readonly ClassRecord[],
  named: { readonly class: string; readonly date: string },
  others: readonly AttributeRecord[],
): { readonly attributes: AttributeRecord[]; readonly values: AttributeValueRecord[] } {
  const classNames = new Map(classes.map(({ id, name }) => [id, name]));
  const position = Math.max(0, ...others.map((attribute) => attribute.position));
  const taken = new Set(others.flatMap(({ owner, name }) => (owner === 'source' ? [name] : [])));
  const variable = (
    id: string,
    type: 'text' | 'date',
    name: string,
    after: number,
    valueOf: (source: SourceRecord) => string | null | undefined,
  ) => {
    const values = sources.flatMap((source): AttributeValueRecord[] => {
      const value = valueOf(source) ?? null;
      return value === null
        ? []
        : [{ id: `${id} ${source.id}`, attributeId: id, sourceId: source.id, respondentId: null, value }];
    });
    const attribute: AttributeRecord = {
      id,
      name: freeName(name, taken),
      owner: 'source',
      type,
      position: position + after,
    };
    return { attributes: values.length > 0 ? [attribute] : [], values };
  };
  const ofClass = variable(CLASS, 'text', named.class, 1, ({ classId }) => classNames.get(classId ?? ''));
  const ofDate = variable(DATE, 'date', named.date, 2, ({ date }) => date);
  return {
    attributes: [...ofClass.attributes, ...ofDate.attributes],
    values: [...ofClass.values, ...ofDate.values],
  };
}

/** Programs know a variable by its name: one that the study has already gets a number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(free)) return free;
  }
}
