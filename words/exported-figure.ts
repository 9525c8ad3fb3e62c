// The words with which a figure is exported: title, caption, language, and notice.
import { filledCaption } from '#core/figures/live-caption.ts';
import type { FigureSetting } from '#core/figures/figure-setting.ts';
import type { FigureText } from '#core/figures/figure.ts';
import { createWords, languages, type Language, type Words } from './words.ts';

/** The languages of a figure; `both` stands for English and Chinese. */
export const figureLanguages: readonly FigureLanguage[] = [...languages, 'both'];
export type FigureLanguage = Language | 'both';

type WordSetting = Pick<FigureSetting, 'language' | 'title' | 'caption' | 'number' | 'notice'>;

/** The words that the program gives a figure before anybody edits them. */
export interface FigureWords {
  readonly title: string;
  /** What is counted and how, without the figure's number. */
  readonly caption: string;
}

/**
 * The figure worded by `compose`, in the language or languages of the setting. `compose` must leave out the notice,
 * which is added here if the setting includes it.
 */
export function exportedFigure<Figure extends FigureText>(
  compose: (words: Words) => Figure,
  setting: WordSetting,
  notice: string | null,
): Figure {
  const composed = languagesOf(setting.language).map((language) => {
    const words = createWords(language);
    return { words, figure: compose(words) };
  });
  const all = composed.map(({ figure }) => automaticCaption(figure));
  const edited = editedCaption(setting, all.join('\n'));
  // An edited caption appears once, whatever the languages.
  const captions =
    edited === ''
      ? composed.map(({ words }, index) => captionOf(words, all[index] ?? '', setting))
      : composed.slice(0, 1).map(({ words }) => captionOf(words, edited, setting));
  const own = composed.map(({ figure }) => figure.title).join(' ');
  const [first, second] = composed.map(({ figure }) => figure);
  if (first === undefined) throw new Error('A figure has a language.');
  return {
    ...(second === undefined
      ? withRowNames(first, () => ({ label2: '' }))
      : bothIn(
          first,
          withRowNames(second, (index) => rowNames(first)[index] ?? {}),
        )),
    title: setting.title === null ? '' : setting.title || own,
    subtitle: '',
    notes: [
      ...captions.filter((each) => each !== ''),
      ...(setting.notice && notice !== null && notice !== '' ? [notice] : []),
    ],
  };
}

/** The program's title and caption in the languages of the setting, to be edited. */
export function automaticWords(
  compose: (words: Words) => FigureText,
  language: FigureSetting['language'],
): FigureWords {
  const figures = languagesOf(language).map((each) => compose(createWords(each)));
  return {
    title: figures.map(({ title }) => title).join(' '),
    caption: figures.map(automaticCaption).join('\n'),
  };
}

function languagesOf(language: FigureSetting['language']): readonly Language[] {
  return language === 'both' ? ['en', 'zh-CN'] : languages.filter((each) => each === language);
}

/** How the figure was counted; for a flow also which sources it contains. */
function automaticCaption(figure: FigureText): string {
  const { subtitle, notes, language } = figure;
  const isChinese = language.startsWith('zh');
  const scope = 'steps' in figure ? [`${subtitle}${isChinese ? '。' : '.'}`] : [];
  return [...scope, ...notes].join(isChinese ? '' : ' ');
}

function editedCaption({ caption }: WordSetting, automatic: string): string {
  return typeof caption === 'string' ? caption : filledCaption(caption ?? {}, automatic);
}

function captionOf({ t }: Words, text: string, { caption, number }: WordSetting): string {
  if (caption === null) return '';
  return number === '' ? text : t('figures:caption', { number, text });
}

/** The names of a figure's rows; none for a flow. */
function rowNames(figure: FigureText): readonly { label: string; label2: string }[] {
  return 'rows' in figure && Array.isArray(figure.rows)
    ? (figure.rows as readonly { label: string; label2: string }[]).map(({ label, label2 }) => ({
        label,
        label2,
      }))
    : [];
}

/**
 * The figure with other names of its rows. In one language a code has one name; in both it has two, in the order of the
 * languages.
 */
function withRowNames<Figure extends FigureText>(
  figure: Figure,
  named: (index: number) => { readonly label?: string; readonly label2?: string },
): Figure {
  if (!('rows' in figure) || !Array.isArray(figure.rows)) return figure;
  return { ...figure, rows: figure.rows.map((row: object, index) => ({ ...row, ...named(index) })) };
}

/** Fields that are shown in both languages; numbers and the description for screen readers use the first. */
const inBoth = new Set(['label', 'remark', 'remarkLabel']);

function bothIn<Value>(first: Value, second: unknown): Value {
  if (Array.isArray(first) && Array.isArray(second))
    return first.map((each: unknown, index) => bothIn(each, second[index])) as Value;
  if (typeof first !== 'object' || first === null || typeof second !== 'object' || second === null)
    return first;
  // The number in a cell is called a label too.
  if ('spoken' in first) return first;
  const other = second as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(first).map(([key, value]: [string, unknown]) => {
      const beside = other[key];
      if (typeof value === 'string' && typeof beside === 'string')
        return [key, inBoth.has(key) && differs(value, beside) ? `${value} ${beside}`.trim() : value];
      return [key, bothIn(value, beside)];
    }),
  ) as Value;
}

/** Names that differ only in the case of their first letter count as the same. */
function differs(first: string, second: string): boolean {
  return first.toLowerCase() !== second.toLowerCase();
}
