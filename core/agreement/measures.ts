// The coefficients of agreement by name, and why one is undefined.

/** The coefficients, in the order of the table. */
export const measureKeys = [
  'percent',
  'cohen',
  'scott',
  'brennan_prediger',
  'fleiss',
  'ac1',
  'alpha',
  'jaccard',
  'dice',
  'u_alpha',
  'bar_u_alpha',
  'cu_alpha',
  'ku_alpha',
  'coverage',
] as const;
export type MeasureKey = (typeof measureKeys)[number];

/**
 * Why there is no number. `never_used`: no coder used the code, which is no evidence. `no_pairs`: nothing was reviewed
 * by two coders; `seen_first`: only after seeing what a program had coded there. `no_variation`: everybody decided the same everywhere, so agreement by chance is certain. `two_coders`:
 * it is defined for two coders only. `unequal_coders`: not every unit has equally many coders. `other_level`: it belongs
 * to another level. `never_together`: no two coders have coded the same text with it. `one_code`: where
 * coders coded the same text, only one code is used, so there is none to take it for. `per_code`, `of_all_codes`: it is a
 * number of each code, or of all codes together.
 */
export type WhyNoMeasure =
  | 'never_used'
  | 'no_pairs'
  | 'seen_first'
  | 'no_variation'
  | 'two_coders'
  | 'unequal_coders'
  | 'other_level'
  | 'never_together'
  | 'one_code'
  | 'per_code'
  | 'of_all_codes';

/**
 * Why there is no interval. `no_difference`: nobody differs anywhere. `one_source`: fewer than two sources can be drawn.
 * `often_undefined`: more than one in twenty of the draws has no number.
 */
export type WhyNoInterval = 'no_difference' | 'one_source' | 'often_undefined';

/** A coefficient, or why it has none. */
export type Measure = number | WhyNoMeasure;
export type Measures = Readonly<Record<MeasureKey, Measure>>;

/** Every coefficient undefined for one reason. */
export function noMeasures(why: WhyNoMeasure): Measures {
  return Object.fromEntries(measureKeys.map((key) => [key, why])) as Measures;
}

/** How much of what was compared each coder used; in units, characters or codings, by level. */
export interface Counts {
  /** What at least two coders decided on. */
  readonly n: number;
  /** By coder: how much of that was coded. */
  readonly used: readonly number[];
  /** Coded by every coder, and by none. */
  readonly both: number;
  readonly neither: number;
}
