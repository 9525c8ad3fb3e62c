// Users become coders; named cases become respondents, their variables and those of sources become attributes.
import { attributeTypeOf } from '#core/attribute-value.ts';
import type {
  AttributeRecord,
  AttributeType,
  AttributeValueRecord,
  CoderRecord,
  MemoRecord,
  RespondentRecord,
} from '#core/records.ts';
import { memosOf } from './descriptions.ts';
import { Ids } from './ids.ts';
import type { Incoming, Part, Present, Remark } from './incoming.ts';
import { CALLED, NOBODY } from './marks.ts';
import { isSourceVariable } from './source-variables.ts';
import { attributeTypes, storedValue } from './values.ts';
import type { RefiCase, RefiProject, RefiText, RefiPdf, RefiValue, RefiVariable } from './project.ts';

export interface People extends Incoming {
  /** The coder of a user key; the one called unknown for a key that names nobody. */
  coderOf(key: string | null): string;
  /** Coders that `coderOf` had to make since it was asked last: they come before the rows that name them. */
  latecomers(): CoderRecord[];
  /** What is to be known of those who made what the file names no maker of, once everything was asked for. */
  makerRemarks(): Remark[];
  /** Respondents of a source, by its key. */
  respondentsOf(sourceKey: string): readonly string[];
  /** What is said of a source: by its own values, and by those of nameless cases that stand for it. */
  saidOf(sourceKey: string, own: readonly RefiValue[]): readonly RefiValue[];
  /** What is said of a source, as values of its attributes. */
  valuesOf(said: readonly RefiValue[], sourceId: string): AttributeValueRecord[];
}

/** What no file says of a case. */
const nobodys = { creator: null, created: null, modifier: null, modified: null };

export function planPeople(project: RefiProject, present: Present): People {
  const remarks: Remark[] = [];
  const parts: Part[] = [];
  const { coders, coderOf, makerRemarks } = planCoders(project, present, parts);

  const named = project.cases.filter(({ name }) => name.trim() !== '');
  const nameless = project.cases.filter(({ name }) => name.trim() === '');
  const respondentIds = new Ids(present.newId);
  const respondents = named.map(({ key, name }, index): RespondentRecord => {
    const position = present.positions.respondent + index;
    return { id: respondentIds.assign(key), name: name.trim(), position };
  });
  const memos: MemoRecord[] = [];
  for (const [index, each] of named.entries()) {
    const respondentId = respondents[index]?.id ?? '';
    parts.push({ kind: 'case', ownerId: respondentId, key: each.key, shell: each.shell });
    const said = { key: each.key || respondentId, description: each.description, stamp: nobodys };
    memos.push(
      ...memosOf({ present, people: { coderOf } }, said, { about: 'respondent', respondentId }, parts),
    );
  }
  // What stands for one source has no other place than that source; what stands for more, or none, is kept whole.
  const standsFor = new Map(
    nameless.map((each) => [each, each.sources.length === 1 ? each.sources[0] : undefined]),
  );
  for (const each of nameless) parts.push({ kind: 'case', ownerId: null, key: each.key, shell: each.whole });

  const attributes = planAttributes(project, present, named, parts);
  const rows: AttributeValueRecord[] = [];
  for (const [index, { values }] of named.entries()) {
    const respondentId = respondents[index]?.id ?? '';
    for (const [attributeId, value] of attributes.of('respondent', values))
      rows.push({
        id: present.idFrom(`${attributeId} of ${respondentId}`),
        attributeId,
        sourceId: null,
        respondentId,
        value,
      });
  }

  const bySource = new Map<string, string[]>();
  for (const [index, { sources }] of named.entries()) {
    for (const source of new Set(sources))
      bySource.set(source, [...(bySource.get(source) ?? []), respondents[index]?.id ?? '']);
  }
  let taken = coders.length;
  return {
    rows: {
      coder: [...coders],
      respondent: respondents,
      attribute: attributes.rows,
      attributeValue: rows,
      memo: memos,
    },
    parts,
    remarks,
    coderOf,
    makerRemarks,
    latecomers: () => {
      const late = coders.slice(taken);
      taken = coders.length;
      return late;
    },
    respondentsOf: (sourceKey) => bySource.get(sourceKey) ?? [],
    saidOf: (sourceKey, own) => {
      const fromCases = nameless.filter((each) => standsFor.get(each) === sourceKey);
      return [...own, ...fromCases.flatMap((each) => each.values)];
    },
    valuesOf: (said, sourceId) =>
      attributes.of('source', said).map(([attributeId, value]) => ({
        id: present.idFrom(`${attributeId} of ${sourceId}`),
        attributeId,
        sourceId,
        respondentId: null,
        value,
      })),
  };
}

function planCoders(
  project: RefiProject,
  present: Present,
  parts: Part[],
): { coders: CoderRecord[] } & Pick<People, 'coderOf' | 'makerRemarks'> {
  const ids = new Ids(present.newId);
  const coders: CoderRecord[] = [];
  const make = (key: string, name: string): string => {
    const id = ids.assign(key);
    coders.push({ id, name, kind: 'person', personId: null, createdAt: present.now });
    return id;
  };
  for (const { key, name, shell } of project.users) {
    const said = name.trim() || shell.attributes['id']?.trim() || '';
    const id = make(key, said || present.unnamed.user);
    const named =
      said !== '' ? shell : { ...shell, attributes: { ...shell.attributes, [CALLED]: present.unnamed.user } };
    parts.push({ kind: 'user', ownerId: id, key, shell: named });
  }
  let unknown: string | null = null;
  let isYours = false;
  // Nobody is not whoever is listed without a name.
  const nobody = (): string => {
    const name = present.unnamed.user;
    const id = present.idFrom(name);
    if (coders.some((each) => each.id === id)) return id;
    coders.push({ id, name, kind: 'person', personId: null, createdAt: present.now });
    parts.push({
      kind: 'user',
      ownerId: id,
      key: '',
      shell: { name: NOBODY, attributes: { name }, children: [] },
    });
    return id;
  };
  return {
    coders,
    // A file without any users says nothing of who coded: then it is who brings it in, as in all hand work.
    coderOf: (key) => {
      if (project.users.length === 0 && key === null) {
        isYours = true;
        return present.coderId;
      }
      return ids.of(key) ?? (unknown ??= nobody());
    },
    makerRemarks: () => [
      ...(isYours ? [{ key: 'exchange:work_is_yours', parameters: {} }] : []),
      ...(unknown === null
        ? []
        : [{ key: 'exchange:maker_unknown', parameters: { name: present.unnamed.user } }]),
    ],
  };
}

interface Attributes {
  readonly rows: readonly AttributeRecord[];
  /** Attribute ids and stored values, one for each attribute. */
  of(owner: AttributeRecord['owner'], values: readonly RefiValue[]): [attributeId: string, value: string][];
}

/** A variable is of sources, of respondents, or of both: then it becomes two attributes of one name. */
function planAttributes(
  project: RefiProject,
  present: Present,
  named: readonly RefiCase[],
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
    if (isSourceVariable(variable.key)) continue;
    const uses = { source: literalsOf(variable, ofSources), respondent: literalsOf(variable, ofRespondents) };
    // One that nobody has a value of describes sources, as attributes mostly do.
    const owners = (['source', 'respondent'] as const).filter((owner) => uses[owner].length > 0);
    for (const [index, owner] of (owners.length > 0 ? owners : (['source'] as const)).entries()) {
      const position = present.positions.attribute + rows.length;
      const name = variable.name.trim() || present.unnamed.variable;
      const type = typeFor(variable, uses[owner]);
      // The second of two is the same one in every file.
      const id =
        index === 0 ? ids.assign(variable.key) : present.idFrom(`variable ${variable.key} of ${owner}`);
      const row = { id, name, owner, type, position };
      rows.push(row);
      byOwner[owner].set(variable.key, row);
      const called = variable.name.trim() === '' ? { [CALLED]: name } : {};
      const shell = { ...variable.shell, attributes: { ...variable.shell.attributes, ...called } };
      parts.push({ kind: 'variable', ownerId: row.id, key: variable.key, shell });
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

/** What a text and a pdf have in common. */
export function bodyOf(
  source:
    | { readonly kind: 'text'; readonly text: RefiText }
    | { readonly kind: 'pdf'; readonly pdf: RefiPdf },
): RefiText | RefiPdf {
  return source.kind === 'text' ? source.text : source.pdf;
}
