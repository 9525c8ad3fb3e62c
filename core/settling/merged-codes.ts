// Nothing stays on a code that was merged into another: its codings, memos, examples, verdicts, refusals, sub-codes and
// ties to themes move to the other code. Codings that thereby become equal are joined (`twin-codings.ts`).
import { planMerge, type CodeMergePlan } from '../codes/code-merge.ts';
import { passVerdicts } from './kept-words.ts';
import { moveSummaries, standInBases } from './merged-summaries.ts';
import { freeName } from './names.ts';
import type { CodeExampleRecord, CodeRecord, CodingRecord } from '../records.ts';
import type { NewId, Row, RowStore } from './rows.ts';
import { absorbCoding, codingKey, twinAt } from './twin-codings.ts';
import type { Written } from './written.ts';

/** What is written of a plan. */
type Passing = Pick<CodeMergePlan, 'moved' | 'untied' | 'tied'>;

/**
 * Moves everything on the codes according to this plan. Returns how many codings were joined with an existing
 * one.
 */
export function passOn(
  store: RowStore,
  newId: NewId,
  fromIds: readonly string[],
  intoId: string,
  plan: Passing,
): number {
  let joined = 0;
  for (const fromId of fromIds) {
    const twins = passCodings(store, newId, fromId, intoId);
    joined += twins.size;
    standInBases(store, { codings: twins, codes: new Map([[fromId, intoId]]) });
    for (const { id } of store.all('memo', { codeId: fromId })) store.update('memo', id, { codeId: intoId });
    moveSummaries(store, { themeId: fromId }, { themeId: intoId });
    passRefusals(store, fromId, intoId);
    passVerdicts(store, newId, fromId, intoId);
    for (const { id } of store.all('adjudication', { codeId: fromId }))
      store.update('adjudication', id, { codeId: intoId });
    for (const { id } of store.all('code', { mergedInto: fromId }))
      store.update('code', id, { mergedInto: intoId });
    const { status, mergedInto, pin, isTheme } = store.find('code', fromId) ?? {};
    if (status !== 'merged' || mergedInto !== intoId || pin !== null || isTheme)
      store.update('code', fromId, { status: 'merged', mergedInto: intoId, pin: null, isTheme: false });
  }
  for (const { id, name } of plan.moved) store.update('code', id, { parentId: intoId, name });
  for (const id of plan.untied) store.remove('themeCode', id);
  for (const tie of plan.tied) store.insert('themeCode', { id: newId(), ...tie });
  return joined;
}

/** Up to how many codings are looked for at their places, instead of reading all of the other code. */
const FEW = 20;

/** Moves the codings of a code. Returns those that were joined with an existing one, by their ids. */
function passCodings(
  store: RowStore,
  newId: NewId,
  fromId: string,
  intoId: string,
): ReadonlyMap<string, string> {
  const coming = store.all('coding', { codeId: fromId });
  const isFew = coming.length <= FEW;
  const ofOther = isFew ? [] : store.all('coding', { codeId: intoId });
  const kept = new Map(ofOther.map((coding) => [codingKey(coding), coding]));
  const joined = new Map<string, string>();
  for (const coding of coming) {
    const moved = { ...coding, codeId: intoId };
    const twin = isFew ? twinAt(store, moved) : kept.get(codingKey(moved));
    if (twin) {
      absorbCoding(store, newId, coding.id, twin.id);
      joined.set(coding.id, twin.id);
      continue;
    }
    store.update('coding', coding.id, { codeId: intoId });
    kept.set(codingKey(moved), moved);
  }
  for (const { id } of store.all('codeExample', { codeId: fromId }))
    store.update('codeExample', id, { codeId: intoId });
  return joined;
}

/**
 * A new coding of a merged code as it will be passed on, where that code takes it and has none at its place: written there at
 * once, since thousands may come to one code that somebody has merged.
 */
export function onRemainingCode(store: RowStore, row: Row): Row {
  const { status, mergedInto = null } = store.find('code', String(row['codeId'])) ?? {};
  const into = status === 'merged' && mergedInto !== null ? store.find('code', mergedInto) : undefined;
  if (!into || into.status === 'merged') return row;
  const moved = { ...row, codeId: into.id };
  // A row of a coding.
  return twinAt(store, moved as unknown as CodingRecord) ? row : moved;
}

/** What was not to be suggested for the one code is not to be suggested for the other. */
function passRefusals(store: RowStore, fromId: string, intoId: string): void {
  for (const { id, sourceId, coderId, wording } of store.all('refusedPassage', { codeId: fromId }))
    if (store.all('refusedPassage', { codeId: intoId, sourceId, coderId, wording }).length > 0)
      store.remove('refusedPassage', id);
    else store.update('refusedPassage', id, { codeId: intoId });
}

/**
 * Moves everything that has come onto codes that are already merged; themes that have such a code get the
 * other one. Looks at all of a study, or at what was `written`. Returns how many codings were joined with an existing one.
 */
export function passOnFromMerged(store: RowStore, newId: NewId, written?: Written): number {
  let joined = 0;
  const seen = new Set<string>();
  // A move may end on a code that is merged too. At most as many rounds as there are merged codes, which also
  // ends a cycle of merges.
  for (let rounds = 0; ; rounds += 1) {
    const merged = mergedCodes(store, written);
    if (merged.length === 0) return joined;
    // Two rows of one example cannot both move to the remaining code.
    if (rounds === 0) examplesWithCodings(store, written);
    for (const { id } of merged) seen.add(id);
    if (rounds === seen.size) return joined;
    let isMoving = false;
    for (const { id, mergedInto } of merged) {
      const into = mergedInto === null ? undefined : store.find('code', mergedInto);
      if (!into || !hasAny(store, id)) continue;
      isMoving = true;
      standAside(store, id, into);
      joined += passOn(store, newId, [id], into.id, planOf(store, id, into));
    }
    if (!isMoving) return joined;
  }
}

/** The merged codes in the order of their ids: all, or those that were written, or named by what was, since last time. */
function mergedCodes(store: RowStore, written: Written | undefined): readonly CodeRecord[] {
  if (!written) return store.all('code', { status: 'merged' });
  const ids = written.takeCodes();
  // A code that is merged no more may lie below one that is.
  const above = ids.flatMap((id) =>
    written.ids('code').has(id) ? (store.find('code', id)?.parentId ?? []) : [],
  );
  return [...new Set([...ids, ...above])]
    .toSorted()
    .flatMap((id) => store.find('code', id) ?? [])
    .filter(({ status }) => status === 'merged');
}

/** What passing on changes in the codebook: nothing where no code is below and no theme counts one of the two by a tie. */
function planOf(store: RowStore, id: string, into: CodeRecord): Passing {
  const gatheredBy = store.all('themeCode', { codeId: id }).map(({ themeId }) => themeId);
  const isAlone =
    gatheredBy.length === 0 &&
    store.all('themeCode', { themeId: id }).length === 0 &&
    store.all('code', { parentId: id }).length === 0;
  if (isAlone) return { moved: [], untied: [], tied: [] };
  return planMerge(store.all('code'), store.all('themeCode'), [id], into, gatheredBy);
}

/** A code that another was merged into cannot lie below that other code: it takes that code's place. */
function standAside(store: RowStore, id: string, into: CodeRecord): void {
  const seen = new Set<string>();
  for (let at = into.parentId; at !== null && !seen.has(at); at = store.find('code', at)?.parentId ?? null) {
    seen.add(at);
    if (at !== id) continue;
    const parentId = store.find('code', id)?.parentId ?? null;
    store.update('code', into.id, { parentId, name: freeName(store, into, parentId) });
  }
}

/** Whether anything is on a merged code, or anything was merged into it. */
function hasAny(store: RowStore, id: string): boolean {
  const { pin, isTheme } = store.find('code', id) ?? { pin: null, isTheme: false };
  return (
    pin !== null ||
    isTheme ||
    store.all('code', { mergedInto: id }).length > 0 ||
    store.all('code', { parentId: id }).some(({ status }) => status !== 'merged') ||
    store.all('coding', { codeId: id }).length > 0 ||
    store.all('memo', { codeId: id }).length > 0 ||
    store.all('summary', { themeId: id }).length > 0 ||
    store.all('summaryQuote', { themeId: id }).length > 0 ||
    store.all('refusedPassage', { codeId: id }).length > 0 ||
    store.all('adjudication', { codeId: id }).length > 0 ||
    store.all('verdict', { themeId: id }).length > 0 ||
    store.all('codeExample', { codeId: id }).length > 0 ||
    store.all('themeCode', { themeId: id }).length > 0 ||
    store.all('themeCode', { codeId: id }).length > 0
  );
}

/** Moves examples to the code that their coding has: all of a study, or those of what was `written`. A coding keeps one example. */
export function examplesWithCodings(store: RowStore, written?: Written): void {
  for (const { id, codeId, codingId } of written ? examplesOf(store, written) : store.all('codeExample')) {
    const now = store.find('coding', codingId)?.codeId ?? codeId;
    if (now === codeId) continue;
    if (store.all('codeExample', { codeId: now, codingId }).length > 0) store.remove('codeExample', id);
    else store.update('codeExample', id, { codeId: now });
  }
}

/** The examples that were written, and those whose codings were, in the order of their ids. */
function examplesOf(store: RowStore, written: Written): readonly CodeExampleRecord[] {
  const found = new Map<string, CodeExampleRecord>();
  for (const id of written.ids('codeExample')) {
    const example = store.find('codeExample', id);
    if (example) found.set(id, example);
  }
  for (const codingId of written.ids('coding'))
    for (const example of store.all('codeExample', { codingId })) found.set(example.id, example);
  return [...found.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
