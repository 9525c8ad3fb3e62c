import type { RefObject } from 'react';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import type { Side } from '#renderer/state/side.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import styles from './reader.module.css';

export interface ReaderFooterProps {
  /** Which of two sides; null where there is one. */
  readonly side: Side | null;
  readonly codings: number;
  /** How many words the text has; null while that is not known. */
  readonly words: number | null;
  readonly reviewed: boolean;
  readonly canEdit: boolean;
  readonly onReviewed: () => void;
}

/**
 * The left of the footer: how much is coded, how long the text is, whether the source is reviewed, and then the way to
 * the next one.
 */
export function ReaderFooter({ side, codings, words, reviewed, canEdit, onReviewed }: ReaderFooterProps) {
  const { t } = useWords();
  if (side !== null) {
    const key = `beside:${side}_${reviewed ? 'reviewed' : 'open'}` as const;
    return <FooterState order={side === 'left' ? 0 : 1}>{t(key, { count: codings })}</FooterState>;
  }
  return (
    <FooterState>
      {t('reader:codings_count', { count: codings })}
      {words !== null && (
        <span className={styles.wordCount}>{` · ${t('reader:words_count', { count: words })}`}</span>
      )}
      {canEdit && (
        <>
          <span className={styles.gap} />
          <Sentence>{reviewed ? t('reader:is_reviewed') : t('reader:not_reviewed')}</Sentence>
          <LinkButton onPress={onReviewed}>
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
}

/** Says to those who hear the screen which coding is in focus, and which the caret enters and leaves. */
export function Announcement({
  coding,
  surface,
  caret,
}: {
  coding: SurfaceCoding | undefined;
  surface: RefObject<SurfaceHandle | null>;
  caret: string;
}) {
  const quote = coding ? surface.current?.text().slice(coding.start, coding.end) : undefined;
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
