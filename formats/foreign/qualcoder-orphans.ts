// Rows of a QualCoder project that refer to something missing: removed files and cases, attributes without a type. They
// cannot be imported; remarks list them by their words.
import type { Remark } from '#core/refi/incoming.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import { orphans } from './opening.ts';
import { isMedia } from './qualcoder-documents.ts';

type ByFile = ReadonlyMap<number | null, readonly Row[]>;

/**
 * Remarks on codings, annotations, attributes and case links without a target; those of pictures and films are left out
 * with these.
 */
export function orphansOf(
  db: ForeignDatabase,
  sources: readonly Row[],
  codings: ByFile,
  annotations: ByFile,
): Remark[] {
  const named = new Map(sources.map((row) => [integer(row, 'id'), text(row, 'name') ?? ''] as const));
  const texts = new Set(sources.filter((row) => !isMedia(row)).map((row) => integer(row, 'id')));
  const lost = (rows: ByFile): Row[] => [...rows].flatMap(([id, those]) => (texts.has(id) ? [] : those));
  const cases = new Map(
    db
      .rows('cases', 'caseid', 'name')
      .map((row) => [integer(row, 'caseid'), text(row, 'name') ?? ''] as const),
  );
  return [
    ...orphans(
      'codings',
      lost(codings).map((row) => text(row, 'seltext')?.trim() || `#${integer(row, 'ctid')}`),
    ),
    ...orphans(
      'notes',
      lost(annotations).map((row) => text(row, 'memo')?.trim() || `#${integer(row, 'anid')}`),
    ),
    ...valuesOf(db, named, cases),
    ...orphans('ties', tiesOf(db, named, cases)),
  ];
}

type Names = ReadonlyMap<number | null, string>;

function valuesOf(db: ForeignDatabase, sources: Names, cases: Names): Remark[] {
  const types = new Set(db.rows('attribute_type', 'name').map((row) => text(row, 'name')));
  const values = db
    .rows('attribute', 'name', 'attr_type', 'value', 'id')
    .filter((row) => (text(row, 'value') ?? '').trim() !== '');
  const isOfJournal = (row: Row): boolean => text(row, 'attr_type') === 'journal';
  const hasPlace = (row: Row): boolean => {
    const owners = { file: sources, case: cases }[text(row, 'attr_type') ?? ''];
    return types.has(text(row, 'name')) && Boolean(owners?.has(integer(row, 'id')));
  };
  const valueInWords = (row: Row): string => `${text(row, 'name')}: ${text(row, 'value')}`;
  return [
    ...orphans('values', values.filter((row) => !isOfJournal(row) && !hasPlace(row)).map(valueInWords)),
    ...orphans('journal_values', values.filter(isOfJournal).map(valueInWords)),
  ];
}

/** Descriptions of links between a case and a file of which one is missing: the other one, and the memo. */
function tiesOf(db: ForeignDatabase, sources: Names, cases: Names): string[] {
  return db.rows('case_text', 'caseid', 'fid', 'memo').flatMap((row) => {
    const [person, source] = [cases.get(integer(row, 'caseid')), sources.get(integer(row, 'fid'))];
    if (person !== undefined && source !== undefined) return [];
    const [about, memo] = [person ?? source ?? `#${integer(row, 'caseid')}`, text(row, 'memo')?.trim() ?? ''];
    return [memo === '' ? about : `${about}: ${memo}`];
  });
}
