// What waits for the person of a file in its team, with the names of what it is about.
import type { Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/tables/all.ts';
import { mayWrite } from '#core/team/roles.ts';
import type { DecidedWork, WaitingWhy, WaitingWork } from '#core/team/waiting.ts';
import type { ReadDb } from '#db/handles.ts';
import type { HeldWork, TeamRemark } from '#db/team/held.ts';
import { teamOf } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { actOf } from './acts-here.ts';
import { sidesOf } from './decided-work.ts';
import { isHeldText } from './held-texts.ts';
import { fieldsToRead, namedRow, valueToRead } from './named-rows.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { seenWaiting } from './seen-waiting.ts';

/** What waits for a decision, and what was decided and nobody here has looked at; both oldest first. */
export function waitingIn(
  study: ReplicaStudy,
  personId: string,
): { readonly held: readonly WaitingWork[]; readonly decided: readonly DecidedWork[] } {
  const { db } = study.store;
  const { held, remarks } = seenWaiting(study);
  return {
    held: held.map((each) => waitingFor(db, each)),
    decided: remarks.map((told) => decidedFor(db, told, personId)),
  };
}

function waitingFor(db: ReadDb, held: HeldWork): WaitingWork {
  const { id, at, actId, rows } = held;
  const [first] = rows;
  return {
    id,
    at,
    method: first ? actOf(db, actId, { table: first.table, id: first.row.id }).method : '',
    why: whyOf(db, held),
    rows: rows.map(({ table, row }) => namedRow(db, table, row)),
  };
}

/** Why it waits, by the first of its rows that says so. */
function whyOf(db: ReadDb, { rows }: Pick<HeldWork, 'rows'>): WaitingWhy {
  const team = teamOf(db);
  if (team && rows.some(({ table }) => !mayWrite(team.role, team.keeps, table))) return 'kept';
  if (rows.some((each) => isHeldText(each) && find(db, 'source', each.row.id) !== undefined)) return 'text';
  const isPlaced = ({ codeId, sourceId }: Row): boolean =>
    find(db, 'source', String(sourceId)) !== undefined && find(db, 'code', String(codeId)) !== undefined;
  if (rows.some(({ table, row }) => table === 'coding' && isPlaced(row))) return 'words_gone';
  const isOfTwo = ({ attributeId, sourceId, respondentId }: Row): boolean =>
    find(db, 'attribute', String(attributeId)) !== undefined &&
    (find(db, 'source', String(sourceId)) ?? find(db, 'respondent', String(respondentId))) !== undefined;
  const isTyped = rows.some(
    ({ table, row }) => table === 'attribute' || (table === 'attributeValue' && isOfTwo(row)),
  );
  return isTyped ? 'type' : 'gone';
}

function decidedFor(db: ReadDb, told: TeamRemark, personId: string): DecidedWork {
  const { id, at, actId, remark } = told;
  const sides = sidesOf(db, told, personId);
  return {
    id,
    at,
    method: actOf(db, actId, remark).method,
    ...settledRow(db, remark),
    stands: sides?.stands ?? null,
  };
}

/** What a remark tells, with the present names of what it is about. */
export function settledRow(
  db: ReadDb,
  remark: TeamRemark['remark'],
): Pick<DecidedWork, 'kind' | 'row' | 'values'> {
  const { kind, table, ours, theirs } = remark;
  const row = find(db, table, remark.id) ?? theirs ?? ours ?? { id: remark.id };
  return { kind, row: namedRow(db, table, row), values: valuesOf(db, table, remark) };
}

function valuesOf(
  db: ReadDb,
  table: TableName,
  { fields, ours, theirs, isTaken = false }: TeamRemark['remark'],
): DecidedWork['values'] {
  if (!fields || !ours || !theirs) return null;
  const read = fieldsToRead(table, fields);
  return {
    fields: read,
    later: read.map((field) => valueToRead(db, table, field, theirs)),
    earlier: read.map((field) => valueToRead(db, table, field, ours)),
    isLater: isTaken,
  };
}
