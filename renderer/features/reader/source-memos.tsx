import { StickyNote } from 'lucide-react';
import { memoHeading } from '#core/memo-heading.ts';
import type { SourceRecord } from '#core/records.ts';
import { openMemo } from '#renderer/common/openers/open-memo.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { memosAbout } from '#renderer/common/memos/subject-writing.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import styles from '#renderer/common/codes/whole-source-codes.module.css';

/** “1 memo on this source”, in the row above its text; a press opens it beside the text. */
export function SourceMemos({
  source,
  onOpen,
}: {
  readonly source: SourceRecord;
  readonly onOpen: () => void;
}) {
  const { t } = useWords();
  const all = useSeenMemos();
  const memos = memosAbout(all.values(), { about: 'source', id: source.id });
  const [first, ...others] = memos;
  if (!first) return null;
  const sentence = t('reader:memos_on_source', { count: memos.length });
  return (
    <span className={styles.memos}>
      <StickyNote size={13} aria-hidden />{' '}
      {others.length === 0 ? (
        <LinkButton onPress={onOpen}>{sentence}</LinkButton>
      ) : (
        <MenuButton
          label={sentence}
          size="small"
          sections={[
            {
              entries: [
                { id: first.id, label: memoHeading(first) || t('memos:untitled'), run: onOpen },
                ...others.map((memo) => ({
                  id: memo.id,
                  label: memoHeading(memo) || t('memos:untitled'),
                  run: () => openMemo(memo.id),
                })),
              ],
            },
          ]}
        />
      )}
    </span>
  );
}
