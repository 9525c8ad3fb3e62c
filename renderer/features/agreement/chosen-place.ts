// The places that are being looked at or decided about. The text of the first of them stands in the middle, the definition
// of its code beside it.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isOpen } from '#core/agreement/decisions.ts';
import type { DifferingPlace } from '#core/agreement/places.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';

interface Chosen {
  readonly keys: ReadonlySet<string>;
  /** Chosen by its code alone: its first place. */
  readonly codeId: string | null;
}

const store = createStore<Chosen>(() => ({ keys: new Set(), codeId: null }));

/** What is being looked at: another object once somebody has chosen. */
export function chosenNow(): object {
  return store.getState();
}

/** Names a place in this list. */
export function placeKey({ sourceId, codeId, span }: DifferingPlace): string {
  return [sourceId, codeId, span?.start ?? '', span?.end ?? ''].join(' ');
}

/** Looks at places, by their keys. */
export function choosePlaces(keys: ReadonlySet<string>): void {
  store.setState({ keys, codeId: null });
}

/** Looks at the first place of a code. */
export function chooseCode(codeId: string): void {
  store.setState({ keys: new Set(), codeId });
}

const none: readonly DifferingPlace[] = [];

/** The places in the order of the list: code by code as in the codebook, or source by source. */
export function useListedPlaces(): readonly DifferingPlace[] {
  const [{ group, show }] = useAgreementChoices();
  const { value } = usePlaces().answer;
  const places = (show === 'extent' ? value?.extents : value?.places) ?? none;
  const codebook = useProject((state) => state.codebook);
  return useMemo(() => {
    const shown = places.filter(
      ({ decision }) =>
        show === 'all' ||
        show === 'extent' ||
        (show === 'open' ? isOpen(decision) : decision?.outcome === 'discuss' && !decision.isChanged),
    );
    if (group === 'source') return shown;
    const order = new Map(codebook.inOrder.map(({ id }, at) => [id, at]));
    const at = ({ codeId }: DifferingPlace): number => order.get(codeId) ?? order.size;
    return shown.toSorted((a, b) => at(a) - at(b));
  }, [places, group, show, codebook]);
}

/** The places looked at; the first of the list until one is chosen. Empty only where the list is. */
export function useChosenPlaces(): readonly DifferingPlace[] {
  const places = useListedPlaces();
  const { keys, codeId } = useStore(store);
  return useMemo(() => {
    const chosen = places.filter((place) => keys.has(placeKey(place)));
    if (chosen.length > 0) return chosen;
    const first = places.find((place) => place.codeId === codeId) ?? places[0];
    return first ? [first] : [];
  }, [places, keys, codeId]);
}

/** The place whose text is shown; null where none is listed. */
export function useChosenPlace(): DifferingPlace | null {
  return useChosenPlaces()[0] ?? null;
}

/** Looks at the place so many lines further on; stays at the ends. */
export function stepTo(
  places: readonly DifferingPlace[],
  from: DifferingPlace | null | undefined,
  by: 1 | -1,
): void {
  const at = from ? places.indexOf(from) : -1;
  const next = places[Math.min(places.length - 1, Math.max(0, at + by))];
  if (next) choosePlaces(new Set([placeKey(next)]));
}
