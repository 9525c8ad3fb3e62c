// Why a number is missing: a key and its parameters, worded in `words/*/reasons.ts`.
import type { Coverage } from '../records.ts';

/** Why there is no count, or a count without a share, an interval or a test. */
export type ReasonKey =
  | 'no_respondents'
  | 'empty_scope'
  | 'none_reviewed'
  | 'none_coded'
  | 'layer_empty'
  | 'undecidable'
  | 'undecidable_part'
  | 'unit_not_offered'
  | 'mixed_kinds'
  | 'unlike_coverage'
  | 'purposive'
  | 'frame_unknown'
  | 'stratum_not_drawn'
  | 'single_in_stratum'
  | 'out_of_draw_order'
  | 'incomplete_class'
  | 'weighted'
  | 'clustered'
  | 'overlapping_columns'
  | 'multiple_values'
  | 'small_expected'
  | 'too_many_tables'
  | 'no_variation'
  | 'too_few_themes'
  | 'empty_side'
  | 'all_equal'
  | 'one_inside_other'
  | 'shares_codes'
  | 'no_source'
  | 'no_interval'
  | 'too_small_corpus'
  | 'too_rare'
  | 'other_language'
  | 'no_base'
  | 'too_few_sources'
  | 'no_codings_then'
  | 'no_place'
  | 'blind';

/** How one class was covered, for the sentence that explains why classes are counted separately. */
export interface ClassMark {
  /** Null: sources without a class. */
  readonly name: string | null;
  readonly coverage: Coverage | null;
}

/** A reason with the parameters of its sentence. */
export interface Reason {
  readonly key: ReasonKey;
  /** Counts as numbers, shares between 0 and 1, names as they are. `units` is worded from `unit` and its count. */
  readonly params: Readonly<Record<string, string | number | null | readonly ClassMark[]>>;
}

/** A reason with the given parameters, or none. */
export function reason(key: ReasonKey, params: Reason['params'] = {}): Reason {
  return { key, params };
}
