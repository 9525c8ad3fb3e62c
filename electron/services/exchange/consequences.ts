// The consequences of an import beside its rows: who becomes the main coder, and, once the rows are written, codes
// merged in the file are merged here with everything that refers to them, and codings that both sides made on the same
// place become one.
import { linkToOriginals } from '#core/settling/copies.ts';
import { examplesWithCodings, passOnFromMerged } from '#core/settling/merged-codes.ts';
import { absorbCoding } from '#core/settling/twin-codings.ts';
import { standInBases } from '#core/settling/merged-summaries.ts';
import type { Matching } from '#core/settling/matching.ts';
import type { LooseRows, NewId, Row } from '#core/settling/rows.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { rowsOf } from '#db/write.ts';
import { codersAtWork } from '#core/settling/names.ts';
import { CALLED, NOBODY } from '#core/refi/incoming.ts';
import { projectParts } from './kept-parts.ts';
import type { Planned } from './planned.ts';

/** Whether the change is a merge of codes that was made in the file. */
function isMerge({ table, ours, to }: Settlement['changed'][number]): boolean {
  return table === 'code' && ours['status'] !== 'merged' && typeof to['mergedInto'] === 'string';
}

/** Rows here that a merge of codes in the file changes, by `table id`: the file itself says nothing about them. */
export function consequentChanges(changed: Settlement['changed'], present: LooseRows): string[] {
  const gone = new Set<Row[string] | undefined>(changed.filter(isMerge).map(({ ours }) => ours.id));
  if (gone.size === 0) return [];
  const naming = {
    coding: ['codeId'],
    code: ['parentId', 'mergedInto'],
    memo: ['codeId'],
    codeExample: ['codeId'],
    refusedPassage: ['codeId'],
    adjudication: ['codeId'],
    themeCode: ['themeId', 'codeId'],
  } as const;
  return (Object.keys(naming) as (keyof typeof naming)[]).flatMap((table) =>
    (present.get(table) ?? [])
      .filter((row) => naming[table].some((field) => gone.has(row[field])))
      .map(({ id }) => `${table} ${id}`),
  );
}

/** Carries out the consequences once the rows are written. Returns how many codings were joined with another. */
export function applyConsequences(
  db: WriteDb,
  newId: NewId,
  arriving: LooseRows,
  matching: Matching,
): number {
  const store = rowsOf(db);
  const joined = passOnFromMerged(store, newId) + joinTwins(db, newId, arriving, matching);
  examplesWithCodings(store);
  const sources = store.all('source').map(({ id }) => id);
  linkToOriginals(store, sources, { pairs: new Set(), isLater: () => false }, []);
  return joined;
}

/**
 * How many new codings of the file become one with another new coding of it, because their coders or codes are one
 * here.
 */
export function countJoinedArrivals(arriving: LooseRows, matching: Matching, added: LooseRows): number {
  const twins = (arriving.get('coding') ?? []).filter(({ id }) => matching.isTwin('coding', id));
  if (twins.length === 0) return 0;
  const coming = new Set((added.get('coding') ?? []).map(({ id }) => id));
  return twins.filter(({ id }) => coming.has(matching.idOf('coding', id))).length;
}

/**
 * Joins codings that stand twice on one place. The coding with the file's id stays, so that both sides refer to the
 * same one.
 */
function joinTwins(db: WriteDb, newId: NewId, arriving: LooseRows, matching: Matching): number {
  // Let SQLite find them: a large study has hundreds of thousands of codings, and hardly any stand twice. An index tells
  // which begin in one place, so that only these are sorted.
  const groups = db.sqlite
    .prepare(
      `WITH place AS MATERIALIZED (
         SELECT source_id, start FROM coding GROUP BY source_id, start HAVING count(*) > 1
       )
       SELECT json_group_array(id) FROM place CROSS JOIN coding
         ON coding.source_id = place.source_id AND coding.start IS place.start
       GROUP BY coding.source_id, coder_id, code_id, coding.start, "end" HAVING count(*) > 1`,
    )
    .pluck()
    .all() as string[];
  if (groups.length === 0) return 0;
  const inFile = new Set((arriving.get('coding') ?? []).map(({ id }) => matching.idOf('coding', id)));
  const joined = new Map<string, string>();
  for (const group of groups) {
    const ids = (JSON.parse(group) as string[]).toSorted((a, b) => (a < b ? -1 : 1));
    const stays = ids.find((id) => inFile.has(id)) ?? ids[0];
    for (const id of ids)
      if (stays !== undefined && id !== stays) {
        absorbCoding(rowsOf(db), newId, id, stays);
        joined.set(id, stays);
      }
  }
  standInBases(rowsOf(db), { codings: joined, codes: new Map() });
  return joined.size;
}

/** Sources, with the branch, where one coder now has several codes of a branch that allows one. */
export function branchesWithSeveralCodes(db: ReadDb): string[] {
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

/**
 * A project in which nobody has acted yet takes its main coder from the file; otherwise its tallies would count
 * nothing. Files of other programs name no main coder: then it is the coder with the most codings.
 */
export function withMainCoder(
  changed: Settlement['changed'],
  planned: Planned,
  present: LooseRows,
  matching: Matching,
): Settlement['changed'] {
  const [ours] = present.get('project') ?? [];
  const lead = planned.lineage.projectId === null ? busiestCoder(planned) : mainCoder(planned);
  if (!ours || lead === undefined || codersAtWork(present).size > 0) return changed;
  const mainCoderId = matching.idOf('coder', lead);
  if (mainCoderId === ours['mainCoderId']) return changed;
  const [projectChange] = changed.filter(({ table }) => table === 'project');
  const rest = changed.filter(({ table }) => table !== 'project');
  return [...rest, { table: 'project', ours, to: { ...(projectChange?.to ?? ours), mainCoderId } }];
}

function mainCoder({ rows }: Planned): string | undefined {
  const id = rows.get('project')?.[0]?.['mainCoderId'];
  return typeof id === 'string' ? id : undefined;
}

/** The coder with the most codings among those the file names; of several, the first in the file. */
function busiestCoder({ rows, parts }: Planned): string | undefined {
  const nameless = new Set(
    projectParts(parts).flatMap(({ kind, ownerId, shell }) =>
      kind === 'user' && (shell.name === NOBODY || shell.attributes[CALLED] !== undefined) ? [ownerId] : [],
    ),
  );
  const counts = new Map<string, number>(
    (rows.get('coder') ?? []).flatMap(({ id }) => (nameless.has(id) ? [] : [[id, 0] as const])),
  );
  for (const { coderId } of rows.get('coding') ?? []) {
    const count = counts.get(String(coderId));
    if (count !== undefined) counts.set(String(coderId), count + 1);
  }
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] > 0 ? first[0] : undefined;
}
