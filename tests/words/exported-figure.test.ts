import { describe, expect, it } from 'vitest';
import { usualFigure } from '#core/figures/figure-setting.ts';
import { keepCaption } from '#core/figures/live-caption.ts';
import type { BarFigure } from '#core/figures/figure.ts';
import { automaticWords, exportedFigure } from '#words/exported-figure.ts';
import { rowInWords } from '#words/figure-rows.ts';
import type { Words } from '#words/words.ts';

const codes = new Map([['connector', { name: 'connector', name2: '连接者', colour: 0, parentId: null }]]);

/** The figure in the language of `words`. */
function compose(words: Words): BarFigure {
  const { language } = words;
  const isChinese = language === 'zh-CN';
  return {
    title: isChinese ? '各主题' : 'Themes',
    subtitle: '',
    notes: [isChinese ? '以 22 份为准。' : 'Counted in the 22 of 24.'],
    language,
    columns: [{ label: isChinese ? '新闻' : 'News', base: isChinese ? '共 22' : 'of 22', n: 22 }],
    rows: [
      {
        ...rowInWords(words, { codeId: 'connector', path: ['connector'], prompted: null }, codes, []),
        cells: [
          { count: 9, label: '9', share: '41%', part: null, interval: null, spoken: 'connector, News: 9' },
        ],
      },
    ],
  };
}

const notice = 'Invented.';

describe('an exported figure', () => {
  it('has the method as its caption, and the notice under it', () => {
    const figure = exportedFigure(compose, { ...usualFigure, number: '2' }, notice);

    expect([figure.title, figure.subtitle]).toEqual(['Themes', '']);
    expect(figure.notes).toEqual(['Figure 2. Counted in the 22 of 24.', notice]);
  });

  it('can be without title, caption and notice', () => {
    const bare = { ...usualFigure, title: null, caption: null, notice: false };

    expect(exportedFigure(compose, bare, notice)).toMatchObject({ title: '', subtitle: '', notes: [] });
  });

  it('names its codes in its own language only', () => {
    const names = (language: 'en' | 'zh-CN') =>
      exportedFigure(compose, { ...usualFigure, language }, null).rows.map(({ label, label2 }) => [
        label,
        label2,
      ]);

    expect(names('en')).toEqual([['connector', '']]);
    expect(names('zh-CN')).toEqual([['连接者', '']]);
  });

  it('has its words in both languages, and its numbers once', () => {
    const figure = exportedFigure(compose, { ...usualFigure, language: 'both', number: '2' }, null);

    expect(figure.title).toBe('Themes 各主题');
    expect(figure.columns[0]).toEqual({ label: 'News 新闻', base: 'of 22', n: 22 });
    expect(figure.rows[0]).toMatchObject({ label: 'connector', label2: '连接者', cells: [{ label: '9' }] });
    expect(figure.notes).toEqual(['Figure 2. Counted in the 22 of 24.', '图 2　以 22 份为准。']);
  });

  it('has an edited caption once, with the present numbers', () => {
    const { caption } = automaticWords(compose, 'both');
    const kept = keepCaption({}, 'Dots: 22 items.', caption);

    expect(exportedFigure(compose, { ...usualFigure, language: 'both', caption: kept }, null).notes).toEqual([
      'Dots: 22 items.',
    ]);
  });

  it('has the program’s caption in a language without an edited one', () => {
    const { caption } = automaticWords(compose, 'en');
    const kept = keepCaption({}, '24 items, of which 22.', caption);
    const notes = (language: 'en' | 'zh-CN') =>
      exportedFigure(compose, { ...usualFigure, language, caption: kept }, null).notes;

    expect(notes('en')).toEqual(['24 items, of which 22.']);
    expect(notes('zh-CN')).toEqual(['以 22 份为准。']);
  });

  it('has a given caption as it is written', () => {
    const given = { ...usualFigure, caption: '{1} of {2}' };

    expect(exportedFigure(compose, given, null).notes).toEqual(['{1} of {2}']);
  });
});
