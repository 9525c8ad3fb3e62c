// The cases of a QualCoder project, and the attributes of cases and texts.
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import { fulltextOf } from './qualcoder-documents.ts';
import type { ForeignSource, ForeignValue } from './foreign-project.ts';

/** The variables of files and cases, and their values by `file 3` or `case 3`. */
export function attributesOf(db: ForeignDatabase, seed: string) {
  const key = (row: Row): string => `${seed} variable ${text(row, 'name')}`;
  const variables = db
    .rows('attribute_type', 'name', 'memo', 'caseOrFile', 'valuetype')
    .filter((row) => text(row, 'caseOrFile') !== 'journal')
    .map((row) => ({
      key: key(row),
      name: text(row, 'name') ?? '',
      description: text(row, 'memo'),
      isNumber: text(row, 'valuetype') === 'numeric',
    }));
  const values = new Map<string, ForeignValue[]>();
  for (const row of db.rows('attribute', 'name', 'attr_type', 'value', 'id')) {
    const owner = `${text(row, 'attr_type')} ${integer(row, 'id')}`;
    const value = text(row, 'value') ?? '';
    if (value.trim() !== '') values.set(owner, [...(values.get(owner) ?? []), { variable: key(row), value }]);
  }
  return { variables, values };
}

/** Cases with their sources and with their memos as notes, and how many of them have only part of a source. */
export function casesOf(
  db: ForeignDatabase,
  seed: string,
  values: ReadonlyMap<string, ForeignValue[]>,
  allSources: readonly ForeignSource[],
) {
  const known = new Set(allSources.map(({ key }) => key));
  const links = Map.groupBy(db.rows('case_text', 'caseid', 'fid', 'pos0', 'pos1', 'memo'), (row) =>
    integer(row, 'caseid'),
  );
  const rows = db.rows('cases', 'caseid', 'name', 'memo', 'owner', 'date');
  const notes = rows.flatMap((row) => {
    const ofTexts = (links.get(integer(row, 'caseid')) ?? []).map((link) => text(link, 'memo'));
    const body = [text(row, 'memo'), ...ofTexts].filter(Boolean).join('\n\n');
    const key = `${seed} case ${integer(row, 'caseid')} memo`;
    return body.trim() === '' ? [] : [{ key, name: '', body, ...stampOf(row) }];
  });
  const noted = new Set(notes.map(({ key }) => key));
  const cases = rows.map((row) => {
    const id = integer(row, 'caseid');
    const key = `${seed} case ${id}`;
    const sources = (links.get(id) ?? []).map((link) => `${seed} source ${integer(link, 'fid')}`);
    return {
      key,
      name: text(row, 'name') ?? '',
      sources: [...new Set(sources)].filter((source) => known.has(source)),
      values: values.get(`case ${id}`) ?? [],
      notes: [`${key} memo`].filter((note) => noted.has(note)),
    };
  });
  const partly = rows.filter((row) => links.get(integer(row, 'caseid'))?.some((link) => isPart(db, link)));
  return { cases, notes, parts: partly.map((row) => text(row, 'name') ?? '') };
}

/** Whether a case has only part of a text; one character more or less at the end does not count. */
function isPart(db: ForeignDatabase, link: Row): boolean {
  const [from, to, id] = [integer(link, 'pos0'), integer(link, 'pos1'), integer(link, 'fid')];
  if (from === null || to === null || id === null) return false;
  return from > 0 || to + 1 < Array.from(fulltextOf(db, id)).length;
}

/** Who made a row, and when. */
export function stampOf(row: Row): { by: string | null; at: string | null } {
  return { by: text(row, 'owner') || null, at: text(row, 'date') };
}
