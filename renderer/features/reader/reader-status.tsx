import { memo } from 'react';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { runCommand } from './reader-commands.ts';
import { useDesk, useFacts, useMoment } from './use-desk.ts';
import { useWordCount } from './use-word-count.ts';
import styles from './reader.module.css';

/** What the footer shows; with the text changes the number of its words. */
const facts = ['words', 'text', 'shown', 'whole', 'reviewed', 'readOnly', 'isSplit'] as const;

/**
 * The left part of the footer: the number of codings, the length of the text, whether the source is reviewed, and a
 * link to the next one.
 */
export const ReaderFooter = memo(function ReaderFooter() {
  const desk = useDesk();
  const { side, session } = desk;
  const { words, shown, whole, reviewed, readOnly, isSplit } = useFacts(facts);
  const { t } = words;
  const wordCount = useWordCount(session);
  const codings = shown.length + whole.length;
  if (isSplit) {
    const key = `beside:${side}_${reviewed ? 'reviewed' : 'open'}` as const;
    return <FooterState order={side === 'left' ? 0 : 1}>{t(key, { count: codings })}</FooterState>;
  }
  return (
    <FooterState>
      {t('reader:codings_count', { count: codings })}
      {wordCount !== null && (
        <span className={styles.wordCount}>{` · ${t('reader:words_count', { count: wordCount })}`}</span>
      )}
      {!readOnly && (
        <>
          <span className={styles.gap} />
          <Sentence>{reviewed ? t('reader:is_reviewed') : t('reader:not_reviewed')}</Sentence>
          <LinkButton onPress={() => runCommand(desk, reviewed ? 'read.not_reviewed' : 'read.reviewed')}>
            {reviewed ? t('reader:take_back_review') : t('reader:mark_reviewed')}
          </LinkButton>
          {reviewed && (
            <>
              <span className={styles.gap} />
              <LinkButton onPress={() => perform('read.next_source')}>
                {t('shell:read_next_source')}
              </LinkButton>
            </>
          )}
        </>
      )}
    </FooterState>
  );
});

/** Announces to screen readers which coding is focused, and which ones the caret enters and leaves. */
export function Announcement({ caret }: { caret: string }) {
  const desk = useDesk();
  const { focusedPlace: coding } = useMoment();
  const quote = coding && desk.surface.current ? desk.text().slice(coding.start, coding.end) : undefined;
  return (
    <>
      <p role="status" className={styles.heard}>
        {coding && [coding.path.join(', '), coding.note, quote].filter(Boolean).join('. ')}
      </p>
      <p role="status" className={styles.heard}>
        {caret}
      </p>
    </>
  );
}
