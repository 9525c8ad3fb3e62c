import { memoHeading } from '#core/memo-heading.ts';
import type { CodeRecord } from '#core/records.ts';
import { beginMemo, openMemo } from '#renderer/common/openers/open-memo.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import styles from './codebook.module.css';

/** The memos on a code, each a link to the memo. */
export function CodeMemos({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const all = useSeenMemos();
  const memos = [...all.values()]
    .filter(({ codeId }) => codeId === code.id)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return (
    <>
      {memos.length === 0 && <p className={styles.quiet}>{t('codebook:no_memos')}</p>}
      <ul className={styles.bare}>
        {memos.map((memo) => (
          <li key={memo.id}>
            <LinkButton onPress={() => openMemo(memo.id)}>
              {memoHeading(memo) || t('codebook:untitled_memo')}
            </LinkButton>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          size="small"
          className={styles.start}
          onPress={() => beginMemo({ about: 'code', subjectId: code.id })}
        >
          {t('codebook:add_memo')}
        </Button>
      )}
    </>
  );
}
