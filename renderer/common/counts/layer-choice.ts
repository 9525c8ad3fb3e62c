// A layer of codings as a menu holds it and as it is remembered: a plain word.
import type { LayerRequest } from '#core/counting/request.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';

/** The layer that a count takes when none is chosen. */
export const DEFAULT_LAYER = 'default';
const CODER = 'coder:';

/** How a coder is written among the layers. */
export function coderChoice(id: string): string {
  return CODER + id;
}

/** The layer meant by a choice: `default` leaves it open, null is a layer that does not exist any more. */
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
 * The layers one may see: unions and majorities take two persons, adjudication its coder; a second pass sees its own
 * only.
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
    // Without adjudication the default is always the main coder.
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

/** What the menu of layers shows for a choice: where the default is not offered, it is the main coder. */
export function shownLayer(choice: string, layers: readonly Option[]): string {
  return layers.some(({ value }) => value === choice) ? choice : 'main';
}
