import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { TextSurface } from '#renderer/editor/text-surface.tsx';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import type { SourceSession } from '#renderer/features/reader/source-session.ts';
import { useShownCodings } from '#renderer/features/reader/shown-codings.ts';
import { useSessionState, useSourceSession } from '#renderer/features/reader/use-source-session.ts';
import { WholeSourceCodes } from '#renderer/common/codes/whole-source-codes.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import styles from './triage-work.module.css';

export interface QueueTextProps {
  readonly source: SourceRecord;
  /** The element around the text, for paging. */
  readonly desk: RefObject<HTMLDivElement | null>;
  /** Whether the previous text had the focus when its source went: then this one takes it. */
  readonly hadFocus: () => boolean;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

/** The text of the current source, read-only, with its codes for the whole source. */
export function QueueText(props: QueueTextProps) {
  const isComposing = useRef(() => false).current;
  const { session, error } = useSourceSession(props.source.id, isComposing);
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  return session && <OpenText {...props} session={session} />;
}

function OpenText(props: QueueTextProps & { session: SourceSession }) {
  const { source, session, desk, hadFocus, onFocusChange } = props;
  const words = useWords();
  const { t } = words;
  const state = useSessionState(session);
  const codebook = useProject(({ codebook: current }) => current);
  const readOnly = useProject(({ open }) => open?.readOnly ?? true);
  const workingCoderId = useWorkingCoderId();
  const { shown, whole } = useShownCodings(session);
  const surface = useRef<SurfaceHandle>(null);
  const takeOver = useEffectEvent((): void => {
    // Unless the person moved elsewhere while it was loading.
    if (hadFocus() && document.activeElement?.matches('body, main')) surface.current?.focus();
  });
  useEffect(() => {
    // The text can be focused in the next frame.
    const frame = requestAnimationFrame(takeOver);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      {whole.length > 0 && (
        <WholeSourceCodes
          codings={whole}
          codebook={codebook}
          workingCoderId={workingCoderId}
          canEdit={!readOnly}
          focusedId={null}
          onFocus={() => undefined}
          onRemove={(id) => void api.codings.remove({ ids: [id] }).catch(showError)}
        />
      )}
      <div
        ref={desk}
        className={styles.desk}
        onFocus={() => onFocusChange(true)}
        // Does not fire when the text is removed with its source.
        onBlur={() => onFocusChange(false)}
      >
        {state.length === 0 ? (
          <EmptyState sentence={t('triage:no_text')} />
        ) : (
          <TextSurface
            ref={surface}
            textKey={source.id}
            content={state.content}
            mode="read"
            language={source.language}
            codings={shown}
            focusedId={null}
            labels={{
              text: t('triage:text_of', { name: sourceName(source, words) }),
              margin: t('reader:codings_here'),
              rest: (count) => t('reader:more_codings_here', { count }),
              density: t('reader:density'),
              start: t('reader:drag_start'),
              end: t('reader:drag_end'),
            }}
            onDocument={(doc) => session.show(doc)}
          />
        )}
      </div>
    </>
  );
}
