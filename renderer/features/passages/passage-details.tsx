import { useEffect, useRef } from 'react';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { CodingDetails } from '#renderer/common/codes/coding-details.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './passages.module.css';

/** The height in px of the box below a row. */
export const DETAILS_HEIGHT = 216;

export interface PassageDetailsProps {
  readonly codingId: string;
  readonly onClose: () => void;
}

/** Weight, speaker and translation of a coding, below its row. */
export function PassageDetails({ codingId, onClose }: PassageDetailsProps) {
  const { value } = useAnswer(`details ${codingId}`, (asking) => asking.codings.byIds({ ids: [codingId] }));
  const coding = value?.[0];
  const source = useProject((state) => state.tables.source.get(coding?.sourceId ?? ''));
  return coding && source ? <Box coding={coding} source={source} onClose={onClose} /> : null;
}

interface BoxProps {
  readonly coding: CodingRecord;
  readonly source: SourceRecord;
  readonly onClose: () => void;
}

/** Focuses its first field; Escape saves the text and closes the box. */
function Box({ coding, source, onClose }: BoxProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const coderId = useWorkingCoderId();
  const box = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = box.current;
    element?.querySelector('input')?.focus({ preventScroll: true });
    // In the capture phase, because the fields handle Escape themselves.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      // A field saves its text when it loses the focus.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      close.current();
    };
    element?.addEventListener('keydown', onKeyDown, true);
    return () => element?.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return (
    <section ref={box} className={styles.detailsBox} aria-label={t('passages:details_of')}>
      <CodingDetails coding={coding} source={source} isOwn={!readOnly && coding.coderId === coderId} />
      <div className={styles.memoFoot}>
        <span />
        <span>{t('passages:details_escape')}</span>
      </div>
    </section>
  );
}
