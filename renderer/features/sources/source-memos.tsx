import type { SourceRecord } from '#core/records.ts';
import { memoHeading } from '#renderer/features/memos/memo-list.ts';
import { beginMemo, openMemo } from '#renderer/features/memos/open-memo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import styles from './sources.module.css';

/** The memos on a source, each a link to where memos are written. */
export function SourceMemos({ source, readOnly }: { source: SourceRecord; readOnly: boolean }) {
  const { t } = useWords();
  const all = useProject((state) => state.tables.memo);
  const memos = [...all.values()]
    .filter(({ about, sourceId }) => about === 'source' && sourceId === source.id)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
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
