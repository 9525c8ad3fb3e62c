// The layer of codings as a plain word, the form in which menus hold it and in which it is remembered.
import type { LayerRequest } from '#core/counting/request.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';

/** The layer choice of a count until another is chosen. */
export const DEFAULT_LAYER = 'default';
const CODER = 'coder:';

/** The layer choice for one coder. */
export function coderChoice(id: string): string {
  return CODER + id;
}

/** The choice for a layer; null is the default. */
export function choiceOfLayer(layer: LayerRequest | null): string {
  if (layer === null) return DEFAULT_LAYER;
  return typeof layer === 'string' ? layer : coderChoice(layer.coderId);
}

/** The layer for a choice: undefined for `default`, null for a layer that no longer exists. */
export function layerOf(
  choice: string,
  { coder }: Pick<ProjectState['tables'], 'coder'>,
): LayerRequest | typeof DEFAULT_LAYER | null {
  if (choice.startsWith(CODER)) {
    const coderId = choice.slice(CODER.length);
    return coder.has(coderId) ? { coderId } : null;
  }
  const named = [DEFAULT_LAYER, 'main', 'union', 'majority', 'adjudicated'] as const;
  return named.find((name) => name === choice) ?? null;
}

/**
 * The layers on offer: union and majority require two persons, the adjudicated layer its coder. A second pass sees only
 * its own.
 */
export function useLayers(): Option[] {
  const { t } = useWords();
  const blindId = useBlindCoderId();
  const coders = useProject((state) => state.tables.coder);
  const mainCoderId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const all = [...coders.values()];
  const main = all.find(({ id }) => id === mainCoderId);
  const blind = all.find(({ id }) => id === blindId);
  if (blind)
    return [{ value: coderChoice(blind.id), label: t(`exports:coder.${blind.kind}`, { name: blind.name }) }];
  const several = all.filter(({ kind }) => kind === 'person').length > 1;
  const hasAdjudication = all.some(({ kind }) => kind === 'adjudication');
  return [
    // Without an adjudicated layer the default is always the main coder.
    ...(hasAdjudication ? [{ value: DEFAULT_LAYER, label: t('counting:controls.layer_default') }] : []),
    ...(main ? [{ value: 'main', label: t('counting:layers.main', { coder: main.name }) }] : []),
    ...all
      .filter(({ id, kind }) => id !== mainCoderId && kind !== 'adjudication')
      .map(({ id, name, kind }) => ({
        value: coderChoice(id),
        label: t(`exports:coder.${kind}`, { name }),
      })),
    ...(several ? (['union', 'majority'] as const) : []).map((value) => ({
      value,
      label: t(`counting:layers.${value}`),
    })),
    ...(hasAdjudication ? [{ value: 'adjudicated', label: t('counting:layers.adjudicated') }] : []),
  ];
}

/** The choice to show in the menu of layers: the main coder where the default is not on offer. */
export function shownLayer(choice: string, layers: readonly Option[]): string {
  return layers.some(({ value }) => value === choice) ? choice : 'main';
}
