import { memoHeading } from '#core/memo-heading.ts';
import type { SourceRecord } from '#core/records.ts';
import { beginMemo, openMemo } from '#renderer/common/openers/open-memo.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { memosAbout } from '#renderer/common/memos/subject-writing.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import styles from './sources.module.css';

/** The memos on a source, each a link to the memo. */
export function SourceMemos({ source, readOnly }: { source: SourceRecord; readOnly: boolean }) {
  const { t } = useWords();
  const all = useSeenMemos();
  const memos = memosAbout(all.values(), { about: 'source', id: source.id });
  if (readOnly && memos.length === 0) return null;
  return (
    <section className={styles.memos} aria-label={t('memos:title')}>
      <span className={styles.quiet}>{t('memos:title')}</span>
      {memos.length > 0 && (
        <ul>
          {memos.map((memo) => (
            <li key={memo.id}>
              <LinkButton onPress={() => openMemo(memo.id)}>
                {memoHeading(memo) || t('memos:untitled')}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Button size="small" onPress={() => beginMemo({ about: 'source', subjectId: source.id })}>
          {t('memos:write')}
        </Button>
      )}
    </section>
  );
}
