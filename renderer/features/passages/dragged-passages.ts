// Dragging passages from the list to a code: the drag data, the picture under the pointer, and the effect of the drop.
import type { DragEvent } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { currentWords } from '#renderer/state/words.ts';
import { isApple, keyNames } from '#renderer/ui/key-names.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { addCodeToRows, recodeRows } from './passage-acts.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import styles from './dragged-passages.module.css';

/** The drag type of passages. Each drag adds a mark of its own, because another window may be dragging too. */
const PASSAGES_DRAG = 'application/x-concord-passages';

interface Dragged {
  readonly rows: readonly PassageRow[];
  /** The code whose passages are listed. */
  readonly fromId: string;
}

/** Drag data can only be text, so the rows stay here until the drag ends. */
let dragged: (Dragged & { readonly type: string }) | null = null;

/** Starts dragging these rows; `words` are those of the first. */
export function dragPassages(event: DragEvent, now: Dragged, words: string): void {
  const type = `${PASSAGES_DRAG}-${crypto.randomUUID()}`;
  dragged = { ...now, type };
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData(type, String(now.rows.length));
  const ghost = ghostOf(now.rows.length, words);
  document.body.append(ghost);
  event.dataTransfer.setDragImage(ghost, 16, 16);
  // The browser takes the picture after this event.
  setTimeout(() => ghost.remove());
  // Fires after a drop too. It does not fire for a row that was scrolled out of the list, but the mark of that drag
  // fits no later one.
  document.addEventListener('dragend', () => (dragged = null), { once: true });
}

/** Whether passages of this window are being dragged. */
export function arePassages({ dataTransfer }: DragEvent): boolean {
  return dragged !== null && dataTransfer.types.includes(dragged.type);
}

/** The rows being dragged. */
export function draggedRows(): readonly PassageRow[] {
  return dragged?.rows ?? [];
}

/** Whether the key is held that adds the code instead of changing it: Ctrl, or Option on a Mac. */
export function keepsBoth({ ctrlKey, altKey }: Pick<DragEvent, 'ctrlKey' | 'altKey'>): boolean {
  return ctrlKey || altKey;
}

/** The effect of a drop: `move` and `add` perform it, the others name the reason for refusing it. */
export type DropOutcome = 'move' | 'add' | 'same' | 'theme' | 'heading' | 'retired';

/** The effect of dropping passages of the code `fromId` on `code`. */
export function dropOutcome(code: CodeRecord, fromId: string, keeps: boolean): DropOutcome {
  if (code.id === fromId) return 'same';
  if (code.isTheme) return 'theme';
  if (!code.codable) return 'heading';
  if (!isApplicable(code)) return 'retired';
  return keeps ? 'add' : 'move';
}

/** Drop handling for a tree of codes. */
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
