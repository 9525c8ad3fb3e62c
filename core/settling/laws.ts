// The laws that hold for every project, whoever did what. This module restores them after rows of several
// people have met. Their numbers are those in the README.
import { branchMates, codebookOf } from '../codes/codebook.ts';
import { freeName as freeLabel } from '../free-name.ts';
import type { CodeRecord, TableName } from '../records.ts';
import { linkToOriginals } from './copies.ts';
import { freeCoderName, freeName, namedOnce, nameField } from './names.ts';
import { examplesWithCodings, passOnFromMerged } from './merged-codes.ts';
import { absorbCoding, removeCoding, twinAt } from './twin-codings.ts';
import { joinSummary, joinSummaryQuote } from './merged-summaries.ts';
import type { SettlingRemark } from './remark.ts';
import type { NewId, Row, RowStore } from './rows.ts';
import type { Written } from './written.ts';

/** The rows that were added or changed, by table and id, each as it was before, or null where it is new. */
export type Touched = ReadonlyMap<TableName, ReadonlyMap<string, Row | null>>;

/** What was done to rows that kept the laws before. */
interface Doing {
  readonly touched: Touched;
  /** Everything that was written, also beside what was touched. */
  readonly written: Written;
  /** Whether what was touched prevails over what it cannot stand beside. */
  readonly isLater: boolean;
}

/** Restores the laws for the rows that were written. */
export function keepLaws(
  store: RowStore,
  newId: NewId,
  { touched, written, isLater }: Doing,
  remarks: SettlingRemark[],
): void {
  const of = (table: TableName): ReadonlyMap<string, Row | null> => touched.get(table) ?? new Map();
  for (const [id, before] of of('code')) leaveRing(store, id, before, remarks);
  passOnFromMerged(store, newId, written);
  onlyThemesGather(store, written, remarks);
  for (const id of [...of('coding').keys()].toSorted()) joinTwin(store, newId, id);
  for (const id of [...of('summary').keys()].toSorted()) joinSummary(store, id);
  for (const id of [...of('summaryQuote').keys()].toSorted()) joinSummaryQuote(store, id);
  oneOfBranch(store, of('coding'), isLater, remarks);
  examplesWithCodings(store, written);
  for (const [id, before] of of('code')) numberNamesake(store, id, before, remarks);
  for (const [id, before] of of('code')) freePin(store, id, before);
  for (const table of namedOnce)
    for (const [id, before] of of(table)) numberNamed(store, table, id, before, remarks);
  for (const [id, before] of of('codebookVersion')) numberVersion(store, id, before, remarks);
  const copies = anew(store, 'source', of('source'), ['duplicateOf']);
  const pairs = of('distinctPair');
  if (copies.length > 0 || pairs.size > 0)
    linkToOriginals(store, copies, { pairs, isLater: (id) => pairs.has(id) === isLater }, remarks);
}

/** The touched rows that are new, or were changed in one of these fields. */
function anew(
  store: RowStore,
  table: TableName,
  touched: ReadonlyMap<string, Row | null>,
  fields: readonly string[],
): string[] {
  return [...touched].flatMap(([id, before]) => {
    const row: Row | undefined = store.find(table, id);
    return row && (!before || fields.some((field) => row[field] !== before[field])) ? [id] : [];
  });
}

/** L4, L2: no code lies below itself, and no two codes are merged into each other. */
function leaveRing(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  for (const field of ['parentId', 'mergedInto'] as const) {
    if (!isInRing(store, id, field)) continue;
    store.update('code', id, outOfRing(field, before));
    if (isInRing(store, id, field)) store.update('code', id, outOfRing(field, null));
    remarks.push({ kind: 'in_a_ring', table: 'code', id });
  }
}

/** The code's place as it was before; for a code that was not here, at the top or retired. */
function outOfRing(field: 'parentId' | 'mergedInto', before: Row | null): Partial<CodeRecord> {
  // A row of a code, read field by field.
  const { parentId, mergedInto, status } = (before ?? {}) as Partial<CodeRecord>;
  return field === 'parentId'
    ? { parentId: parentId ?? null }
    : { mergedInto: mergedInto ?? null, status: status ?? 'retired' };
}

function isInRing(store: RowStore, id: string, field: 'parentId' | 'mergedInto'): boolean {
  const seen = new Set<string>();
  for (let at = store.find('code', id)?.[field] ?? null; at !== null;) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    at = store.find('code', at)?.[field] ?? null;
  }
  return false;
}

/** L12: only themes have codes added to them. */
function onlyThemesGather(store: RowStore, written: Written, remarks: SettlingRemark[]): void {
  const ties = new Map<string, string>();
  for (const id of written.ids('themeCode')) {
    const tie = store.find('themeCode', id);
    if (tie) ties.set(id, tie.themeId);
  }
  for (const themeId of written.ids('code'))
    for (const { id } of store.all('themeCode', { themeId })) ties.set(id, themeId);
  for (const id of [...ties.keys()].toSorted())
    if (store.find('code', ties.get(id) ?? '')?.isTheme !== true) {
      store.remove('themeCode', id);
      remarks.push({ kind: 'link_gone', table: 'themeCode', id });
    }
}

/** L5: one coding of one code by one coder on one place. The coding that was here stays. */
function joinTwin(store: RowStore, newId: NewId, id: string): void {
  const coding = store.find('coding', id);
  if (!coding) return;
  const twin = twinAt(store, coding);
  if (twin) absorbCoding(store, newId, id, twin.id);
}

/**
 * L6: of a branch that allows one code per source, a source has one whole-source coding by each coder. Memos on
 * a coding that gives way pass to the other. What one change says together stays together, and so does what stood
 * together before the branch allowed only one.
 */
function oneOfBranch(
  store: RowStore,
  touched: ReadonlyMap<string, Row | null>,
  isLater: boolean,
  remarks: SettlingRemark[],
): void {
  const whole = anew(store, 'coding', touched, ['sourceId', 'codeId', 'coderId', 'start'])
    .toSorted()
    .filter((id) => store.find('coding', id)?.start === null);
  if (whole.length === 0) return;
  const codebook = codebookOf(store.all('code'));
  for (const id of whole) {
    const coding = store.find('coding', id);
    if (!coding) continue;
    const { sourceId, codeId, coderId, start } = coding;
    const mates = branchMates(codebook, codeId, store.all('coding', { sourceId, coderId, start }));
    for (const mate of mates) {
      if (touched.has(mate.id) || !store.find('coding', id)) continue;
      const [gone, stays] = isLater ? [mate, coding] : [coding, mate];
      for (const memo of store.all('memo', { codingId: gone.id }))
        store.update('memo', memo.id, { codingId: stays.id });
      removeCoding(store, gone.id);
      remarks.push({
        kind: 'both_changed',
        table: 'coding',
        id: mate.id,
        fields: ['codeId'],
        ours: mate,
        theirs: coding,
        isTaken: isLater,
      });
    }
  }
}

/** L7: sibling codes have different names; the one that came gets a number. */
function numberNamesake(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  const code = store.find('code', id);
  if (!code || code.status === 'merged') return;
  const hadIt = before?.['name'] === code.name && (before['parentId'] ?? null) === code.parentId;
  if (hadIt && before?.['status'] !== 'merged') return;
  const name = freeName(store, code, code.parentId);
  if (name === code.name) return;
  store.update('code', id, { name });
  remarks.push({ kind: 'numbered', table: 'code', id });
}

/** L5, L8: no two of these have one name, attributes of one owner; the one that came gets a number. */
function numberNamed(
  store: RowStore,
  table: (typeof namedOnce)[number],
  id: string,
  before: Row | null,
  remarks: SettlingRemark[],
): void {
  const row: Row | undefined = store.find(table, id);
  const field = nameField(table);
  const wanted = row?.[field];
  if (!row || typeof wanted !== 'string' || wanted === '' || before?.[field] === wanted) return;
  const isOther = (other: Row): boolean => other.id !== id && other['owner'] === row['owner'];
  const sameNamed: readonly Row[] = store.all(table, { [field]: wanted });
  if (!sameNamed.some(isOther)) return;
  const rows: readonly Row[] = store.all(table);
  const taken = new Set(rows.filter(isOther).map((other) => String(other[field])));
  const free = table === 'coder' ? freeCoderName : freeLabel;
  store.update(table, id, { [field]: free(wanted, taken) });
  remarks.push({ kind: 'numbered', table, id });
}

/** L5: a new version of the codebook whose number somebody else's has gets the next one. */
function numberVersion(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  const { number } = store.find('codebookVersion', id) ?? {};
  if (number === undefined || before !== null) return;
  const others = store.all('codebookVersion').flatMap((other) => (other.id === id ? [] : [other.number]));
  if (!others.includes(number)) return;
  store.update('codebookVersion', id, { number: Math.max(...others) + 1 });
  if (!remarks.some((remark) => remark.kind === 'numbered' && remark.id === id))
    remarks.push({ kind: 'numbered', table: 'codebookVersion', id });
}

/** One key applies one code: the code that had it keeps it. */
function freePin(store: RowStore, id: string, before: Row | null): void {
  const pin: CodeRecord['pin'] = store.find('code', id)?.pin ?? null;
  if (pin !== null && pin !== before?.['pin'] && store.all('code', { pin }).length > 1)
    store.update('code', id, { pin: null });
}
