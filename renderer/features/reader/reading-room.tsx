// One open source: its header, its text, and everything that can be done to it.
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { pathOf } from '#core/codebook.ts';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/action-handlers.ts';
import { FooterState } from '#renderer/app/footer.tsx';
import { showError } from '#renderer/app/show-error.ts';
import {
  TextSurface,
  type SurfaceSelection,
  type TextSurfaceHandle,
} from '#renderer/editor/text-surface.tsx';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Place } from '#renderer/state/workspace.ts';
import { MenuAt } from '#renderer/ui/context-menu.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { CodePalette, isApplicable, type PalettePurpose } from './code-palette.tsx';
import { codingActions, type ReaderMoment } from './coding-actions.ts';
import { codingMenu, type CodingMenuPart } from './coding-menu.ts';
import { FindBar } from './find-bar.tsx';
import { LostCodingsDialog } from './lost-codings-dialog.tsx';
import { MemoDialog, type MemoSubject } from './memo-dialog.tsx';
import { meantPassage, type MeantPassage } from './passage-to-code.ts';
import { ReaderHeader } from './reader-header.tsx';
import { readCommand, writeCommand, type ReaderCommand } from './reader-keys.ts';
import { focusCoding, readerStore, useReader } from './reader-store.ts';
import { sourceName } from './source-facts.ts';
import type { SourceSession } from './source-session.ts';
import { useFind } from './use-find.ts';
import { useReadingMode } from './use-reading-mode.ts';
import { useRecentCodes } from './use-recent-codes.ts';
import { useSessionState } from './use-source-session.ts';
import { useShownCodings } from './use-shown-codings.ts';
import { useWorkingCoderId } from './use-working-coder.ts';
import { WholeSourceCodes } from './whole-source-codes.tsx';
import styles from './reader.module.css';

export interface ReadingRoomProps {
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly place: Place;
  readonly surface: RefObject<TextSurfaceHandle | null>;
}

interface OpenPalette {
  readonly purpose: PalettePurpose;
  readonly passage: MeantPassage | null;
  /** Where it opens when it is not about a passage. */
  readonly anchor: DOMRect | null;
}

export function ReadingRoom({ source, session, place, surface }: ReadingRoomProps) {
  const words = useWords();
  const { t } = words;
  const state = useSessionState(session);
  const codebook = useProject(({ codebook: current }) => current);
  const readOnly = useProject(({ open }) => open?.readOnly ?? true);
  const examples = useProject(({ tables }) => tables.codeExample);
  const workingCoderId = useWorkingCoderId();
  const reviewed = useProject(({ tables }) =>
    [...tables.review.values()].some(
      ({ sourceId, coderId }) => sourceId === source.id && coderId === workingCoderId,
    ),
  );
  const focusedId = useReader((reader) => reader.focusedId);
  const [mode, setMode] = useReadingMode(source, reviewed, readOnly);
  const [recentIds, remember] = useRecentCodes();
  const [palette, setPalette] = useState<OpenPalette | null>(null);
  const [menu, setMenu] = useState<{ part: CodingMenuPart; at: DOMRect } | null>(null);
  const [memo, setMemo] = useState<MemoSubject | null>(null);
  const selection = useRef<SurfaceSelection | null>(null);
  const { shown, whole, records, held, others, setOthers } = useShownCodings(source.id, state, words);
  const find = useFind(surface, state.tracked);

  const moment: ReaderMoment = {
    source,
    session,
    surface: surface.current,
    selection: selection.current,
    shown,
    records,
    focusedId,
    workingCoderId,
    words,
    remember,
  };
  const latest = useRef(moment);
  latest.current = moment;
  const actions = useMemo(
    () =>
      codingActions(() => ({
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

  useOpenText(source.id, surface);
  useOpening(place, session, surface);
  const ledTo = useRef<Place | null>(null);
  useEffect(() => {
    // A list has led to a coding of another coder: it is to be seen, until the analyst chooses otherwise.
    if (ledTo.current === place) return;
    ledTo.current = place;
    const { codingId } = place;
    if (codingId !== undefined && others === false && held.has(codingId) && !records.has(codingId)) {
      setOthers(true);
    }
  }, [place, others, held, records, setOthers]);

  const openPalette = (purpose: PalettePurpose, anchor: DOMRect | null = null): void => {
    if (purpose === 'apply') {
      const passage = actions.meant();
      if (passage) setPalette({ purpose, passage, anchor: null });
      return;
    }
    const focused = shown.find(({ id }) => id === focusedId);
    const passage = purpose === 'recode' && focused ? { span: focused, reach: 'selection' as const } : null;
    if (purpose === 'recode' && !passage) return;
    setPalette({ purpose, passage, anchor });
  };
  const closePalette = (): void => {
    const passage = palette?.passage;
    setPalette(null);
    surface.current?.focus();
    // The field of the palette had the browser's selection meanwhile.
    if (passage?.reach === 'selection' && palette?.purpose === 'apply') surface.current?.select(passage.span);
    else if (selection.current) surface.current?.select(selection.current);
  };
  const choose = (codeId: string, more: boolean): void => {
    if (!palette) return;
    const { purpose, passage } = palette;
    if (!more) closePalette();
    if (purpose === 'recode') attempt(actions.recode(codeId));
    else if (passage) attempt(actions.applyToPassage(codeId, passage));
    else attempt(actions.applyToSource(codeId));
  };
  const anchorOf = (): DOMRect | null => {
    if (!palette?.passage) return palette?.anchor ?? null;
    const boxes = surface.current?.boxesOf(palette.passage.span);
    if (!boxes) return null;
    const { first, last } = boxes;
    const left = first.top === last.top ? first.left : Math.min(first.left, last.left);
    // A passage higher than half the window leaves no room on either side: stand at its end.
    const top = last.bottom - first.top > window.innerHeight / 2 ? last.top : first.top;
    return new DOMRect(left, top, Math.max(1, last.right - left), last.bottom - top);
  };
  const openMenu = (part: CodingMenuPart, at?: { clientX: number; clientY: number }): void => {
    const focused = shown.find(({ id }) => id === focusedId);
    const box = at
      ? new DOMRect(at.clientX, at.clientY)
      : focused && surface.current?.boxesOf(focused)?.first;
    if (box) setMenu({ part, at: box });
  };
  const applyPin = (pin: number): Promise<void> => {
    const code = codebook.inOrder.find((each) => each.pin === pin && isApplicable(each));
    return code ? actions.applyCode(code.id) : Promise.resolve();
  };
  const setReviewed = (): Promise<unknown> =>
    api.sources.setReviewed({ ids: [source.id], reviewed: !reviewed });
  const openMemo = (): void => {
    const focused = shown.find(({ id }) => id === focusedId);
    setMemo(
      focused
        ? { about: 'coding', id: focused.id, name: focused.path.join(' › ') }
        : { about: 'source', id: source.id, name: sourceName(source, words) },
    );
  };
  const changeMode = async (next: 'read' | 'write'): Promise<void> => {
    await session.save();
    setMode(next);
    requestAnimationFrame(() => surface.current?.focus());
  };
  const flushed = (work: () => unknown) => async (): Promise<void> => {
    await session.save();
    await work();
  };

  useActions({
    'read.find': find.open,
    'read.cite': () => actions.cite(),
    ...(readOnly
      ? {}
      : {
          'read.code': () => openPalette('apply'),
          'read.pinned': (press: string) => applyPin(Number(press)),
          'read.in_vivo': () =>
            actions.inVivo(
              (name) => codebook.children.get(null)?.find((code) => code.name === name)?.id ?? null,
            ),
          'read.whole_source': () => openPalette('whole-source', headerBox()),
          'read.memo': openMemo,
          'read.reviewed': { run: setReviewed, checked: reviewed },
          'read.write': {
            run: () => changeMode(mode === 'read' ? 'write' : 'read'),
            checked: mode === 'write',
          },
          ...(mode === 'write' && state.phase !== 'saved'
            ? {
                'edit.undo': flushed(() => api.history.undo()),
                'project.close': flushed(() => api.desk.close()),
              }
            : {}),
        }),
  });

  const run = (command: ReaderCommand): boolean => {
    switch (command.do) {
      case 'step':
        return actions.step(command.back);
      case 'leave':
        focusCoding(null);
        return true;
      case 'menu':
        openMenu('all');
        return true;
      case 'find-next':
        if (find.isOpen) find.step(command.by);
        return find.isOpen;
    }
    if (readOnly) return false;
    switch (command.do) {
      case 'edge':
        attempt(actions.moveEdge(command.move));
        return true;
      case 'remove':
        attempt(actions.remove());
        return true;
      case 'recode':
        openPalette('recode');
        return true;
      case 'join':
        attempt(actions.joinAdjacent());
        return true;
      case 'voice':
      case 'stance':
        openMenu(command.do);
        return true;
      case 'palette':
        openPalette('apply');
        return true;
      case 'pinned':
        attempt(applyPin(command.pin));
        return true;
    }
    return false;
  };

  const focusedRecord = focusedId === null ? undefined : records.get(focusedId);
  const isEmptyPolicy = source.length === 0 && source.kind === 'document' && mode === 'read';
  return (
    <div className={styles.room}>
      <ReaderHeader
        source={source}
        mode={mode}
        canEdit={!readOnly}
        others={others}
        onMode={(next) => attempt(changeMode(next))}
        onOthers={setOthers}
        onFind={find.open}
      />
      <WholeSourceCodes
        codings={whole}
        codebook={codebook}
        workingCoderId={workingCoderId}
        canEdit={!readOnly}
        onAdd={(anchor) => openPalette('whole-source', anchor)}
        focusedId={focusedId}
        onFocus={focusCoding}
        onRemove={(id) => attempt(actions.remove(id))}
      />
      {state.phase === 'changed-elsewhere' && (
        <Note tone="warning" className={styles.notice} copyText={surface.current?.text()}>
          {t('reader:changed_elsewhere')}{' '}
          <LinkButton onPress={() => attempt(session.reload())}>{t('reader:show_other_text')}</LinkButton>
          {' · '}
          {t('reader:copy_own_text')}
        </Note>
      )}
      <div className={styles.desk}>
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
        {isEmptyPolicy ? (
          <EmptyState sentence={t('reader:no_text')} />
        ) : (
          <TextSurface
            ref={surface}
            textKey={source.id}
            content={state.content}
            mode={mode}
            language={source.language}
            codings={shown}
            focusedId={focusedId}
            marked={palette?.passage?.span ?? null}
            found={find.places}
            foundIndex={find.index}
            labels={{
              text: t('reader:text_of', { name: sourceName(source, words) }),
              margin: t('reader:codings_here'),
              density: t('reader:density'),
              start: t('reader:drag_start'),
              end: t('reader:drag_end'),
            }}
            onDocument={(doc) => session.show(doc)}
            onTransaction={(transaction) => {
              if (transaction.docChanged) {
                session.edit(transaction.before, transaction.doc, textEdits(transaction));
              } else if (transaction.selectionSet) session.pause();
            }}
            onSelect={(next) => {
              if (next) selection.current = next;
            }}
            onFocusCoding={focusCoding}
            onCodingMenu={(_, at) => openMenu('all', at)}
            {...(readOnly ? {} : { onResize: (id, span) => attempt(actions.resize(id, span)) })}
            onKey={(event) => {
              const command = mode === 'read' ? readCommand(event, focusedId !== null) : writeCommand(event);
              return command !== null && run(command);
            }}
          />
        )}
      </div>
      <Announcement coding={shown.find(({ id }) => id === focusedId)} surface={surface} />
      <FooterState>
        {t('reader:codings_count', { count: shown.length + whole.length })}
        {!readOnly && (
          <>
            <span className={styles.gap} />
            {reviewed ? t('reader:is_reviewed') : t('reader:not_reviewed')}{' '}
            <LinkButton onPress={() => attempt(setReviewed())}>
              {reviewed ? t('reader:take_back_review') : t('reader:mark_reviewed')}
            </LinkButton>
          </>
        )}
        {state.phase !== 'saved' && (
          <>
            <span className={styles.gap} />
            {t(`reader:phase_${state.phase}`)}
          </>
        )}
      </FooterState>
      {palette && (
        <CodePalette
          purpose={palette.purpose}
          codebook={codebook}
          recentIds={recentIds}
          reach={palette.passage?.reach ?? null}
          anchor={anchorOf}
          onChoose={choose}
          onCreate={(name, parentId) => {
            const { passage, purpose } = palette;
            closePalette();
            if (purpose === 'recode') {
              attempt(api.codes.create({ name, parentId }).then((code) => actions.recode(code.id)));
            } else attempt(actions.applyNew(name, parentId, passage));
          }}
          onWiden={() => {
            const at = selection.current;
            const reach = palette.passage?.reach === 'sentence' ? 'paragraph' : 'sentence';
            const passage =
              at && meantPassage(surface.current?.text() ?? '', { start: at.head, end: at.head }, reach);
            if (passage) setPalette({ ...palette, passage });
          }}
          onClose={closePalette}
        />
      )}
      {menu && focusedRecord && (
        <MenuAt
          label={t('reader:coding_menu')}
          at={menu.at}
          onClose={() => {
            setMenu(null);
            surface.current?.focus();
          }}
          sections={codingMenu(menu.part, {
            coding: focusedRecord,
            source,
            isExample: [...examples.values()].some(({ codingId }) => codingId === focusedRecord.id),
            isOwn: !readOnly && focusedRecord.coderId === workingCoderId,
            actions,
            words,
            attempt,
            onRecode: () => openPalette('recode'),
            onMemo: openMemo,
            onExample: () => {
              const example = ![...examples.values()].some(({ codingId }) => codingId === focusedRecord.id);
              attempt(api.codings.setExample({ id: focusedRecord.id, example }));
            },
          })}
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
            return { id, was, words: now, colour, path: pathOf(codebook, codeId).join(' › ') };
          })}
          onAnswer={(answer) => session.answer(answer)}
        />
      )}
    </div>
  );
}

/** Says which coding is in focus to those who hear the screen. */
function Announcement({
  coding,
  surface,
}: {
  coding: SurfaceCoding | undefined;
  surface: RefObject<TextSurfaceHandle | null>;
}) {
  const quote = coding ? surface.current?.text().slice(coding.start, coding.end) : undefined;
  return (
    <p role="status" className={styles.heard}>
      {coding && [coding.path.join(', '), coding.note, quote].filter(Boolean).join('. ')}
    </p>
  );
}

/** Lets the inspector reach the text while it is open. */
function useOpenText(sourceId: string, surface: RefObject<TextSurfaceHandle | null>): void {
  useEffect(() => {
    readerStore.setState({
      sourceId,
      focusedId: null,
      openText: {
        text: () => surface.current?.text() ?? '',
        reveal: (span) => surface.current?.reveal(span),
        focus: () => surface.current?.focus(),
      },
    });
    return () => {
      readerStore.setState({ sourceId: null, focusedId: null, openText: null });
    };
  }, [sourceId, surface]);
}

/** Goes to the place for which the source was opened, now and when it is asked for again. */
function useOpening(
  place: Place,
  session: SourceSession,
  surface: RefObject<TextSurfaceHandle | null>,
): void {
  useEffect(() => {
    const { codingId, span } = place;
    const frame = requestAnimationFrame(() => {
      const tracked = session.state.tracked.stored.get(codingId ?? '');
      const target = tracked ?? span;
      if (codingId !== undefined) focusCoding(codingId);
      const text = surface.current;
      if (!text) return;
      text.focus();
      if (!target) {
        text.select({ start: 0, end: 0 });
        return;
      }
      text.select(tracked ? { start: target.start, end: target.start } : target);
      text.reveal(target);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [place, session, surface]);
}

function headerBox(): DOMRect | null {
  return document.querySelector(`.${styles.room} > [role='group']`)?.getBoundingClientRect() ?? null;
}
