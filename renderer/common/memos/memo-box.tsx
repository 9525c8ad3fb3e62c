import { X } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useStore } from 'zustand';
import { host } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useReportSaving } from '#renderer/state/saving.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { currentWords, useWords } from '#renderer/state/words.ts';
import { takeFocus } from '#renderer/ui/focus-return.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { CopyLink } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { useSeenMemos } from './seen-memos.ts';
import { memoAbout, subjectWriting, type MemoOf, type SubjectWriting } from './subject-writing.ts';
import { isUnsaved } from './memo-writing.ts';
import styles from './memo-box.module.css';
import { localeOf } from '#words/locale.ts';

export interface MemoBoxProps {
  readonly of: MemoOf;
  /** Called by Escape or the close button once the text is saved. The focus returns to the opener. */
  readonly onClose: () => void;
  readonly ref?: Ref<MemoBoxHandle>;
}

/** What the surrounding components can do to the box. */
export interface MemoBoxHandle {
  /** Leaves the box as Escape does. */
  readonly leave: () => void;
}

/**
 * A box beside a source, code, coding or respondent to write its memo in; never over the whole window. It saves while
 * one types and whenever one leaves, as one change unless another comes between. Emptying a memo removes it.
 */
export function MemoBox({ of, onClose, ref }: MemoBoxProps) {
  const { t } = useWords();
  const memos = useSeenMemos();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [failure, setFailure] = useState<unknown>(null);
  const [sheet] = useState(() => subjectWriting(of, memoAbout(memos.values(), of), setFailure));
  const { text, saved } = useStore(sheet.writing.store);
  const { id } = sheet.writing;
  const memo = id === null ? memoAbout(memos.values(), of) : memos.get(id);
  const area = useRef<HTMLTextAreaElement>(null);
  /** The element that had the focus when the box opened. */
  const [opener] = useState(() => document.activeElement);
  useEffect(() => takeFocus(area.current), []);
  useEffect(() => {
    sheet.writing.hear(memo);
  }, [memo, id, sheet]);
  useEffect(() => {
    const stop = host.beforeLeaving(() => sheet.writing.save());
    return () => {
      stop();
      sheet.finish().then((outcome) => outcome === 'unsaved' && notifyUnsaved(sheet), showError);
    };
  }, [sheet]);
  const unsaved = isUnsaved({ text, saved });
  const notSaved = failure === null ? null : t('memos:not_saved', { why: sentenceFor(failure) });
  useReportSaving(unsaved ? 'unsaved' : 'saved');
  const leave = async (): Promise<void> => {
    // Before saving: the next keys are for the work, not for the memo.
    if (document.activeElement === area.current && opener instanceof HTMLElement) opener.focus();
    const outcome = await sheet.finish();
    // A text that could not be saved stays visible.
    if (outcome === 'unsaved') return;
    onClose();
    if (outcome !== 'unchanged') offerUndo(t(`memos:${outcome}`), await sheet.newestGroup());
  };
  useImperativeHandle(ref, () => ({ leave: () => void leave().catch(showError) }));
  return (
    <div role="group" aria-label={t('memos:box', { name: of.name })} className={styles.box}>
      {text.title !== '' && <strong>{text.title}</strong>}
      <textarea
        ref={area}
        className={styles.text}
        aria-label={t('memos:body_field')}
        placeholder={readOnly ? '' : t('memos:body_hint')}
        readOnly={readOnly}
        rows={2}
        value={text.body}
        onChange={({ target }) => {
          setFailure(null);
          sheet.writing.write({ body: target.value });
        }}
        onBlur={() => void sheet.writing.save()}
        onKeyDown={(event) => {
          const isDone =
            event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
          // Keys typed here must not reach the shortcuts of a list around the box.
          if (isDone || !(event.ctrlKey || event.metaKey)) event.stopPropagation();
          if (!isDone || event.nativeEvent.isComposing) return;
          event.preventDefault();
          leave().catch(showError);
        }}
      />
      {notSaved !== null && unsaved && (
        <p className={styles.failure} role="alert">
          {notSaved}
          <CopyLink text={text.body} behind={notSaved} label={t('memos:copy_text')} />
        </p>
      )}
      <div className={styles.foot}>
        <SavedLine memo={memo} isUnsaved={unsaved} />
        <IconButton
          size="small"
          label={t('common:close')}
          keys="Escape"
          onPress={() => void leave().catch(showError)}
        >
          <X size={13} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

/** The box is gone: a lasting notice offers the text that could not be saved. */
function notifyUnsaved({ writing, failure }: SubjectWriting): void {
  const { t } = currentWords();
  const { body } = writing.store.getState().text;
  notify(t('memos:not_saved_gone', { why: sentenceFor(failure()) }), {
    tone: 'error',
    detail: body,
    action: {
      label: t('memos:copy_text'),
      run: () => void navigator.clipboard.writeText(body).catch(showError),
    },
  });
}

/** “Memo · Wei · saved 10:42”. */
function SavedLine({
  memo,
  isUnsaved: isWaiting,
}: {
  readonly memo: ReturnType<typeof memoAbout>;
  readonly isUnsaved: boolean;
}) {
  const { t, language } = useWords();
  const coder = useProject((state) => state.tables.coder.get(memo?.coderId ?? ''));
  const parts = [t('memos:one'), coder?.name];
  if (isWaiting) parts.push(t('memos:saving'));
  else if (memo) parts.push(t('memos:saved_at', { time: savedAt(new Date(memo.updatedAt), language) }));
  return <span className={styles.saved}>{parts.filter(Boolean).join(' · ')}</span>;
}

/** The time if it was today, else the date. */
function savedAt(date: Date, language: string): string {
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    localeOf(language),
    isToday ? { timeStyle: 'short' } : { dateStyle: 'medium' },
  ).format(date);
}
