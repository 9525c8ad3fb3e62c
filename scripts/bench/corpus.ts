// The corpus of the budgets: 2,000 news items of 3,000 characters, 700 reports of 60,000 and 19 notes of 12,000, half
// of them Chinese; 33 codes; 50,000 codings. Every run makes the same corpus from one seed.
import type { SourceKind } from '#core/records.ts';
import { chance, type Chance } from '../chance.ts';
import { prose } from './prose.ts';

const SEED = 20_261_125;

/** The creation time of everything in the studies of the bench. */
export const NOW = '2026-01-01T12:00:00.000Z';

export interface CorpusSize {
  /** The share of the sources and codings, 1 for all of them. Texts keep their length. */
  readonly scale: number;
  /** The number of codings as a multiple of the reference study's: 1 or 5. */
  readonly codings: number;
}

export interface CorpusText {
  readonly kind: SourceKind;
  readonly className: 'news' | 'report' | 'interview' | 'archive';
  readonly title: string;
  readonly date: string;
  readonly language: 'en' | 'zh-CN';
  readonly text: string;
}

/** The texts of one class; `share` is its share of the codings. */
export interface KindOfText {
  readonly className: CorpusText['className'];
  readonly kind: SourceKind;
  readonly count: number;
  readonly length: number;
  readonly share: number;
}

const kinds: readonly KindOfText[] = [
  { className: 'news', kind: 'document', count: 2000, length: 3000, share: 0.4 },
  { className: 'report', kind: 'document', count: 700, length: 60_000, share: 0.5 },
  { className: 'interview', kind: 'interview', count: 19, length: 12_000, share: 0.1 },
];

/** How many texts of a kind the scale gives; at least two, one in each language. */
export function scaled(count: number, scale: number): number {
  return Math.max(2, Math.round(count * scale));
}

/** Yields the texts one after another: all at once would be 96 MB. */
export function corpusTexts({ scale }: Pick<CorpusSize, 'scale'>): Generator<CorpusText> {
  return textsOf(kinds, scale);
}

/** Yields texts of these kinds, as many as the scale gives, the same in every run. */
export function* textsOf(wanted: readonly KindOfText[], scale: number): Generator<CorpusText> {
  const luck = chance(SEED);
  const languages = { en: prose(luck, 'en'), 'zh-CN': prose(luck, 'zh-CN') };
  for (const { className, kind, count, length } of wanted) {
    for (let number = 1; number <= scaled(count, scale); number += 1) {
      const language = number % 2 === 0 ? 'zh-CN' : 'en';
      yield {
        kind,
        className,
        language,
        title: kind === 'interview' ? `N${number}` : `${className} ${number}`,
        date: `${2016 + luck.below(10)}-${String(1 + luck.below(12)).padStart(2, '0')}`,
        text: languages[language].text(length),
      };
    }
  }
}

/** One long text, as if a whole archive had been pasted into one source. */
export function longText(length: number): string {
  return prose(chance(SEED + 1), 'en').text(length);
}

/** How many codings the corpus has. */
export function codingCount({ scale, codings }: CorpusSize): number {
  return Math.round(50_000 * scale * codings);
}

/** How many codings a source of this class has on average. */
export function meanCodings(className: CorpusText['className'], size: CorpusSize): number {
  const kind = kinds.find((each) => each.className === className);
  return kind ? (codingCount(size) * kind.share) / scaled(kind.count, size.scale) : 0;
}

/** The random generator for the codings. */
export function codingChance(): Chance {
  return chance(SEED + 2);
}
