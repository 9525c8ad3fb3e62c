import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { MemoRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { offerUndo } from '#renderer/features/history/offer-undo.ts';
import { isBlank, isUnsaved, MemoWriting } from '#renderer/features/memos/memo-writing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './passages.module.css';

/** How much room the box takes under its row, in px. */
export const MEMO_HEIGHT = 104;

export interface PassageMemoProps {
  /** The coding that the memo is about. */
  readonly codingId: string;
  /** Told once everything is kept; the focus is then the list's again. */
  readonly onClose: () => void;
}

/** A memo under the row it is about: kept while one types, an emptied one is removed. Escape closes it. */
export function PassageMemo({ codingId, onClose }: PassageMemoProps) {
  const { t, language } = useWords();
  const memos = useProject((state) => state.tables.memo);
  const coders = useProject((state) => state.tables.coder);
  const coderId = useWorkingCoderId();
  const [{ writing, group }] = useState(() => begun(codingId, memoOf(memos.values(), codingId)));
  const state = useStore(writing.store);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    const stop = host.beforeLeaving(() => writing.save());
    return () => {
      stop();
      void writing.save();
    };
  }, [writing]);

  const close = async (): Promise<void> => {
    const blank = isBlank(writing.store.getState().text);
    if (blank && writing.id === null) writing.letGo();
    await writing.save();
    // What could not be kept stays in sight.
    if (isUnsaved(writing.store.getState())) return;
    if (blank && writing.id !== null) {
      await api.memos.remove({ id: writing.id }, { group });
      offerUndo(t('memos:deleted'), group);
    }
    onClose();
  };
  const memo = writing.id === null ? undefined : memos.get(writing.id);
  const author = coders.get(memo?.coderId ?? coderId ?? '')?.name ?? '';
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return (
    <div className={styles.memoBox}>
      <textarea
        ref={field}
        className={styles.memoField}
        aria-label={t('passages:memo_here')}
        placeholder={t('memos:body_hint')}
        value={state.text.body}
        onChange={({ target }) => writing.write({ body: target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const isDone =
            event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
          if (!isDone) return;
          event.preventDefault();
          event.stopPropagation();
          close().catch(showError);
        }}
      />
      <div className={styles.memoFoot}>
        <span role="status">
          {isUnsaved(state)
            ? t('passages:memo_writing', { author })
            : memo
              ? t('passages:memo_saved', { author, time: time.format(new Date(memo.updatedAt)) })
              : t('passages:memo_writing', { author })}
        </span>
        <span>{t('passages:memo_escape')}</span>
      </div>
    </div>
  );
}

function memoOf(memos: Iterable<MemoRecord>, codingId: string): MemoRecord | undefined {
  for (const memo of memos) if (memo.about === 'coding' && memo.codingId === codingId) return memo;
  return undefined;
}

/** The writing on a memo, or on one that is not there yet: all of it one act. */
function begun(codingId: string, memo: MemoRecord | undefined) {
  const group = crypto.randomUUID();
  const writing = new MemoWriting(memo ?? null, {
    add: async (text) =>
      (await api.memos.add({ about: 'coding', subjectId: codingId, ...text }, { group })).id,
    update: (id, text) => api.memos.update({ id, ...text }, { group }),
    failed: showError,
  });
  return { writing, group };
}
