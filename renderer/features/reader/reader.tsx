import { BookOpen } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { openImport } from '#renderer/common/openers/import-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import type { Place } from '#renderer/state/workspace-state.ts';
import type { Side } from '#renderer/state/side.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useMovedSince } from '#renderer/ui/focus-watch.ts';
import { ReaderDesk, type Drawn } from './reader-desk.ts';
import { ReadingRoom, type ReadingRoomProps } from './reading-room.tsx';
import type { SourceSession } from './source-session.ts';
import { DeskHere } from './use-desk.ts';
import { useSourceSession } from './use-source-session.ts';

export interface ReaderProps {
  readonly side: Side;
  readonly place: Place | null;
  /** Shown while no source is open. */
  readonly empty: ReactNode;
}

/** A source open on a side of Read. */
export function Reader({ side, place, empty }: ReaderProps) {
  const isThere = useProject((state) => state.tables.source.has(place?.sourceId ?? ''));
  if (!place || !isThere) return empty;
  return <OpenSource key={place.sourceId} side={side} place={place} />;
}

function OpenSource({ side, place }: { side: Side; place: Place }) {
  const surface = useRef<SurfaceHandle>(null);
  const isComposing = useRef(() => surface.current?.isComposing() ?? false).current;
  const hasMovedElsewhere = useMovedSince(place.nonce);
  const { session, error } = useSourceSession(place.sourceId, isComposing);
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  if (!session) return null;
  return (
    <AtDesk
      side={side}
      place={place}
      session={session}
      surface={surface}
      hasMovedElsewhere={hasMovedElsewhere}
    />
  );
}

interface AtDeskProps extends ReadingRoomProps {
  readonly side: Side;
  readonly session: SourceSession;
  readonly surface: Drawn<SurfaceHandle>;
}

function AtDesk({ side, session, surface, ...room }: AtDeskProps) {
  const desk = useMemo(() => new ReaderDesk(side, session, surface), [side, session, surface]);
  useEffect(() => desk.bar.hide, [desk]);
  return (
    <DeskHere value={desk}>
      <ReadingRoom {...room} />
    </DeskHere>
  );
}

/** Shown while nothing is open: ways to open or import a source. */
export function NothingOpen() {
  const { t } = useWords();
  const isEmpty = useProject((state) => state.tables.source.size === 0);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  if (isEmpty && !readOnly) {
    return (
      <EmptyState icon={<BookOpen size={20} aria-hidden />} sentence={t('reader:nothing_to_read')}>
        <Button tone="primary" onPress={() => openImport()}>
          {t('imports:bring_in')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<BookOpen size={20} aria-hidden />} sentence={t('reader:nothing_open')}>
      <Button onPress={() => show('sources')}>{t('reader:choose_source')}</Button>
    </EmptyState>
  );
}
