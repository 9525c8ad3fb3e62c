// One open source: its header, its text, and what opens over them. Each part renders by itself, because a coding and
// the focus change few of them.
import { useEffect } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { WholeSourceCodes } from '#renderer/common/codes/whole-source-codes.tsx';
import { useReportSaving } from '#renderer/state/saving.ts';
import type { Place } from '#renderer/state/workspace-state.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { ClassifyStrip } from './classify-strip.tsx';
import { MemoBeside } from './memo-beside.tsx';
import { ReaderHeader } from './reader-header.tsx';
import { ReaderOverlays } from './reader-overlays.tsx';
import { OthersHere } from './others-here.tsx';
import { ReaderFooter } from './reader-status.tsx';
import { focusCoding } from './reader-store.ts';
import { ReadingSurface } from './reading-surface.tsx';
import { SlippedCodings } from './slipped-codings.tsx';
import { SourceMemos } from './source-memos.tsx';
import { useDesk, useFacts, useMoment } from './use-desk.ts';
import { useShowOthersForTarget, useOpening, useOpenText } from './use-opening.ts';
import { useReaderCommands } from './use-reader-commands.ts';
import { useUndoInText } from './use-undo-in-text.ts';
import styles from './reader.module.css';

export interface ReadingRoomProps {
  readonly place: Place;
  /** Whether the person has moved elsewhere since the source was requested. */
  readonly hasMovedElsewhere: () => boolean;
}

const ofTheRoom = ['isSplit'] as const;

export function ReadingRoom(props: ReadingRoomProps) {
  const { isSplit } = useFacts(ofTheRoom);
  return (
    <div className={cx(styles.room, isSplit && styles.beside)}>
      <ReaderHeader />
      <Classifying />
      <WholeSource />
      <MemoAboveText />
      <SlippedCodings />
      <ChangedElsewhere />
      <ReadingSurface />
      <ReaderFooter />
      <OthersHere />
      <ReaderOverlays />
      <AtWork {...props} />
    </div>
  );
}

/** What goes on in the room without being seen: saving, opening, undo, and the commands. */
function AtWork({ place, hasMovedElsewhere }: ReadingRoomProps) {
  const desk = useDesk();
  const { session } = desk;
  const { text, isAtHand } = useMoment();
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
  return null;
}

const ofClassifying = ['source', 'readOnly', 'mode', 'isClassifying'] as const;

function Classifying() {
  const { classifying } = useDesk();
  useFacts(ofClassifying);
  return classifying.isOn() && <ClassifyStrip />;
}

const ofWholeSource = ['source', 'whole', 'codebook', 'workingCoderId', 'readOnly', 'focusedId'] as const;

function WholeSource() {
  const desk = useDesk();
  const { source, whole, codebook, workingCoderId, readOnly, focusedId } = useFacts(ofWholeSource);
  return (
    <WholeSourceCodes
      ref={desk.wholeSource}
      codings={whole}
      codebook={codebook}
      workingCoderId={workingCoderId}
      canEdit={!readOnly}
      focusedId={focusedId}
      onFocus={(id) => focusCoding(desk.side, id)}
      onAdd={(at) => desk.palette.open('whole-source', at)}
      onRemove={(id) => desk.attempt(desk.actions.remove(id))}
      memos={<SourceMemos source={source} onOpen={() => desk.memoOfSource()} />}
    />
  );
}

const ofMemo = ['memo', 'shown'] as const;

/** The open memo, if it is not about a coding in the text. */
function MemoAboveText() {
  const { memo, shown } = useFacts(ofMemo);
  if (!memo || shown.some(({ id }) => id === memo.id)) return null;
  return (
    <div className={styles.memoAnchor}>
      <div className={styles.memo}>
        <MemoBeside />
      </div>
    </div>
  );
}

const ofTextElsewhere = ['text', 'words'] as const;

/** The text was changed elsewhere while it was being written here; the analyst decides which version stays. */
function ChangedElsewhere() {
  const desk = useDesk();
  const {
    text,
    words: { t },
  } = useFacts(ofTextElsewhere);
  if (text.phase !== 'changed-elsewhere') return null;
  return (
    <Note tone="warning" className={styles.notice}>
      <Sentence>{t('reader:changed_elsewhere')}</Sentence>
      <LinkButton onPress={() => desk.attempt(desk.session.reload())}>
        {t('reader:show_other_text')}
      </LinkButton>
      {' · '}
      <LinkButton onPress={() => desk.attempt(desk.session.keepBoth())}>
        {t('reader:keep_both_texts')}
      </LinkButton>
      {' · '}
      {t('reader:copy_own_text')}
      {desk.surface.current && <CopyLink text={desk.text()} behind={t('reader:copy_own_text')} />}
    </Note>
  );
}
