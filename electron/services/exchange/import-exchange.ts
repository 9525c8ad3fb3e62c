// Imports a project file of another program, or its changes, as one act. If it fails or is cancelled, nothing remains.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isSome } from '#core/refi/element.ts';
import { remarkOn } from '#core/refi/incoming.ts';
import type { ChosenConvention } from '#core/refi/positions.ts';
import { removeCoding } from '#core/settling/twin-codings.ts';
import { jsonWithIds } from '#core/json-with-ids.ts';
import { blobFields, references, tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { subjectOf } from '#core/settling/settlement.ts';
import type { Records, TableName } from '#core/records.ts';
import { expectRoom } from '#db/room.ts';
import { getText, insert, putBlob, rowsOf, update } from '#db/write.ts';
import { BytesAhead } from '../bytes-ahead.ts';
import type { CommandContext, ReadingContext, StagingContext } from '../context.ts';
import type { OpenedExchange } from './file.ts';
import {
  countJoinedArrivals,
  applyConsequences,
  branchesWithSeveralCodes,
  consequentChanges,
} from './consequences.ts';
import { MAX_KEPT_BYTES, newFiles, type KeptFile } from './kept-files.ts';
import { historiesOf } from './histories.ts';
import { partsToKeep } from './kept-parts.ts';
import { conflictRecordsOf } from './past.ts';
import { conventionFor, planOf } from './plan.ts';
import type { Planned } from './planned.ts';
import { layerRemarks, mergeRemarks } from './remarks.ts';
import { recordExchange, type ExchangeReport, type KeptReport } from './report.ts';
import { isTheirs, weigh, type MergeChoice, type Weighed } from './weigh.ts';

/** How many rows are written between two checks for a cancel. */
const BATCH_ROWS = 2000;

/**
 * How many times the bytes of new rows the disk must have free, with a margin: rows and their indexes are written to
 * the log, then to the file, and once more to the history.
 */
const DISK_FACTOR = 12;

/** Imports a file that is open. Throws `cancelled`; then everything is as it was. */
export async function importExchange(
  context: StagingContext,
  opened: OpenedExchange,
  name: string,
  choice: MergeChoice,
): Promise<ExchangeReport> {
  const unpacked = (opened.file.contents ?? []).reduce((sum, { size }) => sum + size, 0);
  expectRoom(context.db.sqlite.name, Math.min(unpacked, MAX_KEPT_BYTES));
  const kept = new BytesAhead(context.keepAhead);
  const planned = await planOf(context, opened, (bytes, hash) => kept.add([{ bytes, hash }]));
  kept.flush();
  const convention = await conventionFor(opened, planned);
  // Weighs the file while others may act; weighs it again, with their acts refused, if they have acted meanwhile.
  const before = newestAct(context.db);
  const weighed = await weigh(context, planned, choice);
  return await context.alone(name, async () => {
    const stands = newestAct(context.db) === before ? weighed : await weigh(context, planned, choice);
    return await write(context, { ...opened, convention }, name, planned, stands, choice);
  });
}

/** The number and link of the newest act. The link also changes where typing before the act is folded. */
function newestAct({ sqlite }: ReadingContext['db']): string {
  const newest = sqlite.prepare('SELECT seq, link FROM change ORDER BY seq DESC LIMIT 1').raw().get();
  return JSON.stringify(newest ?? null);
}

/** An open file, and how it counts positions. */
type OpenedWithConvention = Omit<OpenedExchange, 'convention'> & { readonly convention: ChosenConvention };

async function write(
  context: StagingContext,
  { file, counts, convention }: OpenedWithConvention,
  name: string,
  planned: Planned,
  weighed: Weighed,
  choice: MergeChoice,
): Promise<ExchangeReport> {
  const { progress, newId } = context;
  const files = newFiles(context.db, planned.files ?? []);
  const isNothing =
    files.length === 0 &&
    !isDecision(weighed, choice) &&
    [...weighed.added.values()].every((rows) => rows.length === 0) &&
    weighed.changed.length === 0 &&
    !isSome(partsToKeep(planned, weighed), ({ parts }) => parts.some(({ kind }) => kind !== 'project'));
  const report: ExchangeReport = {
    isWhole: true,
    exchangeId: isNothing ? null : newId(),
    name,
    origin: file.project.origin,
    counts,
    convention,
    made: Object.fromEntries(
      [...weighed.added].flatMap(([table, { length }]) => (length > 0 ? [[table, length]] : [])),
    ),
    changed: countsBy(weighed.changed.map(({ table }) => table)),
    remarks: [
      ...planned.remarks,
      ...weighed.remarks,
      ...mergeRemarks(weighed, choice),
      ...layerRemarks(context, weighed),
    ],
    projectId: planned.lineage.projectId,
    head: planned.head,
    // A row that cannot stand as the file has it stays as it is here, whichever side wins conflicts.
    kept: [
      ...weighed.conflicts.filter((each) => !isTheirs(choice, subjectOf(each))),
      ...weighed.unfit,
    ].flatMap(conflictRecordsOf),
    coders: weighed.coders.tied,
    carried: consequentChanges(weighed.changed, weighed.present),
  };
  if (report.exchangeId === null) return report;
  const { exchangeId } = report;
  expectRoom(context.db.sqlite.name, DISK_FACTOR * bytesOf(weighed));
  return await context.stage(name, async (transact) => {
    const batches = countOf(batchesOf(weighed));
    const total = batches + 1;
    let done = 0;
    for (const batch of batchesOf(weighed)) {
      progress({ done, total, name, stage: 'writing' });
      transact((command) => {
        // The record of the import comes first: readers of the history recognise the group by it.
        if (done === 0) recordExchange(command, report, exchangeId);
        for (const each of batch) writeRow(command, each, weighed);
      });
      // Lets a cancel arrive and queries be answered.
      await nextTurn();
      done += 1;
    }
    progress({ done: batches, total, name, stage: 'writing' });
    return transact((command) => {
      if (batches === 0) recordExchange(command, report, exchangeId);
      return conclude(command, planned, weighed, files, choice, { ...report, exchangeId });
    });
  });
}

/** Does what is only possible once all rows are written, and completes the report. */
function conclude(
  command: CommandContext,
  planned: Planned,
  weighed: Weighed,
  files: readonly KeptFile[],
  choice: MergeChoice,
  report: ExchangeReport & { readonly exchangeId: string },
): ExchangeReport {
  const { db, newId } = command;
  const { exchangeId } = report;
  for (const { id } of weighed.gone) removeCoding(rowsOf(db), id);
  const joined =
    applyConsequences(db, newId, planned.rows, weighed.matching) +
    countJoinedArrivals(planned.rows, weighed.matching, weighed.added);
  const more = [
    ...(joined > 0 ? [{ key: 'exchange:joined', parameters: { count: joined } }] : []),
    ...remarkOn('exchange:several_of_one', branchesWithSeveralCodes(db)),
  ];
  const whole = { ...report, remarks: [...report.remarks, ...more] };
  const histories = choice.merge ? historiesOf(db, planned, weighed) : null;
  const passedOn = [...weighed.passedOn];
  const kept: KeptReport = {
    ...whole,
    ...(histories ? { histories } : {}),
    ...(passedOn.length > 0 ? { passedOn } : {}),
  };
  update(db, 'exchange', exchangeId, { reportHash: putBlob(db, JSON.stringify(kept)) });
  for (const { sourceId, parts: list } of partsToKeep(planned, weighed))
    if (list.length > 0)
      insert(db, 'exchangeParts', {
        id: newId(),
        exchangeId,
        sourceId,
        partsHash: putBlob(db, JSON.stringify(list)),
      });
  for (const { entry, pieces } of files)
    for (const [piece, fileHash] of pieces.entries())
      insert(db, 'exchangeFile', { id: newId(), exchangeId, entry, piece, fileHash });
  return whole;
}

/** Whether the import makes a decision that must be remembered, even if it changes no row. */
function isDecision({ conflicts, coders }: Weighed, choice: MergeChoice): boolean {
  return coders.isNew || conflicts.some((each) => !each.isSettled && !isTheirs(choice, subjectOf(each)));
}

/** A new row, or a change of an existing one. */
type Step = { readonly table: TableName; readonly row: Row } | Weighed['changed'][number];

function writeRow({ db }: CommandContext, step: Step, weighed: Weighed): void {
  const { table } = step;
  if ('row' in step)
    // Each row has all fields of this table: the planner made it for the table, or its shape was checked.
    insert(db, table, withIdsInBlobs(db, table, step.row, weighed) as unknown as Records[typeof table]);
  else update(db, table, step.ours.id, step.to as never);
}

/** The bytes of the values in all new and changed rows. */
function bytesOf({ added, changed }: Weighed): number {
  let bytes = 0;
  const add = (row: Row): void => {
    for (const value of Object.values(row)) bytes += typeof value === 'string' ? value.length : 8;
  };
  for (const rows of added.values()) for (const row of rows) add(row);
  for (const { to } of changed) add(to);
  return bytes;
}

/** All rows to write, in batches made one by one; a table whose rows refer to one another is never split. */
function* batchesOf(weighed: Weighed): Generator<readonly Step[]> {
  let batch: Step[] = [];
  for (const table of tableNames) {
    const isWhole = Object.values(references[table]).includes(table);
    for (const row of weighed.added.get(table) ?? []) {
      batch.push({ table, row });
      if (batch.length < BATCH_ROWS || isWhole) continue;
      yield batch;
      batch = [];
    }
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  for (const each of [...weighed.changed, ...weighed.onNewTexts]) {
    batch.push(each);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function countOf(things: Iterable<unknown>): number {
  let count = 0;
  for (const _ of things) count += 1;
  return count;
}

/** The JSON of kept files and reports contains row ids, too, which must be replaced. */
function withIdsInBlobs(db: CommandContext['db'], table: TableName, row: Row, { matching }: Weighed): Row {
  const ids = matching.renumbered;
  if (ids.size === 0 || (table !== 'exchangeParts' && table !== 'importRun' && table !== 'exchange'))
    return row;
  const named = (blobFields[table] ?? []).map((field) => {
    const hash = String(row[field]);
    return [field, putBlob(db, jsonWithIds(getText(db, hash), ids))] as const;
  });
  return { ...row, ...Object.fromEntries(named) };
}

function countsBy(tables: readonly TableName[]): Partial<Record<TableName, number>> {
  const counts: Partial<Record<TableName, number>> = {};
  for (const table of tables) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
}
