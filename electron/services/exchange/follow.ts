// What has to follow once the rows of a file are written: codes that were merged in it are merged here with all that
// stands on them, and codings that two sides made of one thing are one.
import type { LooseRows, Row } from '#core/refi/merge/links.ts';
import type { Matching } from '#core/refi/merge/matching.ts';
import type { Settlement } from '#core/refi/merge/settlement.ts';
import { isWithin } from '#core/codebook.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import { mergeCodes } from '../code-merge.ts';
import { readCodebook } from '../read-codebook.ts';
import { absorbCoding } from '../removal.ts';

type Change = Settlement['changed'][number];

/** Whether the change is a merge of codes that was made in the file. */
export function isMerge({ table, ours, to }: Change): boolean {
  return table === 'code' && ours['status'] !== 'merged' && typeof to['mergedInto'] === 'string';
}

/** The change without the merge, which is done when everything it is about is here. */
export function withoutMerge(change: Change): Row {
  if (!isMerge(change)) return change.to;
  const { status = null, mergedInto = null } = change.ours;
  return { ...change.to, status, mergedInto };
}

/** Rows here that a merge takes along, by `table id`: what becomes of them is no word of the file's. */
export function takenAlong(changed: Settlement['changed'], present: LooseRows): string[] {
  const gone = new Set<Row[string] | undefined>(changed.filter(isMerge).map(({ ours }) => ours.id));
  if (gone.size === 0) return [];
  const naming = {
    coding: ['codeId'],
    code: ['parentId', 'mergedInto'],
    memo: ['codeId'],
    codeExample: ['codeId'],
    themeCode: ['themeId', 'codeId'],
  } as const;
  return (Object.keys(naming) as (keyof typeof naming)[]).flatMap((table) =>
    (present.get(table) ?? [])
      .filter((row) => naming[table].some((field) => gone.has(row[field])))
      .map(({ id }) => `${table} ${id}`),
  );
}

/** Merges the codes as an analyst would here. Returns how many codings went into another by that. */
export function mergeAsInFile(db: WriteDb, newId: () => string, changed: Settlement['changed']): number {
  return changed
    .filter(isMerge)
    .map(({ ours, to }) => {
      const gatheredBy = all(db, 'themeCode', { codeId: ours.id }).map(({ themeId }) => themeId);
      return mergeCodes(db, newId, [ours.id], String(to['mergedInto']), gatheredBy);
    })
    .reduce((sum, joined) => sum + joined, 0);
}

/**
 * Joins codings of one coder that have come to stand on one place with one code; of two, that of the file stays, so that
 * both sides mean one. Returns how many went into another.
 */
export function joinTwins(db: WriteDb, newId: () => string, arriving: LooseRows, matching: Matching): number {
  const groups = db.sqlite
    .prepare(
      `SELECT json_group_array(id) FROM coding
       GROUP BY source_id, coder_id, code_id, start, "end" HAVING count(*) > 1`,
    )
    .pluck()
    .all() as string[];
  if (groups.length === 0) return 0;
  const inFile = new Set((arriving.get('coding') ?? []).map(({ id }) => matching.idOf('coding', id)));
  let joined = 0;
  for (const group of groups) {
    const ids = (JSON.parse(group) as string[]).toSorted((a, b) => (a < b ? -1 : 1));
    const stays = ids.find((id) => inFile.has(id)) ?? ids[0];
    for (const id of ids)
      if (stays !== undefined && id !== stays) {
        absorbCoding(db, newId, id, stays);
        joined += 1;
      }
  }
  return joined;
}

/** Passes on what the file gathers by codes that were merged here. */
export function gatheringsPassedOn(db: WriteDb, newId: () => string): void {
  const gathered = new Set(all(db, 'themeCode').flatMap(({ themeId, codeId }) => [themeId, codeId]));
  for (const { id, mergedInto } of all(db, 'code', { status: 'merged' }))
    if (mergedInto !== null && gathered.has(id)) passThemes(db, newId, id, mergedInto);
}

/** Lets the code gather, and be gathered, as one did that was merged into it; a code that is no theme gathers nothing. */
function passThemes(db: WriteDb, newId: () => string, fromId: string, intoId: string): void {
  for (const link of all(db, 'themeCode', { codeId: fromId })) {
    remove(db, 'themeCode', link.id);
    passLink(db, newId, link.themeId, intoId);
  }
  const into = get(db, 'code', intoId);
  for (const link of all(db, 'themeCode', { themeId: fromId })) {
    remove(db, 'themeCode', link.id);
    if (into.isTheme) passLink(db, newId, intoId, link.codeId);
  }
}

function passLink(db: WriteDb, newId: () => string, themeId: string, codeId: string): void {
  const codebook = readCodebook(db);
  if (isWithin(codebook, codeId, themeId) || all(db, 'themeCode', { themeId, codeId }).length > 0) return;
  insert(db, 'themeCode', { id: newId(), themeId, codeId });
}

/** Lets examples stand with the code that their coding has now. */
export function examplesWithCodings(db: WriteDb): void {
  const astray = db.sqlite
    .prepare(
      `SELECT code_example.id, coding.code_id AS codeId, coding.id AS codingId FROM code_example
       JOIN coding ON coding.id = coding_id WHERE code_example.code_id <> coding.code_id`,
    )
    .all() as { id: string; codeId: string; codingId: string }[];
  for (const { id, codeId, codingId } of astray)
    if (all(db, 'codeExample', { codeId, codingId }).length > 0) remove(db, 'codeExample', id);
    else update(db, 'codeExample', id, { codeId });
}

/** Sources, with the branch, of which one coder has come to have several codes of a branch that allows one. */
export function severalOfOne(db: ReadDb): string[] {
  return db.sqlite
    .prepare(
      `SELECT branch.name || ' · ' || coalesce(source.label, source.title) FROM coding
       JOIN code ON code.id = coding.code_id
       JOIN code branch ON branch.id = code.parent_id AND branch.one_per_source = 1
       JOIN source ON source.id = coding.source_id
       WHERE coding.start IS NULL
       GROUP BY branch.id, coding.source_id, coding.coder_id HAVING count(*) > 1`,
    )
    .pluck()
    .all() as string[];
}
