// Why a passage is like the examples: the words of it that weigh most in what they have in common.
import { groups, type Span } from '../span.ts';
import { formOf, type Token } from '../wordlist/tokens.ts';
import { placedFeatures, type Feature, type PlacedFeature } from './features.ts';
import type { PassageIndex } from './passage-index.ts';

/** A feature of a passage with its part in the score. */
export interface Reason {
  readonly feature: Feature;
  readonly share: number;
}

/** The words that matched, and where they are in the passage. */
export interface MatchedWords {
  readonly words: readonly string[];
  /** In order; none overlap. */
  readonly spans: readonly Span[];
}

const MAX_WORDS = 3;
const HAN = /\p{Script=Han}/u;

/** The features that a passage shares with the examples, the greatest share in its score first. */
export function reasonsFor(
  index: PassageIndex,
  common: Float64Array,
  placed: readonly PlacedFeature[],
): Reason[] {
  const times = new Map<Feature, number>();
  for (const { feature } of placed) times.set(feature, (times.get(feature) ?? 0) + 1);
  const weighed = Array.from(times, ([feature, count]) => {
    const number = index.numberOf(feature);
    const weight = number === undefined ? 0 : index.weight(number, count);
    return { feature, weight, of: number === undefined ? 0 : common[number]! };
  });
  const length = Math.sqrt(weighed.reduce((squares, { weight }) => squares + weight ** 2, 0));
  return weighed
    .filter(({ weight, of }) => weight * of > 0)
    .map(({ feature, weight, of }) => ({ feature, share: (weight / length) * of }))
    .sort((a, b) => b.share - a.share || (a.feature < b.feature ? -1 : 1));
}

/**
 * The words behind the greatest shares, up to three, as they are in the passage: rare ones first, for a common word such as
 * `the` weighs much only because every passage has it. `tokens` are the words of the passage; two Chinese characters of
 * different words stand for themselves.
 */
export function matchedWords(
  index: PassageIndex,
  common: Float64Array,
  passage: string,
  tokens: readonly Token[],
): MatchedWords {
  const placed = placedFeatures(passage);
  const isCommon = ({ feature }: Reason): boolean => index.isCommon(index.numberOf(feature) ?? 0);
  const reasons = reasonsFor(index, common, placed);
  const words: string[] = [];
  const forms = new Set<string>();
  for (const { feature } of [...reasons.filter((reason) => !isCommon(reason)), ...reasons.filter(isCommon)]) {
    if (words.length === MAX_WORDS) break;
    const place = placed.find((each) => each.feature === feature)!;
    const { start, end } =
      tokens.find((token) => token.start <= place.start && place.end <= token.end) ?? place;
    const word = passage.slice(start, end);
    const form = formOf(word);
    // Characters of a Chinese word that is a reason already add nothing.
    if (forms.has(form) || (HAN.test(form) && [...forms].some((other) => other.includes(form)))) continue;
    words.push(word);
    forms.add(form);
  }
  return { words, spans: groups(placesOf(forms, placed, passage, tokens)) };
}

/** Wherever these words stand, be it as a word of the passage or as two characters of different words. */
function placesOf(
  forms: ReadonlySet<string>,
  placed: readonly PlacedFeature[],
  passage: string,
  tokens: readonly Token[],
): Span[] {
  const isOne = ({ start, end }: Span): boolean => forms.has(formOf(passage.slice(start, end)));
  return [...tokens, ...placed].filter(isOne).map(({ start, end }) => ({ start, end }));
}
