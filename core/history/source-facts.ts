// Acts on sources: importing, describing, deciding in triage, writing, reviewing, deleting.
import type { SourceRecord } from '../records.ts';
import { plainFacts, type ActFacts, type Thing } from './facts.ts';
import { changedFields, type ActRows } from './rows-of-act.ts';

/** The facts of an act on sources or reviews; null for any other act. */
export function sourceFacts(rows: ActRows, method: string): ActFacts | null {
  const { added, removed, updated } = rows;
  const gone = removed('source');
  if (gone.length > 0)
    return named(
      rows,
      'deleted_source',
      gone.map(({ id }) => id),
    );
  const made = added('source');
  if (made.length > 0)
    return named(
      rows,
      'added_source',
      made.map(({ id }) => id),
    );
  const changed = updated('source');
  if (changed.length > 0) return changedFacts(rows, changed, method);
  const reviewed = added('review');
  if (reviewed.length > 0)
    return named(
      rows,
      'reviewed',
      reviewed.map(({ sourceId }) => sourceId),
    );
  const taken = removed('review');
  return taken.length > 0
    ? named(
        rows,
        'unreviewed',
        taken.map(({ sourceId }) => sourceId),
      )
    : null;
}

/** The facts of replacing a text by that of a file, whatever became of its codings; null for any other act. */
export function replacedTextFacts(rows: ActRows, method: string): ActFacts | null {
  const [replaced] = method === 'sources.replaceText' ? rows.updated('source') : [];
  if (!replaced) return null;
  const [, { id, originalName }] = replaced;
  return { ...plainFacts('replaced_text'), things: { source: rows.source(id) }, file: originalName };
}

/** Facts with the source's name where there is one source, else with their number: `reviewed`, `reviewed_several`. */
function named(rows: ActRows, key: string, ids: readonly string[]): ActFacts {
  const [id] = ids;
  if (ids.length === 1 && id !== undefined)
    return { ...plainFacts(key), things: { source: rows.source(id) } };
  return plainFacts(`${key}_several`, ids.length);
}

function changedFacts(
  rows: ActRows,
  changed: readonly (readonly [SourceRecord, SourceRecord])[],
  method: string,
): ActFacts {
  const ids = changed.map(([, { id }]) => id);
  const fields = new Set(changed.flatMap(([from, to]) => changedFields(from, to)));
  const states = (place: 0 | 1, field: keyof SourceRecord) => {
    const values = new Set(changed.map((pair) => pair[place][field]));
    const [value] = values;
    return values.size === 1 && value !== null && value !== undefined && value !== '' ? String(value) : null;
  };
  if (fields.has('status')) {
    const to = states(1, 'status');
    const facts = named(rows, to === null ? 'decided' : `decided_${to.replaceAll('-', '_')}`, ids);
    const reason = states(1, 'exclusionReason');
    return reason === null ? facts : { ...facts, value: { of: 'text', from: null, to: reason } };
  }
  if (fields.has('duplicateOf')) {
    const of = states(1, 'duplicateOf');
    const facts = named(rows, of === null ? 'unlinked' : 'linked', ids);
    return of === null ? facts : { ...facts, things: { ...facts.things, original: rows.source(of) } };
  }
  if (fields.has('textHash'))
    return named(rows, method === 'imports.redecode' ? 'redecoded' : 'wrote_source', ids);
  const field = OF_INTEREST.find((each) => fields.has(each));
  if (field === undefined) return named(rows, 'changed_source', ids);
  const nameIn = (place: 0 | 1): string | null => {
    const value = states(place, field);
    return field === 'classId' && value !== null ? rows.thing('other', value).name : value;
  };
  return {
    ...named(rows, 'changed_source_field', ids),
    field,
    value: { of: field === 'kind' ? 'kind' : 'text', from: nameIn(0), to: nameIn(1) },
  };
}

/** The fields that people change in a source; the first that differs is mentioned. */
const OF_INTEREST = [
  'title',
  'label',
  'kind',
  'classId',
  'date',
  'language',
  'origin',
] as const satisfies readonly (keyof SourceRecord)[];

/** What a memo is about, as a thing; null for a memo about nothing in particular. */
export function aboutOf(
  { code, source, thing }: ActRows,
  memo: {
    readonly sourceId: string | null;
    readonly codeId: string | null;
    readonly respondentId: string | null;
  },
): Thing | null {
  if (memo.codeId !== null) return code(memo.codeId);
  if (memo.sourceId !== null) return source(memo.sourceId);
  return memo.respondentId === null ? null : thing('respondent', memo.respondentId);
}
