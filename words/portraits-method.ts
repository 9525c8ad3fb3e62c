// Who carries a theme and how portraits were counted, in sentences to paste into a paper.
import { isSmall } from '#core/counting/share.ts';
import type { Carrier, Portraits, PortraitTheme } from '#core/portraits/portraits.ts';
import { columnName } from './column-name.ts';
import { selectionSentences } from './method-sentence.ts';
import { countInWords, decimalInWords, percentInWords } from './numbers.ts';
import { withoutPlaceSentence } from './query-sentence.ts';
import { listed, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** From this share of one person or source on, a sentence says that a theme is one voice. */
const ONE_VOICE = 0.6;
/** How many equal ones are named. */
const MAX_NAMES = 3;

/** The method sentences of portraits as one paragraph. */
export function portraitsMethod(
  words: Words,
  { of, facts, withoutRespondent }: Pick<Portraits, 'of' | 'facts' | 'withoutRespondent'>,
): string {
  const { t } = words;
  return paragraphOf(words, [
    t('portraits:method.passages'),
    t(`portraits:method.${of}`),
    ...(facts.hasShared ? [t('portraits:method.shared')] : []),
    t('portraits:method.effective'),
    t(`counting:relations.${facts.rollup ? 'rolled_up' : 'alone'}`),
    ...selectionSentences(words, facts),
    ...withoutPlaceSentence(words, facts),
    ...(withoutRespondent === 0
      ? []
      : [t('summary_grid:method.without_respondent', { count: withoutRespondent })]),
  ]);
}

/** “55 passages, 16 of 17 respondents”. */
export function carriedInWords(
  words: Words,
  { of, inBase }: Pick<Portraits, 'of' | 'inBase'>,
  { passages, spread }: Pick<PortraitTheme, 'passages' | 'spread'>,
): string {
  const { t } = words;
  return t(`portraits:carried_by.${of}`, {
    passages: t('portraits:passages', { count: passages }),
    found: countInWords(words, spread.carriers),
    n: countInWords(words, inBase),
    count: inBase,
  });
}

/** “The largest, N9, has 10 of 55; as if 11.1 respondents had spoken equally often.” Empty where nobody carries it. */
export function spreadInWords(
  words: Words,
  { of, carriers }: { readonly of: Portraits['of']; readonly carriers: readonly Pick<Carrier, 'name'>[] },
  { spread }: Pick<PortraitTheme, 'spread'>,
): string {
  const { t } = words;
  const { largest, most, passages, share, effective } = spread;
  if (share === null || effective === null) return '';
  const names = largest.slice(0, MAX_NAMES).map((place) => carriers[place]!.name);
  const facts = {
    names: listed(words, names),
    most: countInWords(words, most),
    all: countInWords(words, passages),
    count: largest.length,
  };
  const who = largest.length === 1 ? 'one' : largest.length <= MAX_NAMES ? 'several' : 'many';
  const even = t(`portraits:even.${of}`, { effective: decimalInWords(words, effective, 1) });
  return paragraphOf(words, [
    t(`portraits:largest.${who}`, { ...facts, even }),
    ...(largest.length === 1 && share > ONE_VOICE && !isSmall(passages)
      ? [t('portraits:one_voice', { name: names[0], share: percentInWords(words, share) })]
      : []),
  ]);
}

/** A share of passages as a percentage; empty where a theme has too few passages for one, or the share is none. */
export function shareOfCarrier(words: Words, count: number, passages: number): string {
  return count === 0 || isSmall(passages) ? '' : percentInWords(words, count / passages);
}

/** “yes: 22 of 55 passages, 3 of 4 respondents.” for each group; none where nothing is grouped or one carries it all. */
export function carriedByGroup(
  words: Words,
  { of, carriers, carrierGroups, themes }: Pick<Portraits, 'of' | 'carriers' | 'carrierGroups' | 'themes'>,
  theme: number,
): string[] {
  const { t } = words;
  const { passages } = themes[theme]!.spread;
  if (carrierGroups.length < 2 || passages === 0) return [];
  return carrierGroups.map(({ meanings }, group) => {
    const own = carriers.filter((carrier) => carrier.group === group && carrier.isInBase);
    const found = own.reduce((sum, carrier) => sum + carrier.passages[theme]!, 0);
    return t('portraits:in_group', {
      name: listed(
        words,
        meanings.map((meaning) => columnName(words, meaning)),
      ),
      found: countInWords(words, found),
      n: countInWords(words, passages),
      carriers: countInWords(words, own.filter((carrier) => carrier.passages[theme]! > 0).length),
      people: t(`summary_grid:rows.${of}`, { count: own.length }),
    });
  });
}
