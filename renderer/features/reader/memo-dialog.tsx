import { useState } from 'react';
import type { MemoRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
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

/** Writes the memo of a source, a code or a coding; an emptied memo is removed. */
export function MemoDialog({ subject, onClose }: { subject: MemoSubject; onClose: () => void }) {
  const { t } = useWords();
  const memos = useProject((state) => state.tables.memo);
  const [memo] = useState(() => memoAbout(memos.values(), subject));
  const [title, setTitle] = useState(memo?.title ?? '');
  const [body, setBody] = useState(memo?.body ?? '');
  const save = async (): Promise<void> => {
    const empty = title.trim() === '' && body.trim() === '';
    try {
      if (!memo) {
        if (!empty) await api.memos.add({ about: subject.about, subjectId: subject.id, title, body });
      } else if (empty) await api.memos.remove({ id: memo.id });
      else if (title !== memo.title || body !== memo.body) {
        await api.memos.update({ id: memo.id, title, body });
      }
      onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('reader:memo_on', { name: subject.name })}
      isOpen
      onClose={onClose}
      submit={{ label: t('common:save'), run: save }}
    >
      <div className={styles.fields}>
        <TextArea
          label={t('reader:memo_body')}
          labelHidden
          placeholder={t('reader:memo_body')}
          rows={7}
          value={body}
          onChange={setBody}
          onKeyDown={(event) => {
            // Enter alone begins a line.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
            else event.continuePropagation();
          }}
          autoFocus
        />
        <TextField label={t('reader:memo_title')} value={title} onChange={setTitle} maxLength={200} />
      </div>
    </Dialog>
  );
}
