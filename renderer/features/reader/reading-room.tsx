// One open source: its header, its text, and what opens over them.
import { useEffect } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { WholeSourceCodes } from '#renderer/common/codes/whole-source-codes.tsx';
import { MemoBox } from '#renderer/common/memos/memo-box.tsx';
import { useReportSaving } from '#renderer/state/saving.ts';
import type { Place } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { ClassifyStrip } from './classify-strip.tsx';
import { ReaderHeader } from './reader-header.tsx';
import { ReaderOverlays } from './reader-overlays.tsx';
import { ReaderFooter } from './reader-status.tsx';
import { focusCoding } from './reader-store.ts';
import { ReadingSurface } from './reading-surface.tsx';
import { SlippedCodings } from './slipped-codings.tsx';
import { SourceMemos } from './source-memos.tsx';
import { useDesk, useMoment } from './use-desk.ts';
import { useShowOthersForTarget, useOpening, useOpenText } from './use-opening.ts';
import { useReaderCommands } from './use-reader-commands.ts';
import { useUndoInText } from './use-undo-in-text.ts';
import styles from './reader.module.css';

export interface ReadingRoomProps {
  readonly place: Place;
  /** Whether the person has moved elsewhere since the source was requested. */
  readonly hasMovedElsewhere: () => boolean;
}

export function ReadingRoom({ place, hasMovedElsewhere }: ReadingRoomProps) {
  const desk = useDesk();
  const { side, session } = desk;
  const {
    source,
    text,
    whole,
    codebook,
    workingCoderId,
    readOnly,
    focusedId,
    isAtHand,
    isSplit,
    memo,
    shown,
  } = useMoment();
  useReportSaving(text.phase);
  useUndoInText(desk);
  // Save this side before anything is done on the other, so that undo reverts the latest change of both.
  useEffect(() => {
    if (!isAtHand) session.save().catch(showError);
  }, [isAtHand, session]);
  useOpening(desk, place, hasMovedElsewhere);
  useShowOthersForTarget(place);
  useReaderCommands();
  useOpenText(desk);
  return (
    <div className={cx(styles.room, isSplit && styles.beside)}>
      <ReaderHeader />
      {desk.classifying.isOn() && <ClassifyStrip />}
      <WholeSourceCodes
        ref={desk.wholeSource}
        codings={whole}
        codebook={codebook}
        workingCoderId={workingCoderId}
        canEdit={!readOnly}
        focusedId={focusedId}
        onFocus={(id) => focusCoding(side, id)}
        onAdd={(at) => desk.palette.open('whole-source', at)}
        onRemove={(id) => desk.attempt(desk.actions.remove(id))}
        memos={<SourceMemos source={source} onOpen={() => desk.memoOfSource()} />}
      />
      {memo && !shown.some(({ id }) => id === memo.id) && (
        <div className={styles.memoAnchor}>
          <div className={styles.memo}>
            <MemoHere />
          </div>
        </div>
      )}
      <SlippedCodings />
      {text.phase === 'changed-elsewhere' && <ChangedElsewhere />}
      <ReadingSurface memoBox={memo && <MemoHere />} />
      <ReaderFooter />
      <ReaderOverlays />
    </div>
  );
}

/** The memo open beside the text. */
function MemoHere() {
  const desk = useDesk();
  const { memo } = useMoment();
  if (!memo) return null;
  return (
    <MemoBox key={`${memo.about} ${memo.id}`} ref={desk.memoBox} of={memo} onClose={() => desk.closeMemo()} />
  );
}

/** The text was changed elsewhere while it was being written here; the analyst decides which version stays. */
function ChangedElsewhere() {
  const desk = useDesk();
  const { t } = useMoment().words;
  return (
    <Note tone="warning" className={styles.notice}>
      <Sentence>{t('reader:changed_elsewhere')}</Sentence>
      <LinkButton onPress={() => desk.attempt(desk.session.reload())}>
        {t('reader:show_other_text')}
      </LinkButton>
      {' · '}
      {t('reader:copy_own_text')}
      {desk.surface.current && <CopyLink text={desk.text()} behind={t('reader:copy_own_text')} />}
    </Note>
  );
}
