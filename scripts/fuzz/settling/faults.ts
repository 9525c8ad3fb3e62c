// Two people work separately from one state, and the second one's acts are settled onto the first one's work. Checks
// what must hold afterwards, whatever they did.
import { type Change, invert, isEmpty, rowChanges } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { brokenLaws } from '#core/settling/broken-laws.ts';
import { examplesWithCodings, passOnFromMerged } from '#core/settling/merged-codes.ts';
import { codingKey } from '#core/settling/twin-codings.ts';
import { Draft } from '#core/settling/draft.ts';
import { references, tableNames } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { settle, type Settling } from '#core/settling/settle.ts';
import { isOrderOnly } from '#core/settling/units.ts';
import { chance, type Chance } from '../../chance.ts';
import { firstRows, randomAct } from './histories.ts';
import { presentTexts, slippedWrongly, textsOf } from './texts.ts';

/** How many acts each person does. */
const ACTS_PER_SIDE = 12;

/** An act, and the texts that its spans refer to. */
interface Act {
  readonly change: Change;
  readonly meant: Readonly<Record<string, string>>;
}

interface Side {
  readonly acts: readonly Act[];
  readonly rows: LooseRows;
}

/** What is wrong in the history with this seed; null if everything holds. */
export function faultIn(seed: number): string | null {
  const by = chance(seed);
  let made = 0;
  const newId = (): string => `r${seed}-${(made += 1)}`;
  const images = new Map<string, Row>();
  const work = (from: LooseRows, coderId: string, count: number): Side =>
    worked(from, by, coderId, count, newId, images);
  const base = work(firstRows(), 'wei', ACTS_PER_SIDE).rows;
  const theirs = work(base, 'lena', 1 + by.below(ACTS_PER_SIDE));
  // Settling may use rows of both sides, but nothing that is only done afterwards.
  const known = new Map(images);
  const ours = work(base, 'wei', 1 + by.below(ACTS_PER_SIDE));
  const settling: Settling = {
    coderId: 'wei',
    lastOf: (table, id) => images.get(`${table} ${id}`),
    later: 'intended',
    newId,
  };
  return (
    faultAlone(base, ours.acts, settling) ??
    faultOfSettling(theirs.rows, ours.acts, settling, new Map(known)) ??
    faultOfUndo(base, ours.acts, theirs, settling)
  );
}

function worked(
  from: LooseRows,
  by: Chance,
  coderId: string,
  count: number,
  newId: () => string,
  images: Map<string, Row>,
): Side {
  const acts: Act[] = [];
  let rows = from;
  for (let at = 0; at < count; at += 1) {
    const change = randomAct(rows, by, coderId, newId);
    if (isEmpty(change)) continue;
    acts.push({ change, meant: presentTexts(rows) });
    learn(images, change);
    rows = applied(rows, change);
  }
  return { acts, rows };
}

/** The rows after the change, after checking that each was as the change says. */
function applied(rows: LooseRows, change: Change): LooseRows {
  const draft = new Draft(rows);
  for (const { table, id, before, after } of rowChanges(change)) {
    if (!before && after) draft.insert(table, after as never);
    else if (before && after) draft.update(table, id, after);
    else draft.remove(table, id);
  }
  return draft.rows();
}

/** Checks that, without others' acts in between, each act is done exactly as meant and undone exactly. */
function faultAlone(base: LooseRows, acts: readonly Act[], settling: Settling): string | null {
  let rows = base;
  for (const { change, meant } of acts) {
    const after = applied(rows, change);
    const knowing = { ...settling, texts: textsOf(meant) };
    const [done, remarks] = put(rows, change, knowing);
    const otherwise = differing(done, after);
    if (otherwise !== '' || remarks > 0) return `done otherwise than meant: ${otherwise}`;
    const [undone, more] = put(after, invert(change), { ...knowing, later: 'standing' });
    const left = differing(undone, rows);
    if (left !== '' || more > 0) return `not taken back: ${left}`;
    rows = after;
  }
  return null;
}

/**
 * Checks that, settled onto the work of others, acts keep the laws, remove nothing unintended, and change nothing the
 * second time.
 */
function faultOfSettling(
  rows: LooseRows,
  acts: readonly Act[],
  settling: Settling,
  last: Map<string, Row>,
): string | null {
  let now = rows;
  for (const { change: act, meant } of acts) {
    const draft = new Draft(now);
    learn(last, act);
    const knowing: Settling = {
      ...settling,
      lastOf: (table, id) => last.get(`${table} ${id}`),
      texts: textsOf(meant),
    };
    const { held } = settle(draft, act, knowing);
    learn(last, draft.change());
    const then = draft.rows();
    const fault =
      brokenLaw(then) ??
      leftForAll(then) ??
      goneUnmeant(now, then, act) ??
      goneThoughChanged(now, then, act) ??
      (held.every(({ table }) => onTexts.has(table)) ? null : 'held');
    if (fault) return fault;
    const again = new Draft(then);
    settle(again, act, knowing);
    if (!isEmpty(again.change()))
      return `not the same a second time: ${JSON.stringify([act, again.change()])}`;
    now = then;
  }
  return null;
}

/** Tables whose rows may be held: texts that both changed, codings without words, and what is attached to these. */
const onTexts: ReadonlySet<TableName> = new Set<TableName>(['source', 'coding', 'memo', 'codeExample']);

/** Remembers the last known state of each row. */
function learn(last: Map<string, Row>, change: Change): void {
  for (const { table, id, before, after } of rowChanges(change)) {
    const row = after ?? before;
    if (row) last.set(`${table} ${id}`, row);
  }
}

/** Checks that, undone after others have acted, acts keep the laws and the others' later changes. */
function faultOfUndo(base: LooseRows, acts: readonly Act[], theirs: Side, settling: Settling): string | null {
  let now = base;
  for (const { change } of acts) now = applied(now, change);
  const done: Change[] = [];
  for (const { change, meant } of theirs.acts) {
    const draft = new Draft(now);
    settle(draft, change, { ...settling, coderId: 'lena', texts: textsOf(meant) });
    done.push(draft.change());
    now = draft.rows();
  }
  for (const { change: act, meant } of acts.toReversed()) {
    const draft = new Draft(now);
    settle(draft, invert(act), { ...settling, later: 'standing', texts: textsOf(meant) });
    const then = draft.rows();
    const fault =
      brokenLaw(then) ??
      leftForAll(then) ??
      goneUnmeant(now, then, invert(act)) ??
      goneThoughChanged(now, then, invert(act)) ??
      overwritten(now, then, act, done);
    if (fault) return `taking back: ${fault}`;
    now = then;
  }
  return null;
}

function put(rows: LooseRows, act: Change, settling: Settling): [rows: LooseRows, remarks: number] {
  const draft = new Draft(rows);
  const { remarks, held } = settle(draft, act, settling);
  return [draft.rows(), remarks.length + held.length];
}

/** The rows that differ between the two sides; empty if none. */
function differing(one: LooseRows, other: LooseRows): string {
  const said = (rows: LooseRows): Set<string> =>
    new Set(tableNames.flatMap((table) => (rows.get(table) ?? []).map((row) => `${table} ${wordsOf(row)}`)));
  const [left, right] = [said(one), said(other)];
  return [...[...left].filter((row) => !right.has(row)), ...[...right].filter((row) => !left.has(row))].join(
    '\n',
  );
}

/** A row as text, independent of the order of its fields. */
function wordsOf(row: Row): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a look at all rows would still change: settling looks at those alone that it has written. */
function leftForAll(rows: LooseRows): string | null {
  const draft = new Draft(rows);
  examplesWithCodings(draft);
  passOnFromMerged(draft, () => 'new');
  const change = draft.change();
  return isEmpty(change) ? null : `left for a look at everything: ${JSON.stringify(change)}`;
}

/** Rows that disappeared without being removed or merged into a twin. */
function goneUnmeant(before: LooseRows, after: LooseRows, act: Change): string | null {
  const meant = new Set(
    [...rowChanges(act)].flatMap(({ table, id, after: to }) => (to ? [] : [`${table} ${id}`])),
  );
  const places = new Set((after.get('coding') ?? []).map((row) => codingKey(row as never)));
  for (const table of tableNames) {
    const here = new Set((after.get(table) ?? []).map(({ id }) => id));
    for (const row of before.get(table) ?? []) {
      if (here.has(row.id) || meant.has(`${table} ${row.id}`)) continue;
      // Doubles were joined, and links of a merged code now belong to the remaining code.
      if (table === 'themeCode' || table === 'codeExample') continue;
      // A later link removes the judgement that the two sources are distinct.
      if (table === 'distinctPair') continue;
      if (table === 'coding' && [...places].some((place) => place.startsWith(String(row['sourceId']))))
        continue;
      return `${table} ${row.id} is gone`;
    }
  }
  return null;
}

/** A code that disappeared although others have changed it since. */
function goneThoughChanged(before: LooseRows, after: LooseRows, act: Change): string | null {
  const [here, there] = [before, after].map(
    (rows) => new Map((rows.get('code') ?? []).map((row) => [row.id, row])),
  );
  for (const { table, id, before: was, after: to } of rowChanges(act)) {
    const now = here?.get(id);
    if (table !== 'code' || to || !was || !now || there?.has(id)) continue;
    const changed = Object.keys(was).filter((field) => was[field] !== now[field]);
    if (!isOrderOnly(changed)) return `code ${id} is gone, and others had changed it`;
  }
  return null;
}

/** A definition that others changed last and that undoing an act changed nevertheless. */
function overwritten(
  before: LooseRows,
  after: LooseRows,
  act: Change,
  theirs: readonly Change[],
): string | null {
  const [was, is] = [before, after].map(
    (rows) => new Map((rows.get('code') ?? []).map((row) => [row.id, row])),
  );
  const field = 'fullDefinition';
  const own = new Map([...rowChanges(act)].map(({ table, id, after: to }) => [`${table} ${id}`, to]));
  for (const { table, id, before: from, after: to } of theirs.flatMap((each) => [...rowChanges(each)])) {
    if (table !== 'code' || !from || !to || from[field] === to[field]) continue;
    const [now, then] = [was?.get(id), is?.get(id)];
    const mine = own.get(`code ${id}`);
    if (!now || !then || !mine || now[field] === mine[field] || now[field] === then[field]) continue;
    return `${field} of ${id} is overwritten`;
  }
  return null;
}

/** The first law that does not hold. */
function brokenLaw(rows: LooseRows): string | null {
  const of = (table: TableName): readonly Row[] => rows.get(table) ?? [];
  const ids = new Map(tableNames.map((table) => [table, new Set(of(table).map(({ id }) => id))]));
  for (const table of tableNames)
    for (const [field, to] of Object.entries(references[table]))
      for (const row of of(table))
        if (typeof row[field] === 'string' && !ids.get(to)?.has(row[field]))
          return `L1 ${table}.${field} ${row.id}`;
  const [broken] = brokenLaws(new Draft(rows));
  return broken ? Object.values(broken).join(' ') : slippedWrongly(rows);
}
