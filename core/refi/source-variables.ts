// The class and the date of a source: the standard has no place for them but a variable of the sources. Two identifiers of
// Concord's own tell these two variables from attributes; and their descriptions, for QualCoder gives all variables new
// identifiers when it exports them.
import { attributeValue } from '../attribute-value.ts';
import type { AttributeRecord, AttributeValueRecord, ClassRecord, SourceRecord } from '../records.ts';
import type { RefiValue, RefiVariable } from './project.ts';

const CLASS = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c01';
const DATE = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c02';

/** What is written as the description of each, by its identifier. */
const descriptions: Readonly<Record<string, string>> = { [CLASS]: 'Concord: class', [DATE]: 'Concord: date' };

/** Whether this is the identifier of a variable that holds classes or dates. */
export function isSourceVariable(id: string): boolean {
  return Object.hasOwn(descriptions, id);
}

/** By which such a variable is known where its identifier is lost; undefined for attributes. */
export function descriptionOfVariable(id: string): string | undefined {
  return isSourceVariable(id) ? descriptions[id] : undefined;
}

/** The variables of a file that hold classes or dates: by their keys there, Concord's identifiers. */
export type SourceVariables = ReadonlyMap<string, string>;

/**
 * Finds them in a file: for each one variable at most, by the identifier before the description. Two files that another program
 * has joined may have two that are described so; the second is an attribute.
 */
export function sourceVariablesIn(
  variables: readonly Pick<RefiVariable, 'key' | 'description'>[],
): SourceVariables {
  return new Map(
    Object.entries(descriptions).flatMap(([id, description]) => {
      const found =
        variables.find(({ key }) => key === id) ??
        variables.find((each) => each.description?.trim() === description);
      return found ? [[found.key, id] as const] : [];
    }),
  );
}

/** What the two variables say of a source; null for what they do not. */
export interface SourceFacts {
  readonly className: string | null;
  readonly date: string | null;
  /** What stands in the place of a date and is none; null where nothing does. */
  readonly noDate: string | null;
}

/** The class and the date among the values of a source; a date in any way of writing that can mean but one. */
export function factsIn(values: readonly RefiValue[], variables: SourceVariables): SourceFacts {
  const literal = (id: string): string =>
    values
      .filter(({ variable }) => variables.get(variable) === id)
      .map((value) => value.literal?.trim() ?? '')
      .find((said) => said !== '') ?? '';
  const said = literal(DATE);
  const date = attributeValue(said, 'date');
  return { className: literal(CLASS) || null, date, noDate: date === null && said !== '' ? said : null };
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
      name,
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
