// Actions on codes, shared by the tree, its menu and the inspector.
import { holdQuery } from '#renderer/common/openers/open-query.ts';
import { createElement, Fragment } from 'react';
import { firstName } from '#core/codes/code-names.ts';
import { subtree, type Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { offerUndoAndWhy } from '#renderer/common/undo/offer-undo.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { MoveTarget } from '#renderer/ui/tree/branch.ts';
import type { Draft } from './code-branches.ts';
import { codeMoves, outermost, type CodeMove } from './code-moves.ts';
import { askForDefinition } from './asked-rule.ts';
import { chooseCodes } from './chosen-codes.ts';
import { forNumber } from './for-number.ts';
import { goneInWords } from './gone-in-words.ts';
import { ThemeEffects } from '#renderer/common/codes/theme-effects.tsx';
import { UsesOf, usesOf } from '#renderer/common/uses/uses-of.tsx';

/** The fields of a code that can be changed. */
export type CodeFields = Omit<Parameters<typeof api.codes.update>[0], 'id'>;

/** Changes codes in one change group. */
export async function changeCodes(ids: readonly string[], fields: CodeFields): Promise<void> {
  const group = crypto.randomUUID();
  // One after another, because the history keeps the order.
  for (const id of ids) await api.codes.update({ id, ...fields }, { group });
}

/** Renames a code: changes the name in the language shown; the other name stays. */
export async function renameCode(id: string, name: string): Promise<void> {
  const { tables, codebookLanguage } = projectStore.getState();
  const code = tables.code.get(id);
  const field = code ? firstName(code, codebookLanguage) : 'name';
  await api.codes.update({ id, [field]: name });
  // Queries are written with the first name.
  if (field === 'name' && code?.name !== name) sayRenamedIn(id);
}

/** Says what has the new name of a code now. */
function sayRenamedIn(id: string): void {
  const sentences = usesOf({ act: 'rename', ids: [id] });
  if (sentences.length > 0) notify(sentences.join(' '));
}

/** Creates a code at the place of its draft and selects it. */
export async function createCode(name: string, { parentId, afterId }: Draft): Promise<void> {
  const { codebook } = projectStore.getState();
  const siblings = codebook.children.get(parentId) ?? [];
  const next = siblings[siblings.findIndex(({ id }) => id === afterId) + 1];
  const group = crypto.randomUUID();
  const { id } = await api.codes.create({ name, parentId }, { group });
  if (afterId !== null && next) await api.codes.move({ id, parentId, beforeId: next.id }, { group });
  chooseCodes(new Set([id]));
}

/** Moves codes to a place in the tree in one change group. Asks first if that changes the counts of themes. */
export async function moveCodes(ids: readonly string[], target: MoveTarget): Promise<void> {
  const { codebook } = projectStore.getState();
  const moves = codeMoves(codebook, ids, target);
  if (!(await mayMove(codebook, moves))) return;
  const group = crypto.randomUUID();
  for (const move of moves) {
    // Each move refers to the result of the moves before it.
    await api.codes.move(move, { group });
  }
}

async function mayMove(codebook: Codebook, moves: readonly CodeMove[]): Promise<boolean> {
  const [first, ...others] = moves.filter(({ id, parentId }) => codebook.byId.get(id)?.parentId !== parentId);
  // Reordering siblings changes no counts.
  if (!first) return true;
  const { themes } = await api.codes.movePreview({ ...first, withIds: others.map(({ id }) => id) });
  if (themes.length === 0) return true;
  const { t } = currentWords();
  const moved = [first, ...others];
  return confirm({
    title: t(forNumber(first.parentId === null ? 'codebook:move_title' : 'codebook:move_into', moved), {
      count: moved.length,
      name: codebook.byId.get(first.id)?.name ?? '',
      target: codebook.byId.get(first.parentId ?? '')?.name ?? '',
    }),
    body: createElement(
      Fragment,
      null,
      createElement(ThemeEffects, { effects: themes }),
      createElement(UsesOf, {
        act: 'move',
        ids: [],
        changing: [...moved.map(({ id }) => id), ...themes.map(({ themeId }) => themeId)],
      }),
    ),
    action: t('codebook:move_action'),
    tone: 'primary',
  });
}

/** Shows the passages of a code. */
export function showPassages(codeId: string): void {
  workspaceStore.setState({ codeId });
  holdQuery(null);
  show('passages');
}

/** Opens the definition of a code for writing. */
export function writeDefinition(codeId: string): void {
  chooseCodes(new Set([codeId]));
  askForDefinition(codeId);
  show('codebook');
  openInspector();
}

/** Says what will be deleted together with the codes, asks, deletes them and offers undo. */
export async function deleteCodes(codes: readonly CodeRecord[]): Promise<void> {
  const words = currentWords();
  const { t } = words;
  const { codebook } = projectStore.getState();
  const ids = outermost(
    codebook,
    codes.map(({ id }) => id),
  );
  const [first, ...withIds] = ids;
  if (first === undefined) return;
  const name = codebook.byId.get(first)?.name ?? '';
  const preview = await api.codes.removePreview({ id: first, withIds });
  const below = ids.flatMap((id) => subtree(codebook, id));
  const gone = goneInWords(preview, ids.length, words);
  const yes = await confirm({
    title: t(forNumber('codebook:delete_title', ids), { count: ids.length, name }),
    body: createElement(
      Fragment,
      null,
      gone === ''
        ? t('codebook:delete_nothing')
        : `${t('codebook:delete_body', { what: gone })} ${t('codebook:delete_keep')}`,
      createElement(ThemeEffects, { effects: preview.themes, gone: new Set(below) }),
      createElement(UsesOf, { act: 'delete', ids: below }),
    ),
    action: t('common:delete'),
  });
  if (!yes) return;
  const group = crypto.randomUUID();
  for (const id of ids) await api.codes.remove({ id }, { group });
  offerUndoAndWhy(t(forNumber('codebook:deleted', ids), { count: ids.length, name }), group);
}
