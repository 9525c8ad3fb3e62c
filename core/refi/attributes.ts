// Variables become attributes of sources and of respondents; those by which Concord writes the class and the date of a source
// become attributes where they are said of respondents.
import { attributeTypeOf } from '#core/attribute-value.ts';
import type { AttributeRecord, AttributeType } from '#core/records.ts';
import { Ids } from './ids.ts';
import type { Part, Present } from './incoming.ts';
import { CALLED } from './marks.ts';
import { bodyOf, type RefiCase, type RefiProject, type RefiValue, type RefiVariable } from './project.ts';
import type { SourceVariables } from './source-variables.ts';
import { attributeTypes, storedValue } from './values.ts';

export interface Attributes {
  readonly rows: readonly AttributeRecord[];
  /** Attribute ids and stored values, one for each attribute. */
  of(owner: AttributeRecord['owner'], values: readonly RefiValue[]): [attributeId: string, value: string][];
}

/** A variable is of sources, of respondents, or of both: then it becomes two attributes of one name. */
export function planAttributes(
  project: RefiProject,
  present: Present,
  named: readonly RefiCase[],
  sourceVariables: SourceVariables,
  parts: Part[],
): Attributes {
  const ofRespondents = named.flatMap(({ values }) => values);
  // Going through all sources is no small thing.
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
    // Of a source it is no attribute; of a respondent it has no other place.
    const ofConcord = sourceVariables.get(variable.key);
    const isOfSources = ofConcord !== undefined;
    const uses = { source: literalsOf(variable, ofSources), respondent: literalsOf(variable, ofRespondents) };
    // One that nobody has a value of describes sources, as attributes mostly do.
    const used = (['source', 'respondent'] as const).filter((owner) => uses[owner].length > 0);
    const owners = isOfSources || used.length > 0 ? used : (['source'] as const);
    for (const [index, owner] of owners.entries()) {
      if (isOfSources && owner === 'source') continue;
      const position = present.positions.attribute + rows.length;
      const name = variable.name.trim() || present.unnamed.variable;
      const type = typeFor(variable, uses[owner]);
      // The second of two is the same one in every file. The identifiers of class and date are never those of a row.
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

/** The declared type, if every value is of it, however it is spelled. */
function typeFor({ type }: RefiVariable, literals: readonly string[]): AttributeType {
  const declared = Object.hasOwn(attributeTypes, type) ? attributeTypes[type] : undefined;
  const wanted = declared ?? (type === 'DateTime' ? 'text' : attributeTypeOf(literals));
  const fits = literals.every((literal) => storedValue(literal, wanted) !== null);
  return fits ? wanted : 'text';
}
