// Users become coders; named cases become respondents, and their variables, like those of sources, attributes.
import type { AttributeValueRecord, CoderRecord, MemoRecord, RespondentRecord } from '#core/records.ts';
import {
  factsIn,
  planAttributes,
  type SourceFacts,
  type SourceVariables,
  sourceVariablesIn,
} from './attributes.ts';
import { memosOf } from './descriptions.ts';
import { CALLED, Ids, type Incoming, NOBODY, type Part, type Present, type Remark } from './incoming.ts';
import type { RefiProject, RefiValue } from './project.ts';

/** The coders, respondents and attributes of a file, planned. */
export interface People extends Incoming {
  /** The coder of a user key; the “unknown” coder for a key that identifies no user. */
  coderOf(key: string | null): string;
  /** Coders that `coderOf` has created since the last call; they must be added before rows that refer to them. */
  latecomers(): CoderRecord[];
  /** Remarks on the makers of things whose maker the file does not name. Call after everything else. */
  makerRemarks(): Remark[];
  /** Respondents of a source, by the source's key. */
  respondentsOf(sourceKey: string): readonly string[];
  /** All values of a source: its own, and those of nameless cases that represent it. */
  saidOf(sourceKey: string, own: readonly RefiValue[]): readonly RefiValue[];
  /** The class and the date in these values; where they are missing, those of a named case of this source alone. */
  factsOf(sourceKey: string, values: readonly RefiValue[]): SourceFacts;
  /** The variables that hold classes and dates of sources. */
  readonly sourceVariables: SourceVariables;
  /** These values as values of the source's attributes. */
  valuesOf(values: readonly RefiValue[], sourceId: string): AttributeValueRecord[];
}

/** The stamp of a case, which no file gives. */
const nobodys = { creator: null, created: null, modified: null };

/** Plans the coders, respondents and attributes of a file as rows and parts. */
export function planPeople(project: RefiProject, present: Present): People {
  const remarks: Remark[] = [];
  const parts: Part[] = [];
  const { coders, coderOf, makerRemarks } = planCoders(project, present, parts);

  const named = project.cases.filter(({ name }) => name.trim() !== '');
  const nameless = project.cases.filter(({ name }) => name.trim() === '');
  const respondentIds = new Ids(present.newId);
  const respondents = named.map(({ key, name }, index): RespondentRecord => {
    const position = present.positions.respondent + index;
    return { id: respondentIds.assign(key), name: name.trim(), position, consent: null };
  });
  const memos: MemoRecord[] = [];
  for (const [index, each] of named.entries()) {
    const respondentId = respondents[index]?.id ?? '';
    parts.push({ kind: 'case', ownerId: respondentId, key: each.key, shell: each.shell });
    const described = { key: each.key || respondentId, description: each.description, stamp: nobodys };
    memos.push(
      ...memosOf({ present, people: { coderOf } }, described, { about: 'respondent', respondentId }, parts),
    );
  }
  // A nameless case of one source belongs to that source; one of several sources, or of none, is kept whole.
  const standsFor = new Map(
    nameless.map((each) => [each, each.sources.length === 1 ? each.sources[0] : undefined]),
  );
  for (const each of nameless) parts.push({ kind: 'case', ownerId: null, key: each.key, shell: each.whole });

  const sourceVariables = sourceVariablesIn(project.variables);
  const attributes = planAttributes(project, present, named, sourceVariables, parts);
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
  const ofItsCase = new Map<string, RefiValue[]>();
  for (const [index, { sources, values }] of named.entries()) {
    const its = new Set(sources);
    for (const source of its) {
      bySource.set(source, [...(bySource.get(source) ?? []), respondents[index]?.id ?? '']);
      if (its.size === 1) ofItsCase.set(source, [...(ofItsCase.get(source) ?? []), ...values]);
    }
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
    factsOf: (sourceKey, values) =>
      factsIn([...values, ...(ofItsCase.get(sourceKey) ?? [])], sourceVariables),
    sourceVariables,
    valuesOf: (values, sourceId) =>
      attributes.of('source', values).map(([attributeId, value]) => ({
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
    coders.push({ id, name, kind: 'person', personId: null, program: null, createdAt: present.now });
    return id;
  };
  for (const { key, name, shell } of project.users) {
    const ownName = name.trim() || shell.attributes['id']?.trim() || '';
    const id = make(key, ownName || present.unnamed.user);
    const named =
      ownName !== ''
        ? shell
        : { ...shell, attributes: { ...shell.attributes, [CALLED]: present.unnamed.user } };
    parts.push({ kind: 'user', ownerId: id, key, shell: named });
  }
  let unknown: string | null = null;
  let isYours = false;
  // The “unknown” coder is not the same as a user without a name.
  const nobody = (): string => {
    const name = present.unnamed.user;
    const id = present.idFrom(name);
    if (coders.some((each) => each.id === id)) return id;
    coders.push({ id, name, kind: 'person', personId: null, program: null, createdAt: present.now });
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
    // A file without users does not say who coded: then it is the person who imports it, as with codings made
    // by hand.
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
