import { BookOpen } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { bringIn } from '#renderer/common/openers/import-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, type Place } from '#renderer/state/workspace.ts';
import type { Side } from '#renderer/state/side.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useHandSince } from '#renderer/ui/focus-watch.ts';
import { ReaderSide } from './reader-store.ts';
import { ReadingRoom } from './reading-room.tsx';
import { useSourceSession } from './use-source-session.ts';

export interface ReaderProps {
  readonly side: Side;
  readonly place: Place | null;
  /** What stands there while no source is open. */
  readonly empty: ReactNode;
}

/** A source open on a side of Read. */
export function Reader({ side, place, empty }: ReaderProps) {
  const isThere = useProject((state) => state.tables.source.has(place?.sourceId ?? ''));
  if (!place || !isThere) return empty;
  return (
    <ReaderSide value={side}>
      <OpenSource key={place.sourceId} side={side} place={place} />
    </ReaderSide>
  );
}

function OpenSource({ side, place }: { side: Side; place: Place }) {
  const surface = useRef<SurfaceHandle>(null);
  const isComposing = useRef(() => surface.current?.isComposing() ?? false).current;
  const isHandElsewhere = useHandSince(place.nonce);
  const source = useProject((state) => state.tables.source.get(place.sourceId));
  const { session, error } = useSourceSession(place.sourceId, isComposing);
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  if (!session || !source) return null;
  const room = { side, source, session, place, surface, isHandElsewhere };
  return <ReadingRoom {...room} />;
}

/** Where nothing is read yet: a way to something to read. */
export function NothingOpen() {
  const { t } = useWords();
  const isEmpty = useProject((state) => state.tables.source.size === 0);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  if (isEmpty && !readOnly) {
    return (
      <EmptyState icon={<BookOpen size={20} aria-hidden />} sentence={t('reader:nothing_to_read')}>
        <Button tone="primary" onPress={() => bringIn()}>
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
