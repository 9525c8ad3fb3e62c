import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import type {
  SaturationCodes,
  SaturationOrder,
  SaturationRequest,
  SaturationUnit,
} from '#core/saturation/request.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { countingRequestOf, type CountingChoices } from '#renderer/common/counts/counting-choices.ts';
import { useChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';

/** The settings that this kind alone has. */
interface OwnSaturationChoices {
  readonly by: SaturationUnit;
  readonly leaves: SaturationCodes | 'chosen';
  /** The codes that count where they are chosen one by one; until there are some, all. */
  readonly chosen: readonly string[];
  readonly order: SaturationOrder;
}

export interface SaturationChoices extends CountingChoices, OwnSaturationChoices {}

const firstOwnChoices: OwnSaturationChoices = {
  by: 'respondent',
  leaves: 'leaves',
  chosen: [],
  order: 'analysis',
};

const requestFor = derived(({ tables }, choices: SaturationChoices): SaturationRequest => {
  const { scope, layer, denominator, withoutSuggested, voices, stances, minimumWeight } = countingRequestOf(
    choices,
    tables,
  );
  const { leaves } = choices;
  const chosen = choices.chosen.filter(
    (id) => tables.code.get(id)?.status !== 'merged' && tables.code.has(id),
  );
  const own = chosen.length > 0 ? chosen : ('codes' as const);
  return {
    by: choices.by,
    of: leaves === 'chosen' ? own : leaves,
    order: choices.order,
    ...(scope === undefined ? {} : { scope }),
    ...(layer === undefined ? {} : { layer }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(withoutSuggested === undefined ? {} : { withoutSuggested }),
    ...(voices === undefined ? {} : { voices }),
    ...(stances === undefined ? {} : { stances }),
    ...(minimumWeight === undefined ? {} : { minimumWeight }),
  };
});

/** The settings, and a function that changes them. */
export function useSaturationChoices(): readonly [
  SaturationChoices,
  (changed: Partial<SaturationChoices>) => void,
] {
  return useChoicesOfKind('saturation', firstOwnChoices);
}

/** When new codes came by the present settings, with the request. */
export function useSaturation(): {
  readonly request: SaturationRequest;
  readonly answer: Answer<Saturation>;
} {
  const [choices] = useSaturationChoices();
  const request = useProject(requestFor(choices));
  const answer = useAnswer(JSON.stringify(request), (asking) => asking.tallies.saturation(request));
  return { request, answer };
}
