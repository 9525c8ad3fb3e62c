// The place that is being looked at: its texts stand in the middle, the rule of its code beside them.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DifferingPlace } from '#core/agreement/places.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';

const store = createStore<{ readonly key: string | null; readonly codeId: string | null }>(() => ({
  key: null,
  codeId: null,
}));

/** Names a place in this list. */
export function placeKey({ sourceId, codeId, span }: DifferingPlace): string {
  return [sourceId, codeId, span?.start ?? '', span?.end ?? ''].join(' ');
}

/** Looks at a place. */
export function choosePlace(place: DifferingPlace): void {
  store.setState({ key: placeKey(place), codeId: null });
}

/** Looks at the first place of a code. */
export function chooseCode(codeId: string): void {
  store.setState({ key: null, codeId });
}

const none: readonly DifferingPlace[] = [];

/** The places in the order of the list: code by code as in the codebook, or source by source. */
export function useListedPlaces(): readonly DifferingPlace[] {
  const [{ group }] = useAgreementChoices();
  const places = usePlaces().answer.value?.places ?? none;
  const codebook = useProject((state) => state.codebook);
  return useMemo(() => {
    if (group === 'source') return places;
    const order = new Map(codebook.inOrder.map(({ id }, at) => [id, at]));
    const at = ({ codeId }: DifferingPlace): number => order.get(codeId) ?? order.size;
    return places.toSorted((a, b) => at(a) - at(b));
  }, [places, group, codebook]);
}

/** The place looked at; the first of the list until one is chosen. */
export function useChosenPlace(): DifferingPlace | null {
  const places = useListedPlaces();
  const { key, codeId } = useStore(store);
  return useMemo(
    () =>
      places.find((place) => (key === null ? place.codeId === codeId : placeKey(place) === key)) ??
      places[0] ??
      null,
    [places, key, codeId],
  );
}

/** Looks at the place so many lines further on; stays at the ends. */
export function stepTo(places: readonly DifferingPlace[], from: DifferingPlace | null, by: 1 | -1): void {
  const at = from === null ? -1 : places.indexOf(from);
  const next = places[Math.min(places.length - 1, Math.max(0, at + by))];
  if (next) choosePlace(next);
}
