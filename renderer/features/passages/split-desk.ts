// The split of a code that is going on: everything it moves and makes is one act, which one undo takes back.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { codeColours } from '#core/colours.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';
import { moveRows } from './passage-acts.ts';
import type { PassageRow } from './passage-row.ts';

export interface Split {
  /** The code that is split. */
  readonly codeId: string;
  readonly group: string;
  /** All its passages, or those that have no sub-code yet. */
  readonly view: 'all' | 'still';
  /** The rows that a number key would move now. */
  readonly meant: readonly PassageRow[];
}

const store = createStore<{ readonly split: Split | null }>(() => ({ split: null }));

/** The split of this code, or null while it is not being split. */
export function useSplit(codeId: string): Split | null {
  return useStore(store, ({ split }) => (split?.codeId === codeId ? split : null));
}

/** Begins to split a code; another split that was going on is left as it is. */
export function beginSplit(codeId: string): void {
  store.setState({ split: { codeId, group: crypto.randomUUID(), view: 'still', meant: [] } });
}

/** Leaves the split; what was moved stays moved. */
export function endSplit(): void {
  store.setState({ split: null });
}

/** Shows all passages or those that are left. */
export function viewSplit(view: Split['view']): void {
  store.setState(({ split }) => ({ split: split && { ...split, view } }));
}

/** Says which rows are meant now. */
export function meanRows(meant: readonly PassageRow[]): void {
  store.setState(({ split }) => ({ split: split && { ...split, meant } }));
}

/** Moves rows to a sub-code, as part of the split. */
export async function moveToSubCode(
  { group }: Split,
  rows: readonly PassageRow[],
  codeId: string,
): Promise<void> {
  await moveRows(rows, codeId, group);
}

/** Makes a sub-code, and moves these rows to it. */
export async function makeSubCode(
  split: Split,
  name: string,
  rows: readonly PassageRow[],
): Promise<CodeRecord> {
  const { codeId, group } = split;
  const colour = distinctColour(codeId);
  const code = await api.codes.create({ name, parentId: codeId, colour }, { group });
  if (rows.length > 0) await moveRows(rows, code.id, group);
  return code;
}

/** Writes the definition of a sub-code, as part of the split. */
export async function defineSubCode({ group }: Split, id: string, shortDefinition: string): Promise<void> {
  await api.codes.update({ id, shortDefinition }, { group });
}

/** The first colour that neither the code nor another of its sub-codes has: in the tray colours tell them apart. */
function distinctColour(codeId: string): number {
  const { codebook } = projectStore.getState();
  const family = [codebook.byId.get(codeId), ...(codebook.children.get(codeId) ?? [])];
  const taken = new Set(family.map((code) => code?.colour));
  const free = codeColours.findIndex((_, index) => !taken.has(index));
  return free < 0 ? family.length % codeColours.length : free;
}
