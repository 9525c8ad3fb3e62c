// Variables become attributes of sources and of respondents. The standard can hold the class and the date of
// a source only as variables of sources. Two identifiers of Concord's own distinguish these from attributes;
// so do their descriptions, since QualCoder gives all variables new identifiers when it exports. On
// respondents they are ordinary attributes.
import { attributeTypeOf, attributeValue } from '#core/attribute-value.ts';
import type {
  AttributeRecord,
  AttributeType,
  AttributeValueRecord,
  ClassRecord,
  SourceRecord,
} from '#core/records.ts';
import { CALLED, Ids, type Part, type Present } from './incoming.ts';
import { bodyOf, type RefiCase, type RefiProject, type RefiValue, type RefiVariable } from './project.ts';
import { attributeTypes, storedValue } from './literals.ts';

/** The attributes of a file. */
export interface Attributes {
  readonly rows: readonly AttributeRecord[];
  /** Attribute ids and stored values, one for each attribute. */
  of(owner: AttributeRecord['owner'], values: readonly RefiValue[]): [attributeId: string, value: string][];
}

/**
 * A variable belongs to sources, to respondents, or to both: in that case it becomes two attributes with the
 * same name.
 */
export function planAttributes(
  project: RefiProject,
  present: Present,
  named: readonly RefiCase[],
  ofSource: SourceVariables,
  parts: Part[],
): Attributes {
  const ofRespondents = named.flatMap(({ values }) => values);
  // Going through all sources is expensive.
  const valued = project.variables.length > 0 ? project.sources : [];
  const ofSources = [
    ...Array.from(valued, (source) => (source.kind === 'other' ? [] : bodyOf(source).values)).flat(),
    ...project.cases.filter((each) => !named.includes(each)).flatMap(({ values }) => values),
  ];
  const rows: AttributeRecord[] = [];
  const byOwner = {
    source: new Map<string, AttributeRecord>(),
    respondent: new Map<string, AttributeRecord>(),
  };
  const ids = new Ids(present.newId);
  for (const variable of project.variables) {
    // On a source, class and date are not attributes; on a respondent they can only be attributes.
    const ofConcord = ofSource.get(variable.key);
    const isOfSources = ofConcord !== undefined;
    const uses = { source: literalsOf(variable, ofSources), respondent: literalsOf(variable, ofRespondents) };
    // A variable without values describes sources, as most attributes do.
    const used = (['source', 'respondent'] as const).filter((owner) => uses[owner].length > 0);
    const owners = isOfSources || used.length > 0 ? used : (['source'] as const);
    for (const [index, owner] of owners.entries()) {
      if (isOfSources && owner === 'source') continue;
      const position = present.positions.attribute + rows.length;
      const name = variable.name.trim() || present.unnamed.variable;
      const type = typeFor(variable, uses[owner]);
      // The id of the second attribute is the same in every file. A row never has the identifiers of class and date.
      const key = ofConcord ?? variable.key;
      const id =
        index === 0 && !isOfSources ? ids.assign(key) : present.idFrom(`variable ${key} of ${owner}`);
      const row = { id, name, owner, type, position };
      rows.push(row);
      byOwner[owner].set(variable.key, row);
      const called = variable.name.trim() === '' ? { [CALLED]: name } : {};
      const shell = { ...variable.shell, attributes: { ...variable.shell.attributes, ...called } };
      parts.push({ kind: 'variable', ownerId: row.id, key, shell });
    }
  }
  return {
    rows,
    of: (owner, values) => {
      const found = new Map<string, string>();
      for (const { variable, literal } of values) {
        const attribute = byOwner[owner].get(variable);
        if (!attribute || literal === null || literal.trim() === '') continue;
        const stored = storedValue(literal, attribute.type);
        if (stored !== null) found.set(attribute.id, stored);
      }
      return [...found];
    },
  };
}

function literalsOf({ key }: RefiVariable, values: readonly RefiValue[]): string[] {
  return values.flatMap(({ variable, literal }) =>
    variable === key && literal !== null && literal.trim() !== '' ? [literal] : [],
  );
}

/** The declared type, if every value is of this type, in whatever spelling. */
function typeFor({ type }: RefiVariable, literals: readonly string[]): AttributeType {
  const declared = Object.hasOwn(attributeTypes, type) ? attributeTypes[type] : undefined;
  const wanted = declared ?? (type === 'DateTime' ? 'text' : attributeTypeOf(literals));
  const fits = literals.every((literal) => storedValue(literal, wanted) !== null);
  return fits ? wanted : 'text';
}

const CLASS = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c01';
const DATE = '7a1c0f5e-9d64-4b1e-8c37-5b0f3f2a9c02';

/** The description that each variable is exported with, by its identifier. */
const descriptions: Readonly<Record<string, string>> = { [CLASS]: 'Concord: class', [DATE]: 'Concord: date' };

/** Whether this is the identifier of the variable for classes or of the one for dates. */
export function isSourceVariable(id: string): boolean {
  return Object.hasOwn(descriptions, id);
}

/** The description that identifies such a variable if its identifier is lost; undefined for attributes. */
export function descriptionOfVariable(id: string): string | undefined {
  return isSourceVariable(id) ? descriptions[id] : undefined;
}

/** The variables of a file that hold classes or dates: from their keys in the file to Concord's identifiers. */
export type SourceVariables = ReadonlyMap<string, string>;

/**
 * Finds these variables in a file: at most one each, by the identifier first, then by the description. A file
 * that another program has merged from two may have two with one description; the second is an attribute.
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

/** What the two variables say about a source; null where they have no value. */
export interface SourceFacts {
  readonly className: string | null;
  readonly date: string | null;
  /** A value of the date variable that is not a date; null where there is none. */
  readonly noDate: string | null;
}

/**
 * The class and the date among the values of a source. A date may be in any notation that allows only one
 * reading.
 */
export function factsIn(values: readonly RefiValue[], variables: SourceVariables): SourceFacts {
  const literal = (id: string): string =>
    values
      .filter(({ variable }) => variables.get(variable) === id)
      .map((value) => value.literal?.trim() ?? '')
      .find((text) => text !== '') ?? '';
  const written = literal(DATE);
  const date = attributeValue(written, 'date');
  return {
    className: literal(CLASS) || null,
    date,
    noDate: date === null && written !== '' ? written : null,
  };
}

/** The two variables as attributes of sources, with their values. A variable without values is left out. */
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
