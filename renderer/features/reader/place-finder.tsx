import { matching, useFindablePlaces, type FindableItem } from '#renderer/common/places/findable-places.tsx';
import { shownBeside } from '#renderer/state/side.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { visitsThere } from '#renderer/state/visit.ts';
import { usePlaces } from '#renderer/state/visits.ts';
import { useWords } from '#renderer/state/words.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { Palette } from '#renderer/ui/palette.tsx';
import { projectStore } from '#renderer/state/project.ts';

export interface PlaceFinderProps {
  readonly onSource: (sourceId: string) => void;
  /** Left out where codes cannot be chosen; their passages open on the right. */
  readonly onCode?: (codeId: string) => void;
  readonly onClose: () => void;
  readonly autoFocus: boolean;
}

/** How many recent places are offered before anything is typed. */
const MAX_RECENT_PLACES = 5;

/**
 * A field to find what a side should show: first the recent places that are not open, then sources and codes by name.
 */
export function PlaceFinder({ onSource, onCode, onClose, autoFocus }: PlaceFinderProps) {
  const { t } = useWords();
  const found = useFindablePlaces();
  const codes = onCode ? found.codes : [];
  const all = new Map([...found.sources, ...codes].map((item) => [item.id, item]));
  const leftId = useWorkspace((state) => state.place?.sourceId);
  const rightId = useWorkspace((state) => shownBeside(state)?.sourceId);
  const last = useProject(visitsThere(usePlaces()))
    .filter(({ sourceId }) => sourceId === undefined || (sourceId !== leftId && sourceId !== rightId))
    .flatMap(({ screen, sourceId, codeId }): FindableItem[] => {
      const id = { read: sourceId, passages: codeId }[screen as string];
      const item = all.get(id ?? '');
      return item ? [{ ...item, group: t('navigator:places') }] : [];
    })
    .slice(0, MAX_RECENT_PLACES);
  return (
    <Palette
      label={t('beside:find')}
      placeholder={t('beside:find')}
      autoFocus={autoFocus}
      search={(query) => {
        const typed = query.trim();
        return typed === ''
          ? last.length > 0
            ? last
            : found.sources
          : matching([found.sources, codes], typed);
      }}
      emptyText={t('beside:nothing_found')}
      onChoose={({ id }) => (projectStore.getState().tables.source.has(id) ? onSource(id) : onCode?.(id))}
      onClose={onClose}
    />
  );
}
