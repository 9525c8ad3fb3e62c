import type { Span } from '#core/span.ts';
import { useSearchedHits } from '#renderer/common/search/use-searched-hits.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import type { SurfaceProps } from '#renderer/editor/surface.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import { TextSurface } from '#renderer/editor/text-surface.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useCaretCrossing } from './caret-crossing.ts';
import { noteCopied } from './copied-words.ts';
import { FindBar } from './find-bar.tsx';
import { MemoBeside } from './memo-beside.tsx';
import { runCommand, pressIn } from './reader-commands.ts';
import { Announcement } from './reader-status.tsx';
import { focusCoding } from './reader-store.ts';
import { codesAtHand, SelectionBar } from './selection-bar.tsx';
import { SourcePages } from './source-pages.tsx';
import { useCodeDrop } from './use-code-drop.ts';
import { useDesk, useFacts, useMoment } from './use-desk.ts';
import { useReadingPlace } from './use-reading-place.ts';
import styles from './reader.module.css';

const facts = [
  'source',
  'text',
  'mode',
  'view',
  'readOnly',
  'shown',
  'pending',
  'words',
  'memo',
  'looking',
  'palette',
  'menu',
  'barAt',
  'focusedId',
  'isOwn',
] as const;

/** The words of the source as text or as pages; the find field stands above them, so that it covers none. */
export function ReadingSurface() {
  const desk = useDesk();
  const now = useFacts(facts);
  const { side, session, find, bar } = desk;
  const { source, text, mode, view, readOnly, shown, pending, words, memo, looking, palette, menu, barAt } =
    now;
  const { t } = words;
  const [crossing, hearCaret] = useCaretCrossing(shown, words);
  const searched = useSearchedHits(source, text.phase === 'saved');
  const onScrolled = useReadingPlace(side, source.id, desk.surface);
  const drop = useCodeDrop(desk, !readOnly);
  const noted = (): void => noteCopied(source.id);
  const isInText = shown.some(({ id }) => id === memo?.id);
  const common: SurfaceProps = {
    ref: desk.surface,
    onScrolled,
    language: source.language,
    codings: shown,
    pending,
    focusedId: now.focusedId,
    // The browser does not paint its selection while a palette or menu has the focus.
    marked:
      drop.span ?? palette?.passage?.span ?? (menu?.about.what === 'words' ? menu.about.selected : null),
    found: looking.isOpen ? find.places() : searched.spans,
    foundIndex: looking.isOpen ? find.index() : searched.index,
    labels: {
      text: t('reader:text_of', { name: sourceName(source, words) }),
      margin: t('reader:codings_here'),
      rest: (count) => t('reader:more_codings_here', { count }),
      density: t('reader:density'),
      start: t('reader:drag_start'),
      end: t('reader:drag_end'),
    },
    onSelect: (next) => {
      desk.hearSelection(next);
      hearCaret(next);
    },
    beside:
      barAt && !readOnly && !palette && !menu ? { span: barAt, content: <CodesBesideSelection /> } : null,
    onPointerSelect: bar.show,
    onTextMenu: (where) => {
      bar.hide();
      return desk.menu.openText(where);
    },
    onFocusCoding: (id) => focusCoding(side, id),
    onCodingMenu: (_, point) => desk.menu.openCoding('all', point),
    ...(now.isOwn && {
      onResize: (id: string, span: Span) => desk.attempt(desk.actions.dragEdge(id, span)),
    }),
    card: memo && isInText ? { codingId: memo.id, content: <MemoBeside /> } : null,
    onKey: (event) => {
      if (event.key === 'Escape' && memo) {
        desk.memoBox.current?.leave();
        return true;
      }
      return pressIn(desk, event);
    },
  };
  return (
    <>
      {looking.isOpen && (
        <FindBar
          query={looking.query}
          index={find.index()}
          count={find.places().length}
          asked={looking.asked}
          onQuery={find.search}
          onStep={find.step}
          onClose={find.close}
        />
      )}
      <div className={styles.desk} {...drop.handlers} onCopy={noted} onCut={noted}>
        {text.length === 0 && mode === 'read' ? (
          <EmptyState sentence={source.kind === 'document' ? t('reader:no_text') : t('reader:no_note')} />
        ) : view === 'page' ? (
          <SourcePages
            {...common}
            source={source}
            text={session.text}
            onShowText={() => desk.attempt(desk.changeView('text'))}
          />
        ) : (
          <TextSurface
            {...common}
            textKey={source.id}
            content={text.content}
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
      <Announcement caret={crossing} />
    </>
  );
}

/** Likely codes, beside the words selected by the pointer. */
function CodesBesideSelection() {
  const desk = useDesk();
  const { codebook, recentIds } = useMoment();
  const { bar } = desk;
  return (
    <SelectionBar
      codes={codesAtHand(codebook, recentIds)}
      codebook={codebook}
      onCode={() => {
        bar.hide();
        desk.palette.open('apply');
      }}
      onInVivo={() => {
        bar.hide();
        runCommand(desk, 'read.in_vivo');
      }}
      onApply={(codeId) => {
        bar.hide();
        desk.attempt(desk.actions.applyCode(codeId));
      }}
    />
  );
}
