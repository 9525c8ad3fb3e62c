// One open source: its header, its text, and what opens over them.
import { useMemo, useRef, useState, type RefObject } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { AppError } from '#core/errors.ts';
import type { Span } from '#core/span.ts';
import { showError } from '#renderer/app/show-error.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import type { SurfaceHandle, SurfaceProps, SurfaceSelection } from '#renderer/editor/surface.ts';
import { TextSurface } from '#renderer/editor/text-surface.tsx';
import { codePath } from '#renderer/features/codebook/code-path.ts';
import { useSearchedHits } from '#renderer/features/search/use-searched-hits.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useRoomForUndo } from '#renderer/state/taking-back.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Place } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ClassifyStrip } from './classify-strip.tsx';
import { CodePalette, isApplicable } from './code-palette.tsx';
import { codingActions, type ReaderMoment } from './coding-actions.ts';
import { FindBar } from './find-bar.tsx';
import { LostCodingsDialog } from './lost-codings-dialog.tsx';
import { MemoDialog, type MemoSubject } from './memo-dialog.tsx';
import { ReaderHeader } from './reader-header.tsx';
import { ReaderMenu } from './reader-menu.tsx';
import { readCommand, writeCommand } from './reader-keys.ts';
import { Announcement, ReaderFooter } from './reader-status.tsx';
import { focusCoding, useReader } from './reader-store.ts';
import { codesAtHand, SelectionBar } from './selection-bar.tsx';
import { sourceName } from './source-facts.ts';
import { SourcePages } from './source-pages.tsx';
import type { SourceSession } from './source-session.ts';
import { useClassifying } from './use-classifying.ts';
import { useCodePalette } from './use-code-palette.ts';
import { useFind } from './use-find.ts';
import { useLedToOthers, useOpening, useOpenText } from './use-opening.ts';
import { useReaderCommands } from './use-reader-commands.ts';
import { selectedOn, useReaderMenu } from './use-reader-menu.ts';
import { useReadingMode } from './use-reading-mode.ts';
import { useReadingView, type ReadingView } from './use-reading-view.ts';
import { useRecentCodes } from './use-recent-codes.ts';
import { useSelectionBar } from './use-selection-bar.ts';
import { useShownCodings } from './use-shown-codings.ts';
import { useSessionState } from './use-source-session.ts';
import { useWorkingCoderId } from './use-working-coder.ts';
import { SlippedCodings } from './slipped-codings.tsx';
import { WholeSourceCodes } from './whole-source-codes.tsx';
import styles from './reader.module.css';

export interface ReadingRoomProps {
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly place: Place;
  readonly surface: RefObject<SurfaceHandle | null>;
}

export function ReadingRoom({ source, session, place, surface }: ReadingRoomProps) {
  const words = useWords();
  const { t } = words;
  const state = useSessionState(session);
  const codebook = useProject(({ codebook: current }) => current);
  const readOnly = useProject(({ open }) => open?.readOnly ?? true);
  const workingCoderId = useWorkingCoderId();
  const reviewed = useProject(({ tables }) =>
    [...tables.review.values()].some(
      ({ sourceId, coderId }) => sourceId === source.id && coderId === workingCoderId,
    ),
  );
  const focusedId = useReader((reader) => reader.focusedId);
  const [mode, setMode] = useReadingMode(source, reviewed, readOnly);
  const views = useReadingView(session, surface);
  const view = views.viewIn(mode);
  const [recentIds, remember] = useRecentCodes();
  const [memo, setMemo] = useState<MemoSubject | null>(null);
  const selection = useRef<SurfaceSelection | null>(null);
  const wholeSource = useRef<HTMLDivElement>(null);
  const codings = useShownCodings(source.id, state, words);
  const { shown, whole, records, held } = codings;
  const focused = shown.find(({ id }) => id === focusedId);
  const focusedRecord = focusedId === null ? undefined : records.get(focusedId);
  const find = useFind(surface, state.tracked);
  const searched = useSearchedHits(source, state.phase === 'saved');

  const namesOf = (codeId: string): string => codePath(codebook, codeId);
  const moment = {
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

  useRoomForUndo(mode === 'write', async (work) => {
    const goOn = surface.current?.holdTyping?.();
    try {
      // First what is being written is saved: undo takes back the last words, not what was done before them.
      await session.save();
      await work();
      await session.reload().catch(unlessGone);
      // The editor shows the new text before the next task.
      await new Promise((resolve) => setTimeout(resolve));
    } finally {
      goOn?.();
    }
  });
  useOpening(place, session, surface, mode);
  useLedToOthers(place, codings);

  const classifying = useClassifying(source, session, codebook, !readOnly && mode === 'read');
  const palette = useCodePalette({ surface, selection, actions, focused });
  const bar = useSelectionBar(surface);
  const menus = useReaderMenu({ surface, mode, readOnly, focused });
  const { menu } = menus;
  const openMemo = (): void => {
    setMemo(
      focused
        ? { about: 'coding', id: focused.id, name: focused.path.join(' › ') }
        : { about: 'source', id: source.id, name: sourceName(source, words) },
    );
  };
  const changeMode = async (next: 'read' | 'write'): Promise<void> => {
    await session.save();
    if (views.viewIn(next) === view) {
      setMode(next);
      requestAnimationFrame(() => surface.current?.focus());
    } else views.change(() => setMode(next));
  };
  const changeView = async (next: ReadingView): Promise<void> => {
    await session.save();
    views.change(() => {
      // Pages can be coded, not written on.
      if (next === 'page') setMode('read');
      views.choose(next);
    });
  };
  const { run, inVivo, toggleReviewed } = useReaderCommands({
    source,
    session,
    codebook,
    mode,
    reviewed,
    readOnly,
    actions,
    palette,
    classifying,
    find,
    openMenu: menus.openCoding,
    openMemo,
    changeMode,
    wholeSourceBox: () => wholeSource.current?.getBoundingClientRect() ?? null,
  });
  useOpenText(source.id, surface, {
    hasSelection: () => !readOnly && selectedOn(surface.current) !== null,
    codeSelection: (codeId) => {
      const code = codebook.byId.get(codeId);
      if (readOnly || !code || !isApplicable(code) || !selectedOn(surface.current)) return false;
      bar.hide();
      attempt(actions.applyFromAside(codeId));
      return true;
    },
    recode: (at) => palette.open('recode', at),
    remove: () => attempt(actions.remove()),
  });

  const common: SurfaceProps = {
    ref: surface,
    language: source.language,
    codings: shown,
    focusedId,
    // The browser paints no selection of its own while a palette or a menu has the focus.
    marked: palette.palette?.passage?.span ?? (menu?.about.what === 'words' ? menu.about.selected : null),
    found: find.isOpen ? find.places : searched.spans,
    foundIndex: find.isOpen ? find.index : searched.index,
    labels: {
      text: t('reader:text_of', { name: sourceName(source, words) }),
      margin: t('reader:codings_here'),
      density: t('reader:density'),
      start: t('reader:drag_start'),
      end: t('reader:drag_end'),
    },
    onSelect: (next) => {
      if (next) selection.current = next;
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
    onFocusCoding: focusCoding,
    onCodingMenu: (_, point) => menus.openCoding('all', point),
    ...(!readOnly &&
      focusedRecord?.coderId === workingCoderId && {
        onResize: (id: string, span: Span) => attempt(actions.resize(id, span)),
      }),
    onKey: (event) => {
      const command = mode === 'read' ? readCommand(event, focusedId !== null) : writeCommand(event);
      return command !== null && run(command);
    },
  };

  return (
    <div className={styles.room}>
      <ReaderHeader
        source={source}
        mode={mode}
        view={session.hasPages ? view : null}
        canEdit={!readOnly}
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
        onFocus={focusCoding}
        onAdd={(at) => palette.open('whole-source', at)}
        onRemove={(id) => attempt(actions.remove(id))}
      />
      <SlippedCodings sourceId={source.id} textHash={source.textHash} canEdit={!readOnly} />
      {state.phase === 'changed-elsewhere' && (
        <Note tone="warning" className={styles.notice} copyText={surface.current?.text()}>
          {t('reader:changed_elsewhere')}{' '}
          <LinkButton onPress={() => attempt(session.reload())}>{t('reader:show_other_text')}</LinkButton>
          {' · '}
          {t('reader:copy_own_text')}
        </Note>
      )}
      <div className={cx(styles.desk, view === 'page' && styles.underTools)}>
        {find.isOpen && (
          <FindBar
            query={find.query}
            index={find.index}
            count={find.places.length}
            asked={find.asked}
            onQuery={find.search}
            onStep={find.step}
            onClose={find.close}
          />
        )}
        {state.length === 0 && mode === 'read' ? (
          <EmptyState sentence={source.kind === 'document' ? t('reader:no_text') : t('reader:no_note')} />
        ) : view === 'page' ? (
          <SourcePages
            {...common}
            source={source}
            text={session.text}
            onShowText={() => attempt(changeView('text'))}
          />
        ) : (
          <TextSurface
            {...common}
            textKey={source.id}
            content={state.content}
            mode={mode}
            onDocument={(doc) => session.show(doc)}
            onTransaction={(transaction) => {
              if (transaction.docChanged) {
                session.edit(transaction.before, transaction.doc, textEdits(transaction));
              } else if (transaction.selectionSet) session.pause();
            }}
          />
        )}
      </div>
      <Announcement coding={focused} surface={surface} />
      <ReaderFooter
        codings={shown.length + whole.length}
        reviewed={reviewed}
        canEdit={!readOnly}
        onReviewed={toggleReviewed}
      />
      {palette.palette && (
        <CodePalette
          purpose={palette.palette.purpose}
          codebook={codebook}
          recentIds={recentIds}
          reach={palette.palette.passage?.reach ?? null}
          anchor={palette.anchor}
          onChoose={palette.choose}
          onCreate={palette.create}
          onWiden={palette.widen}
          onClose={palette.close}
        />
      )}
      {menu && (menu.about.what === 'words' || focusedRecord) && (
        <ReaderMenu
          {...menu}
          source={source}
          codebook={codebook}
          recentIds={recentIds}
          focused={focusedRecord}
          canEdit={!readOnly}
          isOwn={!readOnly && focusedRecord?.coderId === workingCoderId}
          actions={actions}
          attempt={attempt}
          onCode={() => palette.open('apply')}
          onInVivo={inVivo}
          onRecode={() => palette.open('recode')}
          onMemo={openMemo}
          onClose={menus.close}
        />
      )}
      {memo && (
        <MemoDialog
          subject={memo}
          onClose={() => {
            setMemo(null);
            surface.current?.focus();
          }}
        />
      )}
      {state.lost.length > 0 && (
        <LostCodingsDialog
          lost={state.lost.map(({ id, was, words: now }) => {
            // Also those of other coders, which may not be shown in the text.
            const codeId = held.get(id)?.codeId ?? '';
            const colour = codebook.byId.get(codeId)?.colour ?? 0;
            return { id, was, words: now, colour, path: codePath(codebook, codeId) };
          })}
          onAnswer={(answer) => session.answer(answer)}
        />
      )}
    </div>
  );
}

/** An undo may take back the very source that is open. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error;
}
