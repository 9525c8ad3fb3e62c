// Passages on their way from the list to a code: what is dragged, what the pointer carries, and what becomes of it
// where it is dropped.
import type { DragEvent } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { currentWords } from '#renderer/state/words.ts';
import { isApple, keyNames } from '#renderer/ui/key-names.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { addCodeToRows, recodeRows } from './passage-acts.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import styles from './passages.module.css';

/** What passages that are dragged are known by; each drag by a mark of its own, since another window may drag too. */
const PASSAGES_DRAG = 'application/x-concord-passages';

interface Dragged {
  readonly rows: readonly PassageRow[];
  /** The code whose list they come from. */
  readonly fromId: string;
}

/** A drag hands over text alone: what it means stays here until the drag is over. */
let dragged: (Dragged & { readonly type: string }) | null = null;

/** Begins to drag these rows; `words` are the first of them. */
export function dragPassages(event: DragEvent, now: Dragged, words: string): void {
  const type = `${PASSAGES_DRAG}-${crypto.randomUUID()}`;
  dragged = { ...now, type };
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData(type, String(now.rows.length));
  const ghost = ghostOf(now.rows.length, words);
  document.body.append(ghost);
  event.dataTransfer.setDragImage(ghost, 16, 16);
  // The picture is taken once this event is over.
  setTimeout(() => ghost.remove());
  // After a drop too. A row that was scrolled out of the list meanwhile does not say so; its mark fits no later drag.
  document.addEventListener('dragend', () => (dragged = null), { once: true });
}

/** Whether it is passages of this window that are dragged. */
export function arePassages({ dataTransfer }: DragEvent): boolean {
  return dragged !== null && dataTransfer.types.includes(dragged.type);
}

/** The rows that are dragged. */
export function draggedRows(): readonly PassageRow[] {
  return dragged?.rows ?? [];
}

/** Whether the key is held that keeps what is dragged where it is as well: Ctrl, or the option key on a Mac. */
export function keepsBoth({ ctrlKey, altKey }: Pick<DragEvent, 'ctrlKey' | 'altKey'>): boolean {
  return ctrlKey || altKey;
}

/** What dropping on a code does: `move` and `add` do it, the others say why not. */
export type DropOutcome = 'move' | 'add' | 'same' | 'theme' | 'heading' | 'retired';

/** What dropping passages of the code `fromId` on `code` does. */
export function dropOutcome(code: CodeRecord, fromId: string, keeps: boolean): DropOutcome {
  if (code.id === fromId) return 'same';
  if (code.isTheme) return 'theme';
  if (!code.codable) return 'heading';
  if (!isApplicable(code)) return 'retired';
  return keeps ? 'add' : 'move';
}

/** For a tree of codes: where passages can be dropped. */
export const passagesOnCodes = {
  isOurs: arePassages,
  effect(code: CodeRecord, event: DragEvent): 'move' | 'copy' | 'none' {
    const outcome = dropOutcome(code, dragged?.fromId ?? '', keepsBoth(event));
    return outcome === 'move' ? 'move' : outcome === 'add' ? 'copy' : 'none';
  },
  drop(code: CodeRecord, event: DragEvent): void {
    if (!dragged) return;
    const { rows, fromId } = dragged;
    const outcome = dropOutcome(code, fromId, keepsBoth(event));
    if (outcome === 'move') recodeRows(rows, code).catch(showError);
    else if (outcome === 'add') addCodeToRows(rows, code).catch(showError);
    else notify(currentWords().t(`passages:not_dropped.${outcome}`, { name: code.name }));
  },
};

function ghostOf(count: number, words: string): HTMLElement {
  const { t } = currentWords();
  const ghost = document.createElement('div');
  ghost.className = styles.ghost ?? '';
  const number = ghost.appendChild(document.createElement('strong'));
  number.textContent = String(count);
  const text = ghost.appendChild(document.createElement('span'));
  text.textContent = words;
  const note = ghost.appendChild(document.createElement('small'));
  const onApple = isApple(navigator.platform);
  note.textContent = t('passages:drag_note', {
    key: keyNames(onApple ? 'Alt' : 'Control', onApple).join(''),
  });
  return ghost;
}
