import { BookOpen } from 'lucide-react';
import { useRef } from 'react';
import { sentenceFor } from '#renderer/app/show-error.ts';
import { bringIn } from '#renderer/features/imports/import-desk.ts';
import { useHitKeys } from '#renderer/features/search/use-hit-keys.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useWorkspace, type Place } from '#renderer/state/workspace.ts';
import type { SourceRecord } from '#core/records.ts';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ReadingRoom } from './reading-room.tsx';
import { useSourceSession } from './use-source-session.ts';

/** The middle of the Read screen: the source that is open, or a way to one. */
export function Reader() {
  const { t } = useWords();
  const place = useWorkspace((state) => state.place);
  const source = useProject((state) => state.tables.source.get(place?.sourceId ?? ''));
  const isEmpty = useProject((state) => state.tables.source.size === 0);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  useHitKeys();
  if (!place || !source) {
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
  return <OpenSource key={source.id} source={source} place={place} />;
}

function OpenSource({ source, place }: { source: SourceRecord; place: Place }) {
  const surface = useRef<SurfaceHandle>(null);
  const isComposing = useRef(() => surface.current?.isComposing() ?? false).current;
  const { session, error } = useSourceSession(source.id, isComposing);
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  if (!session) return null;
  return <ReadingRoom source={source} session={session} place={place} surface={surface} />;
}
