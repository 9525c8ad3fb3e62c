import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { paragraphs } from '#core/text/plain-text.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { projectStore, releaseCodings, requestCodings } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import type { SessionState, StoredSource } from './session-ports.ts';
import { SourceSession } from './source-session.ts';
import { textToOpen, type StoredText } from './text-ahead.ts';

export interface OpenSession {
  readonly session: SourceSession | null;
  readonly error: Error | null;
}

/** The number of open sessions by source; the next may start before the last has ended. */
const openings = new Map<string, number>();

function enter(sourceId: string): void {
  openings.set(sourceId, (openings.get(sourceId) ?? 0) + 1);
}

function release(sourceId: string): void {
  const left = (openings.get(sourceId) ?? 1) - 1;
  openings.set(sourceId, left);
  if (left === 0) releaseCodings(sourceId);
}

/** Opens a source: its text, its codings, and the session that saves them. Unsaved text is saved on leaving. */
export function useSourceSession(sourceId: string, isComposing: () => boolean): OpenSession {
  const [open, setOpen] = useState<OpenSession & { sourceId: string | null }>({
    sourceId: null,
    session: null,
    error: null,
  });
  // Before the side columns ask for their counts, because calls are answered in order.
  useLayoutEffect(() => {
    let gone = false;
    let session: SourceSession | null = null;
    let unsubscribe = (): void => undefined;
    let stopSaving = (): void => undefined;
    const requested = requestCodings();
    textToOpen(sourceId)
      .then(storedOf)
      .then(
        (stored) => {
          if (gone) return;
          enter(sourceId);
          requested.hold(sourceId, stored.codings);
          const opened = sessionOf(stored, isComposing);
          session = opened;
          stopSaving = host.beforeLeaving(() => opened.save());
          unsubscribe = projectStore.subscribe((now, before) => {
            const changed =
              now.codings.get(sourceId) !== before.codings.get(sourceId) ||
              now.tables.source.get(sourceId) !== before.tables.source.get(sourceId);
            if (changed) session?.reconcile().catch(showError);
          });
          setOpen({ sourceId, session, error: null });
          session.reconcile().catch(showError);
        },
        (error: unknown) => {
          if (!gone) setOpen({ sourceId, session: null, error: error as Error });
        },
      );
    return () => {
      gone = true;
      requested.end();
      unsubscribe();
      stopSaving();
      if (session) void leave(session);
    };
  }, [sourceId, isComposing]);
  return open.sourceId === sourceId ? open : { session: null, error: null };
}

/** The state of a session; the component renders again when it changes. */
export function useSessionState(session: SourceSession): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}

function storedOf({ source, text, doc, codings, hasLayout }: StoredText): StoredSource {
  // A stored document was validated when it was stored.
  const content = (doc as RichText | null) ?? paragraphs(text);
  return { source, content, length: text.length, codings, hasPages: hasLayout };
}

function sessionOf(stored: StoredSource, isComposing: () => boolean): SourceSession {
  const { id } = stored.source;
  return new SourceSession(stored, {
    save: (request, group) => api.notes.save(request, group === undefined ? {} : { group }),
    apply: (request, group) => api.codings.apply(request, group === undefined ? {} : { group }),
    load: async () => storedOf(await api.sources.text({ id })),
    records: () => {
      const { tables, codings } = projectStore.getState();
      const source = tables.source.get(id);
      return source ? { source, codings: codings.get(id)?.values() ?? [] } : null;
    },
    isComposing,
    onError: showError,
  });
}

/**
 * Saves what is unsaved and ends the session. If codings have lost their words, asks in a dialog, because no text is
 * shown.
 */
async function leave(session: SourceSession): Promise<void> {
  const { t } = currentWords();
  const ask = (): void => {
    const { lost } = session.state;
    if (lost.length === 0) return;
    stop();
    void confirm({
      title: t('reader:lost_title', { count: lost.length }),
      body: t('reader:lost_leaving'),
      action: t('reader:lost_remove', { count: lost.length }),
    }).then((yes) => {
      session.answer(yes ? 'remove' : 'restore');
    });
  };
  const stop = session.subscribe(ask);
  ask();
  try {
    await session.save();
  } catch (error) {
    showError(error);
  } finally {
    session.close();
    release(session.sourceId);
  }
}
