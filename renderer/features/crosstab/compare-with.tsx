import { byPosition } from '#core/by-position.ts';
import { presentComparison } from '#core/comparison/present-settings.ts';
import { areSameSettings, type ComparisonSettings } from '#core/comparison/settings.ts';
import { comparisonOfCells, neighboursOf, type CrosstabPlace } from '#core/crosstab/compared-cells.ts';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { openComparison } from '#renderer/state/open-comparison.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';

export interface CompareWithProps {
  readonly crosstab: Crosstab;
  readonly request: CrosstabRequest;
  readonly place: CountPlace;
  /** The row and the column of a cell in words. */
  readonly nameOf: (place: CrosstabPlace) => string;
  /** Whether a cell has no sources in its base, so that there is nothing to compare. */
  readonly isEmpty: (place: CrosstabPlace) => boolean;
}

/**
 * Sets the sources of a cell beside those of another row or column, as a comparison that is stored; none where no
 * comparison can be stored.
 */
export function CompareWith({ crosstab, request, place, nameOf, isEmpty }: CompareWithProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  // A second pass may not see what others decided.
  const isBlind = useBlindCoderId() !== null;
  const coders = useProject((state) => state.tables.coder);
  const { row, column } = place;
  const own = { row, column };
  const { inColumn, inRow } = neighboursOf(crosstab, own);
  const beside = [inColumn, inRow].map((places) =>
    places.flatMap((other) => {
      const settings = isEmpty(other)
        ? null
        : comparisonOfCells({ made: crosstab, request, coders: coders.values() }, own, other);
      return settings === null ? [] : [{ other, settings }];
    }),
  );
  if (isEmpty(own) || readOnly || isBlind || beside.every((places) => places.length === 0)) return null;
  const open = async (settings: ComparisonSettings, other: CrosstabPlace): Promise<void> => {
    const stored = storedWith(settings);
    const name = t('crosstab:compared', { one: nameOf(own), other: nameOf(other) });
    if (stored === null) {
      const group = crypto.randomUUID();
      const { id } = await api.comparisons.create({ name, settings: { ...settings } }, { group });
      openComparison(id);
      offerUndo(t('crosstab:compare_stored', { name }), group);
    } else openComparison(stored);
  };
  const sections: MenuSection[] = beside
    .filter((places) => places.length > 0)
    .map((places) => ({
      entries: places.map(({ other, settings }) => ({
        id: JSON.stringify([other.row, other.column]),
        label: nameOf(other),
        run: () => void open(settings, other).catch(showError),
      })),
    }));
  return (
    <span className={countingStyles.cellActions}>
      <MenuButton size="small" label={t('crosstab:compare_with')} sections={sections} />
    </span>
  );
}

/** The id of the first stored comparison with these settings, so that its verdicts apply; null without one. */
function storedWith(settings: ComparisonSettings): string | null {
  const { comparison, code } = projectStore.getState().tables;
  const found = [...comparison.values()]
    .toSorted(byPosition)
    .find((row) => areSameSettings(presentComparison(row, code.values()), settings));
  return found?.id ?? null;
}
