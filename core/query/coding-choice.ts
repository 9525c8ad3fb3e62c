// Which codings the codes of a query count: those of the layer, or of the coder named, narrowed by the filters around
// them. A filter acts before codings are grouped, so it can make one passage two.
import { layerFilter, majorityFilter, narrowedFilter, type CodingFilter } from '../counting/coding-filter.ts';
import { layerOf } from '../counting/layer.ts';
import { countedVoices } from '../counting/request.ts';
import type { Selection } from '../counting/selection.ts';
import type { Stance, Voice } from '../records.ts';
import type { Filter } from './query.ts';

/** What the filters around a part of a query ask of codings. Null: nothing. */
export interface CodingChoice {
  /** Several that differ accept nothing. */
  readonly coders: readonly string[];
  readonly stances: readonly (Stance | null)[] | null;
  readonly voices: readonly (Voice | null)[] | null;
  readonly least: number | null;
}

export const anyCoding: CodingChoice = { coders: [], stances: null, voices: null, least: null };

/** The choice within one more filter; the same where the filter is one of sources. */
export function narrowedBy(choice: CodingChoice, filter: Filter): CodingChoice {
  switch (filter.on) {
    case 'coder':
      return { ...choice, coders: [...new Set([...choice.coders, filter.coder])] };
    case 'stance':
      return { ...choice, stances: both(choice.stances, filter.stance) };
    case 'voice':
      return { ...choice, voices: both(choice.voices, filter.voice) };
    case 'weight':
      return { ...choice, least: Math.max(choice.least ?? 0, filter.least) };
    default:
      return choice;
  }
}

function both<V>(before: readonly V[] | null, wanted: V): readonly V[] {
  return before === null || before.includes(wanted) ? [wanted] : [];
}

/** The filter of a choice within a selection. */
export function filterOf(selection: Selection, choice: CodingChoice): CodingFilter {
  const { corpus, codings, settings, scoped, base } = selection;
  const [coderId, another] = choice.coders;
  if (another !== undefined) return () => false;
  const layer = coderId === undefined ? selection.layer : layerOf(corpus, { coderId }, scoped.inScope);
  const inLayer = layerFilter(codings, layer, choice.voices ?? countedVoices, base.sources);
  const narrowed = narrowedFilter(
    codings,
    { ...settings, stances: choice.stances, minimumWeight: choice.least },
    inLayer,
  );
  return layer.what === 'majority' ? majorityFilter(codings, layer, base.sources, narrowed) : narrowed;
}
