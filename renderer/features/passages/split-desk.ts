// The current split of a code: everything it moves and creates is one change for undo, until something else is done in
// between.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { codeColours } from '#core/codes/colours.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { projectStore } from '#renderer/state/project.ts';
import { addToRows, moveRows } from './passage-acts.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { groupToGoOn, type SplitGroups } from './split-group.ts';

export interface Split extends SplitGroups {
  /** The code being split. */
  readonly codeId: string;
  /** Whether to list all its passages, or those without a sub-code. */
  readonly view: 'all' | 'still';
  /** The rows that a number key would move. */
  readonly meant: readonly PassageRow[];
  /** The counts of the themes when the split began; null until known. */
  readonly before: ThemeCounts | null;
}

/** The number of sources by code id. */
export type ThemeCounts = Readonly<Record<string, { readonly rolledUp: number | null }>>;

const store = createStore<{ readonly split: Split | null }>(() => ({ split: null }));

/** The split of this code, or null. */
export function useSplit(codeId: string): Split | null {
  return useStore(store, ({ split }) => (split?.codeId === codeId ? split : null));
}

/** Starts splitting a code; another split in progress ends. */
export function beginSplit(codeId: string): void {
  store.setState({
    split: { codeId, group: crypto.randomUUID(), lastGroup: null, view: 'still', meant: [], before: null },
  });
}

/** Ends the split; moved passages stay moved. */
export function endSplit(): void {
  store.setState({ split: null });
}

/** Lists all passages, or those without a sub-code. */
export function viewSplit(view: Split['view']): void {
  store.setState(({ split }) => ({ split: split && { ...split, view } }));
}

/** Sets the rows that a number key would move. */
export function meanRows(rows: readonly PassageRow[]): void {
  store.setState(({ split }) => ({ split: split && { ...split, meant: rows } }));
}

/** Notes the counts of the themes before the split; later calls change nothing. */
export function keepBefore(counts: ThemeCounts): void {
  store.setState(({ split }) => ({ split: split && { ...split, before: split.before ?? counts } }));
}

/** Keeps the history in the order of the keys. */
const afterTheLast = oneAfterAnother();

/** Moves rows to a sub-code as part of the split, after what was moved before. */
export function moveToSubCode(split: Split, rows: readonly PassageRow[], codeId: string): Promise<void> {
  return afterTheLast(async () => moveRows(rows, codeId, await nextGroup(split)));
}

/** Adds a sub-code to rows, which also keep their code, as part of the split. */
export async function addSubCode(split: Split, rows: readonly PassageRow[], code: CodeRecord): Promise<void> {
  await addToRows(rows, code, await nextGroup(split));
}

/** Creates a sub-code and moves these rows to it. */
export async function makeSubCode(
  split: Split,
  name: string,
  rows: readonly PassageRow[],
): Promise<CodeRecord> {
  const { codeId } = split;
  const group = await nextGroup(split);
  const colour = distinctColour(codeId);
  const code = await api.codes.create({ name, parentId: codeId, colour }, { group });
  if (rows.length > 0) await moveRows(rows, code.id, group);
  return code;
}

/** Changes the definition of a sub-code as part of the split. */
export async function defineSubCode(split: Split, id: string, shortDefinition: string): Promise<void> {
  await api.codes.update({ id, shortDefinition }, { group: await nextGroup(split) });
}

/** The group for the next command of the split; notes it as the latest one. */
async function nextGroup(asked: Split): Promise<string> {
  const known = (): Split => {
    const { split } = store.getState();
    return split?.group === asked.group ? split : asked;
  };
  const before = known();
  const next = await groupToGoOn(api.history, before);
  const now = known();
  // Another command of the split has set a group meanwhile: both use it.
  if (now.lastGroup !== null && now.lastGroup !== before.lastGroup) return now.lastGroup;
  store.setState(({ split }) => ({
    split: split?.group === asked.group ? { ...split, lastGroup: next } : split,
  }));
  return next;
}

/**
 * The first colour that neither the code nor one of its sub-codes has, because the tray distinguishes them by colour.
 */
function distinctColour(codeId: string): number {
  const { codebook } = projectStore.getState();
  const family = [codebook.byId.get(codeId), ...(codebook.children.get(codeId) ?? [])];
  const taken = new Set(family.map((code) => code?.colour));
  const free = codeColours.findIndex((_, index) => !taken.has(index));
  return free < 0 ? family.length % codeColours.length : free;
}
