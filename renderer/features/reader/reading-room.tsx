// One open source: its header, its text, and what opens over them.
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import type { SurfaceHandle, SurfaceProps, SurfaceSelection } from '#renderer/editor/surface.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { MemoBox, type MemoBoxHandle } from '#renderer/common/memos/memo-box.tsx';
import type { MemoOf } from '#renderer/common/memos/subject-writing.ts';
import { useSearchedHits } from '#renderer/common/search/use-searched-hits.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useBeside, useReadingSide } from '#renderer/state/beside.ts';
import { useTellingOfSaving } from '#renderer/state/saving.ts';
import type { Side } from '#renderer/state/side.ts';
import { useWorkspace, type Place } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { watchHand } from '#renderer/ui/focus-watch.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { useCaretCrossing } from './caret-crossing.ts';
import { ClassifyStrip } from './classify-strip.tsx';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { codingActions, type ReaderMoment } from './coding-actions.ts';
import { ReaderHeader } from './reader-header.tsx';
import { ReaderOverlays } from './reader-overlays.tsx';
import { give, pressIn } from './reader-commands.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { Announcement, ReaderFooter } from './reader-status.tsx';
import { focusCoding, useReader } from './reader-store.ts';
import { ReadingDesk } from './reading-desk.tsx';
import { codesAtHand, SelectionBar } from './selection-bar.tsx';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import type { SourceSession } from './source-session.ts';
import { useClassifying } from './use-classifying.ts';
import { useCodeDrop } from './use-code-drop.ts';
import { useCodePalette } from './use-code-palette.ts';
import { useFind } from './use-find.ts';
import { useLedToOthers, useOpening, useOpenText } from './use-opening.ts';
import { useReaderCommands } from './use-reader-commands.ts';
import { selectedOn, useReaderMenu } from './use-reader-menu.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useReadingMode } from './use-reading-mode.ts';
import { useReadingView, type ReadingView } from './use-reading-view.ts';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useSelectionBar } from './use-selection-bar.ts';
import { useUndoInText } from './use-undo-in-text.ts';
import { useShownCodings } from './use-shown-codings.ts';
import { useSessionState } from './use-source-session.ts';
import { useWordCount } from './use-word-count.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { SourceMemos } from './source-memos.tsx';
import { SlippedCodings } from './slipped-codings.tsx';
import { WholeSourceCodes } from '#renderer/common/codes/whole-source-codes.tsx';
import styles from './reader.module.css';

export interface ReadingRoomProps {
  readonly side: Side;
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly place: Place;
  readonly surface: RefObject<SurfaceHandle | null>;
  /** Whether the hand has gone elsewhere since the source was asked for. */
  readonly isHandElsewhere: () => boolean;
}

export function ReadingRoom({ side, source, session, place, surface, isHandElsewhere }: ReadingRoomProps) {
  const words = useWords();
  const { t } = words;
  const state = useSessionState(session);
  useTellingOfSaving(state.phase);
  const isAtHand = useReadingSide() === side;
  const isSplit = useBeside() !== null;
  const codebook = useProject(({ codebook: current }) => current);
  const readOnly = useProject(({ open }) => open?.readOnly ?? true);
  const workingCoderId = useWorkingCoderId();
  const blindId = useBlindCoderId();
  const reviewed = useProject(({ tables }) =>
    [...tables.review.values()].some(
      ({ sourceId, coderId }) => sourceId === source.id && coderId === workingCoderId,
    ),
  );
  const focusedId = useReader((reader) => reader.focusedId);
  // Of a source that stands on both sides the left one is written on: one text has one writer.
  const isSecond = useWorkspace(({ place: left }) => side === 'right' && left?.sourceId === source.id);
  const canWrite = !readOnly && !isSecond;
  const [mode, setMode] = useReadingMode(side, source, reviewed, !canWrite);
  const views = useReadingView(session, surface);
  const view = views.viewIn(mode);
  const [recentIds, remember] = useRecentCodes();
  const [memo, setMemo] = useState<MemoOf | null>(null);
  const memoHandle = useRef<MemoBoxHandle>(null);
  const selection = useRef<SurfaceSelection | null>(null);
  const wholeSource = useRef<HTMLDivElement>(null);
  const codings = useShownCodings(source.id, state, words);
  const { shown, whole, records, held } = codings;
  const focused = shown.find(({ id }) => id === focusedId);
  const focusedRecord = focusedId === null ? undefined : records.get(focusedId);
  const isOwn = !readOnly && focusedRecord?.coderId === workingCoderId;
  const find = useFind(surface, state.tracked);
  const wordCount = useWordCount(session);
  const [crossing, hearCaret] = useCaretCrossing(shown, words);
  const searched = useSearchedHits(source, state.phase === 'saved');

  const namesOf = (codeId: string): string => codePath(codebook, codeId);
  const moment = {
    side,
    source,
    session,
    shown,
    records,
    focusedId,
    workingCoderId,
    words,
    remember,
    pathOf: namesOf,
  };
  const latest = useRef(moment);
  latest.current = moment;
  const actions = useMemo(
    () =>
      codingActions((): ReaderMoment => ({
        ...latest.current,
        surface: surface.current,
        selection: surface.current?.selection() ?? selection.current,
      })),
    // Both are refs: they stay the same while what they hold changes.
    // oxlint-disable-next-line react/memo-dependencies
    [surface],
  );
  const attempt = (work: Promise<unknown>): void => {
    work.catch(showError);
  };

  useUndoInText(session, surface, mode === 'write');
  // What was written here comes before what is done on the other side: undo takes back the last of all.
  useEffect(() => {
    if (!isAtHand) session.save().catch(showError);
  }, [isAtHand, session]);
  useOpening(side, place, session, surface, mode, isHandElsewhere);
  useLedToOthers(place, codings);

  const classifying = useClassifying(side, source, session, codebook, !readOnly && mode === 'read');
  const palette = useCodePalette({ surface, selection, actions, focused });
  const bar = useSelectionBar(surface);
  const drop = useCodeDrop(surface, !readOnly, (codeId, passage) => {
    bar.hide();
    attempt(actions.applyFromAside(codeId, passage));
  });
  const menus = useReaderMenu({ side, surface, mode, readOnly, focused });
  const { menu } = menus;
  const ofSource: MemoOf = { about: 'source', id: source.id, name: sourceName(source, words) };
  const openMemo = (): void => {
    setMemo(
      focusedRecord
        ? { about: 'coding', id: focusedRecord.id, name: namesOf(focusedRecord.codeId) }
        : ofSource,
    );
  };
  const isInText = shown.some(({ id }) => id === memo?.id);
  const memoBox = memo && (
    <MemoBox
      key={`${memo.about} ${memo.id}`}
      ref={memoHandle}
      of={memo}
      onClose={() => {
        setMemo(null);
        surface.current?.focus();
      }}
    />
  );
  const changeMode = async (next: 'read' | 'write'): Promise<void> => {
    const isElsewhere = watchHand();
    await session.save();
    if (views.viewIn(next) === view) {
      setMode(next);
      requestAnimationFrame(() => {
        if (!isElsewhere()) surface.current?.focus();
      });
    } else views.change(isElsewhere, () => setMode(next));
  };
  const changeView = async (next: ReadingView): Promise<void> => {
    const isElsewhere = watchHand();
    await session.save();
    views.change(isElsewhere, () => {
      // Pages can be coded, not written on.
      if (next === 'page' && mode === 'write') setMode('read');
      views.choose(next);
    });
  };
  const desk: ReaderDesk = {
    side,
    words,
    canWrite,
    source,
    session,
    codebook,
    mode,
    reviewed,
    readOnly,
    blindId,
    focused: focusedRecord,
    isOwn,
    isSelected: () => selectedOn(surface.current) !== null,
    actions,
    palette,
    classifying,
    find,
    openMenu: menus.openCoding,
    openMemo,
    changeMode,
    wholeSourceBox: () => wholeSource.current?.getBoundingClientRect() ?? null,
  };
  useReaderCommands(desk, isAtHand);
  useOpenText(side, source.id, surface, {
    focus: () => {
      surface.current?.focus();
      // The page has one selection: on the other side this one was lost.
      const start = surface.current?.firstInSight() ?? 0;
      surface.current?.select(selection.current ?? { start, end: start });
    },
    codeSelection: (codeId) => {
      const code = codebook.byId.get(codeId);
      if (readOnly || !code || !isApplicable(code) || !selectedOn(surface.current)) return false;
      bar.hide();
      attempt(actions.applyFromAside(codeId));
      return true;
    },
    recode: (at) => palette.open('recode', at),
    memo: openMemo,
    remove: () => attempt(actions.remove()),
  });

  const onScrolled = useReadingPlace(side, source.id, surface);
  const common: SurfaceProps = {
    ref: surface,
    onScrolled,
    language: source.language,
    codings: shown,
    focusedId,
    // The browser paints no selection of its own while a palette or a menu has the focus.
    marked:
      drop.span ??
      palette.palette?.passage?.span ??
      (menu?.about.what === 'words' ? menu.about.selected : null),
    found: find.isOpen ? find.places : searched.spans,
    foundIndex: find.isOpen ? find.index : searched.index,
    labels: {
      text: t('reader:text_of', { name: sourceName(source, words) }),
      margin: t('reader:codings_here'),
      rest: (count) => t('reader:more_codings_here', { count }),
      density: t('reader:density'),
      start: t('reader:drag_start'),
      end: t('reader:drag_end'),
    },
    onSelect: (next) => {
      if (next) selection.current = next;
      hearCaret(next);
      bar.told(next);
    },
    beside:
      bar.span && !readOnly && !palette.palette && !menu
        ? {
            span: bar.span,
            content: (
              <SelectionBar
                codes={codesAtHand(codebook, recentIds)}
                codebook={codebook}
                onCode={() => {
                  bar.hide();
                  palette.open('apply');
                }}
                onInVivo={() => {
                  bar.hide();
                  give(desk, 'read.in_vivo');
                }}
                onApply={(codeId) => {
                  bar.hide();
                  attempt(actions.applyCode(codeId));
                }}
              />
            ),
          }
        : null,
    onPointerSelect: bar.show,
    onTextMenu: (where) => {
      bar.hide();
      return menus.openText(where);
    },
    onFocusCoding: (id) => focusCoding(side, id),
    onCodingMenu: (_, point) => menus.openCoding('all', point),
    ...(isOwn && { onResize: (id: string, span: Span) => attempt(actions.dragEdge(id, span)) }),
    card: memo && isInText ? { codingId: memo.id, content: memoBox } : null,
    onKey: (event) => {
      if (event.key === 'Escape' && memo) {
        memoHandle.current?.leave();
        return true;
      }
      return pressIn(desk, event);
    },
  };

  return (
    <div className={cx(styles.room, isSplit && styles.beside)}>
      <ReaderHeader
        side={side}
        source={source}
        mode={mode}
        view={session.hasPages ? view : null}
        canWrite={canWrite}
        others={codings.others}
        classify={classifying.isOffered ? classifying.isOn : null}
        onClassify={(on) => {
          classifying.setOn(on);
          surface.current?.focus();
        }}
        onMode={(next) => attempt(changeMode(next))}
        onView={(next) => attempt(changeView(next))}
        onOthers={codings.setOthers}
        onFind={find.open}
      />
      {classifying.isOn && <ClassifyStrip sourceId={source.id} classifying={classifying} />}
      <WholeSourceCodes
        ref={wholeSource}
        codings={whole}
        codebook={codebook}
        workingCoderId={workingCoderId}
        canEdit={!readOnly}
        focusedId={focusedId}
        onFocus={(id) => focusCoding(side, id)}
        onAdd={(at) => palette.open('whole-source', at)}
        onRemove={(id) => attempt(actions.remove(id))}
        memos={<SourceMemos source={source} onOpen={() => setMemo(ofSource)} />}
      />
      {memoBox && !isInText && (
        <div className={styles.memoAnchor}>
          <div className={styles.memo}>{memoBox}</div>
        </div>
      )}
      <SlippedCodings sourceId={source.id} textHash={source.textHash} canEdit={!readOnly} />
      {state.phase === 'changed-elsewhere' && (
        <Note tone="warning" className={styles.notice}>
          <Sentence>{t('reader:changed_elsewhere')}</Sentence>
          <LinkButton onPress={() => attempt(session.reload())}>{t('reader:show_other_text')}</LinkButton>
          {' · '}
          {t('reader:copy_own_text')}
          {surface.current && <CopyLink text={surface.current.text()} behind={t('reader:copy_own_text')} />}
        </Note>
      )}
      <ReadingDesk
        source={source}
        session={session}
        mode={mode}
        view={view}
        find={find}
        common={common}
        drop={drop}
        onShowText={() => attempt(changeView('text'))}
      />
      <Announcement coding={focused} surface={surface} caret={crossing} />
      <ReaderFooter
        side={isSplit ? side : null}
        codings={shown.length + whole.length}
        words={wordCount}
        reviewed={reviewed}
        canEdit={!readOnly}
        onReviewed={() => give(desk, reviewed ? 'read.not_reviewed' : 'read.reviewed')}
      />
      <ReaderOverlays desk={desk} recentIds={recentIds} menus={menus} held={held} />
    </div>
  );
}
