import type { SourceRecord } from '#core/records.ts';
import type { SurfaceProps } from '#renderer/editor/surface.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import { TextSurface } from '#renderer/editor/text-surface.tsx';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FindBar } from './find-bar.tsx';
import { SourcePages } from './source-pages.tsx';
import type { SourceSession } from './source-session.ts';
import type { CodeDrop } from './use-code-drop.ts';
import type { Find } from './use-find.ts';
import { useSessionState } from './use-source-session.ts';
import type { ReadingView } from './use-reading-view.ts';
import styles from './reader.module.css';

export interface ReadingDeskProps {
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly mode: 'read' | 'write';
  readonly view: ReadingView;
  readonly find: Find;
  /** What text and pages have in common. */
  readonly common: SurfaceProps;
  readonly onShowText: () => void;
  readonly drop: CodeDrop;
}

/** The words themselves: as text or as pages, and above them, so that it covers none, the field that finds in them. */
export function ReadingDesk(props: ReadingDeskProps) {
  const { source, session, mode, view, find, common, onShowText, drop } = props;
  const { t } = useWords();
  const state = useSessionState(session);
  return (
    <>
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
      <div className={styles.desk} {...drop.handlers}>
        {state.length === 0 && mode === 'read' ? (
          <EmptyState sentence={source.kind === 'document' ? t('reader:no_text') : t('reader:no_note')} />
        ) : view === 'page' ? (
          <SourcePages {...common} source={source} text={session.text} onShowText={onShowText} />
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
    </>
  );
}
