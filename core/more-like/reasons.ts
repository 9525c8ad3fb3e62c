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
 * The words behind the greatest shares, up to three, as they are in the passage. Stop words and words that most passages have
 * weigh something too, but tell nobody why the passage is listed: they are taken only if there are no others. `tokens` are
 * the words of the passage; two Chinese characters of different words stand for themselves.
 */
export function matchedWords(
  index: PassageIndex,
  common: Float64Array,
  passage: string,
  tokens: readonly Token[],
  stopWords: ReadonlySet<string>,
): MatchedWords {
  const placed = placedFeatures(passage);
  const words = reasonsFor(index, common, placed).map(({ feature }) => {
    const place = placed.find((each) => each.feature === feature)!;
    const { start, end } =
      tokens.find((token) => token.start <= place.start && place.end <= token.end) ?? place;
    const word = passage.slice(start, end);
    const form = formOf(word);
    return { word, form, isTelling: !stopWords.has(form) && !index.isCommon(index.numberOf(feature) ?? 0) };
  });
  const telling = words.filter(({ isTelling }) => isTelling);
  const found = new Map<string, string>();
  for (const { word, form } of telling.length > 0 ? telling : words) {
    if (found.size === MAX_WORDS) break;
    // Characters of a Chinese word that is a reason already add nothing.
    if (HAN.test(form) && [...found.keys()].some((other) => other.includes(form))) continue;
    if (!found.has(form)) found.set(form, word);
  }
  return {
    words: [...found.values()],
    spans: groups(placesOf(new Set(found.keys()), placed, passage, tokens)),
  };
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
