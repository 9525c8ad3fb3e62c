import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { api, host } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/show-error.ts';
import { isUnsaved, MemoWriting } from '#renderer/features/memos/memo-writing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { RespondentRow } from './respondent-row.ts';
import styles from './respondents.module.css';

export interface MemoBoxProps {
  readonly row: RespondentRow;
  readonly readOnly: boolean;
  /** Closes it; the focus goes back to the table. */
  readonly onClose: () => void;
}

/** The memo on a respondent, under its row: saved while one writes, never in the way of the table. */
export function MemoBox({ row, readOnly, onClose }: MemoBoxProps) {
  const { t, language } = useWords();
  const { person, memo } = row;
  const coder = useProject((state) => state.tables.coder.get(memo?.coderId ?? ''));
  const [problem, setProblem] = useState<string | null>(null);
  const [writing] = useState(
    () =>
      new MemoWriting(memo, {
        add: async (text) => {
          const { id } = await api.memos.add({ about: 'respondent', subjectId: person.id, ...text });
          setProblem(null);
          return id;
        },
        update: async (id, text) => {
          await api.memos.update({ id, ...text });
          setProblem(null);
        },
        failed: (error) => setProblem(sentenceFor(error)),
      }),
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (memo) writing.hear(memo);
  }, [memo, writing]);
  useEffect(() => {
    field.current?.focus();
    const stop = host.beforeLeaving(() => writing.save());
    return () => {
      stop();
      void writing.save();
    };
  }, [writing]);
  const state = useStore(writing.store);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeStyle: 'short' });
  const line = () => {
    if (problem !== null) return t('respondents:memo_failed', { why: problem });
    if (isUnsaved(state)) return t('respondents:memo_unsaved');
    if (!memo) return t('respondents:memo_new');
    const time = clock.format(new Date(memo.updatedAt));
    return t('respondents:memo_line', { who: coder?.name ?? '', time });
  };
  return (
    <div className={styles.memoBox}>
      <textarea
        ref={field}
        className={styles.memoText}
        aria-label={t('respondents:memo_of', { name: person.name })}
        rows={2}
        readOnly={readOnly}
        value={state.text.body}
        onChange={(event) => writing.write({ body: event.target.value })}
        onKeyDown={onKeyDown}
        onBlur={() => void writing.save()}
      />
      <p className={styles.memoFoot}>
        <span className={problem === null ? undefined : styles.danger} role="status">
          {line()}
        </span>
        <span>{t('respondents:memo_close')}</span>
      </p>
    </div>
  );
}
