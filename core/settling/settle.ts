// Applies a change to rows that others have changed since: work that was done separately, or an undo after
// others have gone on. The store records the result, which fits the present rows.
import { attributeValue } from '../attribute-value.ts';
import { type Change, rowsIn } from '../change.ts';
import { withBoth } from './both-stand.ts';
import { memoOf } from './kept-words.ts';
import { keepLaws } from './laws.ts';
import { onRemainingCode } from './merged-codes.ts';
import { parentsFirst, references, tableNames } from './references.ts';
import type { SettlingRemark } from './remark.ts';
import { removeIntended } from './removals.ts';
import { type LastOf, Returning } from './returning.ts';
import type { NewId, Row, RowStore, TableRow } from './rows.ts';
import { SettlingTexts, type Texts } from './texts.ts';
import { fill, inWords, twinMet, twinOf } from './twins.ts';
import { isOrderOnly, saysNothing, saysSame, threeWay, type Unit, unitsOf, withFields } from './units.ts';
import { noting } from './written.ts';
import type { AttributeType } from '../records.ts';
import type { TableName } from '../tables/all.ts';

/** What settling needs besides the rows. */
export interface Settling {
  /** Whose change it is. They may remove their own work even where others have changed it. */
  readonly coderId: string;
  /** Returns the last known state of a removed row. */
  readonly lastOf: LastOf;
  /**
   * Who prevails where others changed the same field: `intended`, this change, for work done later; `standing`,
   * the present row, for an undo.
   */
  readonly later: 'intended' | 'standing';
  readonly newId: NewId;
  /** Left out where the texts are still those that the change was made on. */
  readonly texts?: Texts;
  /** Whether a removed row may come back; what has no place without it is held. By default any may. */
  readonly mayBring?: (table: TableName, id: string) => boolean;
  /** Whether what others have done meanwhile on rows that the change removes goes with them; by default these rows stay. */
  readonly takesAll?: boolean;
}

/** What settling reports. */
export interface Settled {
  readonly remarks: readonly SettlingRemark[];
  /** Rows of the change that refer to something nobody knows: they are not applied, and not lost. */
  readonly held: readonly TableRow[];
}

/** Applies the change to the rows, which keep the laws before and after. */
export function settle(rows: RowStore, intended: Change, settling: Settling): Settled {
  const { store, written } = noting(rows);
  const remarks: SettlingRemark[] = [];
  const held: TableRow[] = [];
  /** Rows of the change that are another row here, by `table id`. */
  const twins = new Map<string, string>();
  const touched = new Map<TableName, Map<string, Row | null>>();
  const touch = (table: TableName, row: Row, before: Row | null): void => {
    const known = touched.get(table) ?? new Map<string, Row | null>();
    touched.set(table, known);
    if (!known.has(row.id)) known.set(row.id, before);
  };
  const { coderId, later } = settling;
  const texts = new SettlingTexts(store, intended, settling.texts, {
    isExact: later === 'standing',
    coderId,
  });
  const isHeld = (table: TableName, { id }: Row): boolean =>
    held.some((each) => each.table === table && each.row.id === id);
  let isDenied = false;
  const mayComeBack = (table: TableName, { id }: Row): boolean => {
    if (settling.mayBring?.(table, id) !== false) return true;
    isDenied = true;
    return false;
  };
  const returning = new Returning(
    store,
    settling.lastOf,
    (remark, row) => {
      remarks.push(remark);
      if (remark.kind === 'came_back') touch(remark.table, row, null);
    },
    (table, row) =>
      mayComeBack(table, row) && (table !== 'coding' || (!isHeld(table, row) && texts.stands(row))),
  );
  const aimed = (table: TableName, row: Row): Row => {
    const fields = Object.entries(references[table]).flatMap(([field, to]) => {
      const id = twins.get(`${to} ${String(row[field])}`);
      return id === undefined ? [] : [[field, id] as const];
    });
    return fields.length > 0 ? { ...row, ...Object.fromEntries(fields) } : row;
  };

  const add = (table: TableName, given: Row): void => {
    if (store.find(table, given.id) || texts.staysWith(table, given)) return;
    const found = returning.placed(table, aimed(table, given));
    if (found === 'gone') return;
    const row = found === 'unknown' || table !== 'coding' ? found : texts.placed(found);
    if (row === null || row === 'unknown' || !isOfType(store, table, row)) {
      held.push({ table, row: given });
      return;
    }
    const twin = twinOf(store, table, row);
    if (twin) {
      meet(table, twin, row);
      return;
    }
    put(store, table, table === 'coding' ? onRemainingCode(store, row) : row);
    touch(table, row, null);
  };

  /**
   * Decides whether the change prevails where both sides changed something; what gives way is kept in words,
   * where it has any.
   */
  const decide = (table: TableName, fields: Unit, ours: Row, theirs: Row): boolean => {
    const isTaken = settling.later === 'intended';
    if (isOrderOnly(fields)) return isTaken;
    remarks.push({ kind: 'both_changed', table, id: ours.id, fields, ours, theirs, isTaken });
    const memo = isTaken ? memoOf(table, fields, { gone: ours, stays: theirs }, settling.newId) : null;
    if (memo) store.insert('memo', memo);
    return isTaken;
  };

  /** The row is one with a twin that is here: where the two say otherwise, it is decided as if both had changed one. */
  const meet = (table: TableName, twin: Row, row: Row): void => {
    twins.set(`${table} ${row.id}`, twin.id);
    fill(store, table, twin, row);
    const taken = (inWords.has(table) ? unitsOf(table, row) : []).filter((unit) => {
      if (saysSame(unit, twin, row) || saysNothing(unit, row) || isOrderOnly(unit)) return false;
      return saysNothing(unit, twin) || decide(table, unit, twin, row);
    });
    if (taken.length > 0) store.update(table, twin.id, withFields(twin, row, taken.flat()));
  };

  const change = (table: TableName, was: Row, meantRow: Row): void => {
    if (texts.staysWith(table, was)) return;
    const { from, to, isLeft } =
      table === 'coding' ? texts.pairPlaced(was, meantRow) : { from: was, to: meantRow, isLeft: false };
    if (isLeft) held.push({ table, row: meantRow });
    const known = twins.get(`${table} ${to.id}`) ?? to.id;
    const units = unitsOf(table, to).filter((unit) => !saysSame(unit, from, to));
    // An earlier act may have made it one with a row here.
    const now: Row | undefined = store.find(table, known) ?? twinOf(store, table, aimed(table, to));
    if (!now) {
      const fields = aimed(table, withFields({ id: known }, to, units.flat()));
      // A mere change of order is no reason to restore a row.
      if (isOrderOnly(units.flat())) return;
      isDenied = false;
      if (!returning.back(table, known, fields) && isDenied) held.push({ table, row: to });
      return;
    }
    const { id } = now;
    if (id !== to.id) twins.set(`${table} ${to.id}`, id);
    let incoming = to;
    /** Codings that move with their words into another text. */
    let moved: readonly Row[] = [];
    const takesText = (row: Row): boolean => {
      const carried = texts.carriedOnto(id, String(now['textHash']), String(row['textHash']));
      if (carried) moved = carried;
      return carried !== null;
    };
    const taken = units.filter((unit) => {
      const verdict = threeWay(
        { ours: now, theirs: to, base: from },
        { isSame: (one, other) => saysSame(unit, one, other), isUnsaid: (row) => saysNothing(unit, row) },
      );
      if (verdict === 'kept' || verdict === 'same') return false;
      if (table === 'attribute' && unit.includes('type') && !isTypeOfValues(store, intended, { ...to, id })) {
        held.push({ table, row: to });
        return false;
      }
      const isOfText = isText(table, unit) && settling.texts !== undefined;
      if (verdict === 'taken' && !isOfText) return true;
      const both =
        verdict === 'taken'
          ? to
          : isOfText
            ? texts.joined(now, incoming, from)
            : withBoth(table, unit, { ours: now, theirs: incoming, base: from });
      if (both && (!isOfText || takesText(both))) {
        incoming = both;
        return true;
      }
      if (!isOfText) return decide(table, unit, now, to);
      // Neither text may replace the other: the change waits for somebody to look at both.
      held.push({ table, row: to });
      texts.stay(id);
      return false;
    });
    if (taken.length === 0) return;
    const wanted = returning.placed(table, aimed(table, withFields(now, incoming, taken.flat())));
    if (wanted === 'unknown' || (wanted !== 'gone' && !isOfType(store, table, wanted)))
      held.push({ table, row: to });
    else if (wanted !== 'gone') {
      const twin = twinMet(store, table, now, wanted);
      if (twin && table !== 'verdict') {
        store.remove(table, id);
        meet(table, twin, { ...wanted, id: to.id });
        return;
      }
      // On its merged theme it is found, and passed on to the verdict of the other (`passVerdicts`).
      const placed = twin ? { ...wanted, themeId: now['themeId'] ?? null } : wanted;
      store.update(table, id, placed);
      touch(table, placed, now);
      if (table === 'source') texts.changed(id);
      for (const row of moved) {
        store.update('coding', row.id, row as never);
        touch('coding', row, null);
      }
    }
  };

  for (const table of tableNames) {
    if (!intended.added[table] && !intended.updated[table]) continue;
    const { added, updated } = rowsIn(intended, table);
    // A code that is restored comes before everything that belongs on it.
    for (const [from, { status = null, mergedInto = null }] of Object.values(updated))
      if (table === 'code' && from['mergedInto'] !== null && mergedInto === null)
        change(table, from, { ...from, status, mergedInto });
    for (const row of parentsFirst(table, Object.values(added))) add(table, row);
    for (const [from, to] of Object.values(updated)) change(table, from, to);
  }
  const known = (table: TableName, row: Row): Row | null =>
    texts.staysWith(table, row) ? null : table === 'coding' ? (texts.placed(row, 'from') ?? row) : row;
  removeIntended(store, intended, { coderId, takesAll: settling.takesAll === true, known }, remarks);
  keepLaws(store, settling.newId, { touched, written, isLater: later === 'intended' }, remarks);
  return { remarks, held };
}

/** Whether the fields are the text of a source. */
function isText(table: TableName, unit: Unit): boolean {
  return table === 'source' && unit.includes('textHash');
}

/** L11: whether the value is of its attribute's type. */
function isOfType(store: RowStore, table: TableName, { attributeId, value }: Row): boolean {
  const attribute = table === 'attributeValue' ? store.find('attribute', String(attributeId)) : undefined;
  return !attribute || attributeValue(String(value), attribute.type) === value;
}

/** L11: whether the values that the attribute will have after the change are of its new type. */
function isTypeOfValues(store: RowStore, intended: Change, { id, type }: Row): boolean {
  const { updated, removed } = rowsIn(intended, 'attributeValue');
  return store.all('attributeValue', { attributeId: id }).every((row) => {
    const value = String(updated[row.id]?.[1]['value'] ?? row.value);
    return removed[row.id] !== undefined || attributeValue(value, type as AttributeType) === value;
  });
}

function put(store: RowStore, table: TableName, row: Row): void {
  // A row of this table with all its fields: it came in a change.
  store.insert(table, row as never);
}
