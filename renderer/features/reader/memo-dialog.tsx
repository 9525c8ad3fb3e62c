import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { MemoRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { offerUndo } from '#renderer/features/history/offer-undo.ts';
import { isBlank, isUnsaved, MemoWriting } from '#renderer/features/memos/memo-writing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './memo-dialog.module.css';

/** What a memo is about, and what it is called on the screen. */
export interface MemoSubject {
  readonly about: 'source' | 'coding' | 'code';
  readonly id: string;
  readonly name: string;
}

/** The first memo about a subject, or none. */
export function memoAbout(memos: Iterable<MemoRecord>, { about, id }: MemoSubject): MemoRecord | undefined {
  for (const memo of memos) {
    const subject = { source: memo.sourceId, coding: memo.codingId, code: memo.codeId }[about];
    if (memo.about === about && subject === id) return memo;
  }
  return undefined;
}

/**
 * Writes the memo of a source, a code or a coding, as a sheet of the memos does: what is written is kept, however one
 * leaves, and can be taken back as one act. An emptied memo is removed.
 */
export function MemoDialog({ subject, onClose }: { subject: MemoSubject; onClose: () => void }) {
  const { t } = useWords();
  const memos = useProject((state) => state.tables.memo);
  const [{ writing, group, before }] = useState(() => begun(subject, memoAbout(memos.values(), subject)));
  const { text } = useStore(writing.store);
  const isLeaving = useRef(false);
  useEffect(() => host.beforeLeaving(() => writing.save()), [writing]);

  const leave = async (told: 'told' | 'untold'): Promise<void> => {
    if (isLeaving.current) return;
    isLeaving.current = true;
    try {
      const blank = isBlank(writing.store.getState().text);
      if (blank && writing.id === null) writing.letGo();
      await writing.save();
      // What could not be kept stays in sight.
      if (isUnsaved(writing.store.getState())) return;
      const isRemoved = blank && writing.id !== null;
      if (isRemoved) await api.memos.remove({ id: writing.id ?? '' }, { group });
      onClose();
      if (isRemoved) offerUndo(t('memos:deleted'), group);
      else if (told === 'told' && writing.id !== null && !isSameText(writing.store.getState().text, before))
        offerUndo(t('memos:kept'), group);
    } catch (error) {
      showError(error);
    } finally {
      isLeaving.current = false;
    }
  };
  return (
    <Dialog
      title={t('reader:memo_on', { name: subject.name })}
      isOpen
      onClose={() => void leave('told')}
      cancelLabel={null}
      submit={{ label: t('common:save'), run: () => leave('untold') }}
    >
      <div className={styles.fields}>
        <TextArea
          label={t('reader:memo_body')}
          labelHidden
          placeholder={t('reader:memo_body')}
          rows={7}
          value={text.body}
          onChange={(body) => writing.write({ body })}
          onKeyDown={(event) => {
            // Enter alone begins a line.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void leave('untold');
            else event.continuePropagation();
          }}
          autoFocus
        />
        <TextField
          label={t('reader:memo_title')}
          value={text.title}
          onChange={(title) => writing.write({ title })}
          maxLength={200}
        />
      </div>
    </Dialog>
  );
}

type Text = Pick<MemoRecord, 'title' | 'body'>;

function isSameText(a: Text, b: Text): boolean {
  return a.title === b.title && a.body === b.body;
}

/** The writing on a memo, or on one that is not there yet: all of it one act. */
function begun({ about, id }: MemoSubject, memo: MemoRecord | undefined) {
  const group = crypto.randomUUID();
  const writing = new MemoWriting(memo ?? null, {
    add: async (text) => (await api.memos.add({ about, subjectId: id, ...text }, { group })).id,
    update: (memoId, text) => api.memos.update({ id: memoId, ...text }, { group }),
    failed: showError,
  });
  return { writing, group, before: writing.store.getState().text };
}
