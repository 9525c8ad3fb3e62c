import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { takeFocus } from '#renderer/ui/focus-return.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { deleteMemo } from './delete-memo.ts';
import { aboutOf, type MemoSubject } from './memo-subject.ts';
import styles from './memos.module.css';
import { asksForCaret, chooseMemo, type Sheet } from '#renderer/common/openers/open-memo.ts';
import { isUnsaved } from '#renderer/common/memos/memo-writing.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { useMemoSubjects } from './use-memo-subjects.ts';
import { useMemoWriting } from './use-memo-writing.ts';
import { localeOf } from '#words/locale.ts';

/** One memo, to read and write. */
export function MemoSheet({ sheet, readOnly }: { sheet: Sheet; readOnly: boolean }) {
  const { t, language } = useWords();
  const memo = useSeenMemos().get(sheet.memoId ?? '');
  const coder = useProject((state) => state.tables.coder.get(memo?.coderId ?? ''));
  const subjectOf = useMemoSubjects();
  const writing = useMemoWriting(sheet, memo);
  const { text, saved } = useStore(writing.store);
  const body = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asksForCaret(sheet.key)) takeFocus(body.current);
  }, [sheet.key]);
  const wasThere = useRef(false);
  useEffect(() => {
    // Undone, or deleted in another window.
    if (wasThere.current && !memo) chooseMemo(null);
    wasThere.current = memo !== undefined;
  }, [memo]);
  const about = memo ?? (sheet.begun && aboutOf(sheet.begun));
  const time = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <article className={styles.sheet}>
      <header className={styles.sheetHead}>
        <div className={styles.facts}>
          {about && <Subject subject={subjectOf(about)} />}
          {memo && (
            <p className={styles.quiet}>
              {t('memos:written', {
                coder: coder?.name ?? '',
                created: time.format(new Date(memo.createdAt)),
              })}
              {memo.updatedAt !== memo.createdAt &&
                ` · ${t('memos:changed', { updated: time.format(new Date(memo.updatedAt)) })}`}
            </p>
          )}
        </div>
        {!readOnly && memo && (
          <IconButton
            label={t('memos:delete')}
            onPress={() => {
              writing.letGo();
              void deleteMemo(memo.id);
            }}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
        )}
      </header>
      <input
        className={styles.title}
        aria-label={t('memos:title_field')}
        placeholder={readOnly ? '' : t('memos:title_hint')}
        maxLength={200}
        readOnly={readOnly}
        value={text.title}
        onChange={(event) => writing.write({ title: event.target.value })}
        onBlur={() => void writing.save()}
      />
      <textarea
        ref={body}
        className={styles.body}
        aria-label={t('memos:body_field')}
        placeholder={readOnly ? '' : t('memos:body_hint')}
        readOnly={readOnly}
        value={text.body}
        onChange={(event) => writing.write({ body: event.target.value })}
        onBlur={() => void writing.save()}
      />
      {isUnsaved({ text, saved }) && <FooterState>{t('memos:unsaved')}</FooterState>}
    </article>
  );
}

function Subject({ subject }: { subject: MemoSubject }) {
  const { t } = useWords();
  const { name, colour, open } = subject;
  const words = open ? (
    <LinkButton aria-label={t('memos:subject_open', { name })} onPress={open}>
      {name}
    </LinkButton>
  ) : (
    name
  );
  return (
    <div className={styles.subject}>
      {colour === null ? words : <CodeSwatch colour={colour}>{words}</CodeSwatch>}
    </div>
  );
}
