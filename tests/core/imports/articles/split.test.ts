import { describe, expect, it, test } from 'vitest';
import { fileLines, type FileLine } from '#core/imports/articles/file-lines.ts';
import { shape } from '#core/imports/articles/line-shape.ts';
import { pieceJson, pieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import { findProposals } from '#core/imports/articles/proposals.ts';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { plainText } from '#core/text/plain-text.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { findArticles, narrowerRules, ruleThatSaysSo } from '#core/imports/articles/split.ts';
import { splitRuleOf, splitRuleText } from '#core/imports/articles/split-rule.ts';
import { byRule } from '../../../helpers/splitting.ts';
import { atOnce } from '#core/in-steps.ts';

const articlesOf = (...file: Parameters<typeof findArticles>) => atOnce(findArticles(...file));
const proposalsFor = (...lines: Parameters<typeof findProposals>) => atOnce(findProposals(...lines));

function linesOf(text: string): readonly FileLine[] {
  return fileLines({ text, doc: null, pages: [], breaks: [] });
}

const body = Array.from({ length: 30 }, () => 'Two makers came to the fair.').join(' ');

/** A file of `of` articles with a mark above each. */
function bundle(of: number, between: (number: number) => string = () => ''): string {
  return Array.from(
    { length: of },
    (_, at) =>
      `Document ${at + 1} of ${of}\nThe ${at + 1}. fair\nHarbour Review\n5 March 202${at % 9}\n\n${body}\n${between(at + 1)}`,
  ).join('\n');
}

describe('a rule', () => {
  test.each(['page', 'heading', 'heading:2', 'line:Document # of #', 'regex:^\\d+\\. '])(
    '%s is written as it is read',
    (written) => {
      expect(splitRuleText(splitRuleOf(written))).toBe(written);
    },
  );

  test.each(['', 'pages', 'page:2', 'heading:9', 'line:', 'line: ', 'regex:', 'Document'])(
    '“%s” is refused with what to write instead',
    (written) => {
      expect(() => splitRuleOf(written)).toThrow(
        expect.objectContaining({ code: 'invalid', key: 'articles:no_such_rule' }),
      );
    },
  );
});

describe('the shape of a line', () => {
  test.each([
    ['Document # of #', '  document 12  of 240 ', ['12', '240']],
    ['Document # of #', 'Document 12 of 240 pages', null],
    ['Document # of 240', 'Document 12 of 241', null],
    ['Document #', 'Document FTCOM00020200305eg350005l', ['FTCOM00020200305eg350005l']],
    ['第#篇', '第１２篇', ['１２']],
    ['第 # 篇，共 # 篇', '第 3 篇，共 240 篇', ['3', '240']],
    ['Title-题名: *', 'Title-题名: 两个试点城市', []],
    ['[#] *', '[12] Li Qing. Of lists (part 3)', ['12']],
    ['***', '***', []],
    ['***', 'a', null],
    ['a.c', 'abc', null],
  ])('%s in “%s”', (written, line, expected) => {
    expect(shape(written)(line)).toEqual(expected);
  });
});

describe('cutting', () => {
  it('begins an article at each mark, with what stands before the first one apart', () => {
    const lines = linesOf(`News of the fair\n\n${bundle(3)}`);

    const articles = articlesOf(lines, byRule({ kind: 'line', text: 'Document # of #' }));

    expect(articles.map(({ from }) => lines[from]?.text)).toEqual([
      'News of the fair',
      'Document 1 of 3',
      'Document 2 of 3',
      'Document 3 of 3',
    ]);
  });

  it('ends an article at a mark that closes the file', () => {
    const lines = linesOf('A fair\n\nIt was held.\n-- 30 --\nA hall\n\nIt was opened.\n-- 30 --\n\n');

    const articles = articlesOf(lines, byRule({ kind: 'line', text: '-- # --' }));

    expect(articles.map(({ from, to }) => [lines[from]?.text, lines[to - 1]?.text])).toEqual([
      ['A fair', '-- 30 --'],
      ['A hall', '-- 30 --'],
    ]);
  });

  it('offers the narrower mark that leaves out one that does not fit', () => {
    const lines = linesOf(bundle(6, (number) => (number === 4 ? `Document 4 of 9\n${body}\n` : '')));
    const rule = { kind: 'line', text: 'Document # of #' } as const;

    expect(articlesOf(lines, byRule(rule))).toHaveLength(7);
    const [narrower] = narrowerRules(lines, rule);
    expect(narrower).toEqual({ kind: 'line', text: 'Document # of 6' });
    expect(articlesOf(lines, byRule(narrower!))).toHaveLength(6);
  });

  it('keeps cuts and joins by hand on top of the rule, and finds the rule that says the same', () => {
    const lines = linesOf(bundle(6, (number) => (number === 4 ? `Document 4 of 9\n${body}\n` : '')));
    const rule = { kind: 'line', text: 'Document # of #' } as const;
    const odd = lines.findIndex(({ text }) => text === 'Document 4 of 9');
    const joined = { ...byRule(rule), byHand: { added: [], removed: [odd] } };
    const cut = { ...joined, byHand: { added: [2], removed: [odd] } };

    expect(articlesOf(lines, joined)).toHaveLength(6);
    expect(ruleThatSaysSo(lines, joined, [])).toEqual({ kind: 'line', text: 'Document # of 6' });
    expect(articlesOf(lines, cut).map(({ from, cut: its }) => [from, its?.isByHand])[1]).toEqual([2, true]);
    expect(ruleThatSaysSo(lines, cut, [])).toBeNull();
    expect(ruleThatSaysSo(lines, byRule(rule), [])).toBeNull();
  });

  it('doubts articles that are short, or more than five times as long as most', () => {
    const lines = linesOf(
      bundle(5, (number) => (number === 2 ? `${body}\n`.repeat(6) : '')).replace(body, 'Short.'),
    );

    const articles = articlesOf(lines, byRule({ kind: 'line', text: 'Document # of #' }));

    expect(articles.map(({ doubts }) => doubts)).toEqual([['short'], ['long'], [], [], []]);
  });

  it('reads an ambiguous date only if another date of the file tells the order', () => {
    const dated = (dates: readonly string[]) =>
      articlesOf(
        linesOf(
          dates
            .map((date, at) => `Document ${at + 1} of 2\nThe fair ${at}\nHarbour Review\n${date}\n${body}`)
            .join('\n'),
        ),
        byRule({ kind: 'line', text: 'Document # of #' }),
      ).map(({ date }) => date?.value);

    expect(dated(['05/03/2020', '06/03/2020'])).toEqual([undefined, undefined]);
    expect(dated(['05/03/2020', '26/03/2020'])).toEqual(['2020-03-05', '2020-03-26']);
  });
});

describe('a file that is one text', () => {
  test.each([
    ['a story', `A fair\n\n${body}\n\n${body}`],
    [
      'a report with numbered parts',
      Array.from({ length: 6 }, (_, at) => `${at + 1}. Part\n${body}`).join('\n'),
    ],
    [
      'an interview',
      Array.from({ length: 20 }, () => 'Interviewer: Why?\nN9: Because of the fair.').join('\n'),
    ],
  ])('does not look like many articles: %s', (_, text) => {
    expect(proposalsFor(linesOf(text)).isMany).toBe(false);
  });
});

describe('layouts of databases', () => {
  const found = (text: string) => {
    const lines = linesOf(text);
    const rule = proposalsFor(lines).best?.rule;
    return articlesOf(lines, byRule(rule!)).map(({ title, date, outlet }) => [
      title?.value,
      date?.value,
      outlet?.value,
    ]);
  };
  const days = ['5', '11', '17'];
  const expected = days.map((day, at) => [
    `The ${at + 1}. fair`,
    `2020-03-${day.padStart(2, '0')}`,
    'Harbour Review',
  ]);

  it('a cover page with the table of contents is no article, and its dates are none of theirs', () => {
    const cover = [
      'User Name: = A. Reader',
      'Date and Time: = Tuesday, 3 August 2021 2:01:00 PM',
      'Job Number: = 149999999',
      'Documents (3)',
      ...days.flatMap((_, at) => [`${at + 1}. The ${at + 1}. fair`, 'Search Terms: alliance']),
    ];
    const articles = days.map(
      (day, at) =>
        `\f${['The', `${at + 1}.`, 'fair'].join(' ')}\nHarbour Review\nMarch ${day}, 2020\nBody\n\n${body}\n\nEnd of Document`,
    );

    expect(found([...cover, ...articles].join('\n'))).toEqual(expected);
  });

  it('the summary of a search above the first article is none of it', () => {
    const summary = [
      'Search Summary',
      'Text  alliance',
      'Date  01/01/2020 to 31/12/2020',
      'Results Found  3',
    ];
    const articles = days.map(
      (day, at) =>
        `The ${at + 1}. fair\n412 words\n${day} March 2020\nHarbour Review\nEnglish\n\n${body}\n\nDocument HARBOU0020200${at}05eg350005l\n`,
    );

    expect(found([...summary, 'Timestamp  3 August 2021 2:01 PM', '', ...articles].join('\n'))).toEqual(
      expected,
    );
  });

  it('the tags of EndNote name the facts', () => {
    const articles = days.map(
      (day, at) =>
        `%0 Newspaper Article\n%A Li Qing\n%T ${['The fair', 'A market', 'The hall'][at]}\n%J Harbour Review\n%8 2020-03-${day.padStart(2, '0')}\n%X ${body}\n%W CNKI\n`,
    );

    expect(found(articles.join('\n'))).toEqual(
      expected.map(([, ...facts], at) => [['The fair', 'A market', 'The hall'][at], ...facts]),
    );
  });

  it('a short rule of stars parts articles whose outlets are labelled', () => {
    const articles = days.map(
      (day, at) =>
        `The ${at + 1}. fair\nSource: Harbour Review\nDate: March ${day}, 2020\n\n${body}\n\n***\n`,
    );

    expect(found(articles.join('\n'))).toEqual(expected);
  });

  it('articles that are all short are doubted only where they hold hardly a word', () => {
    const short = 'Two makers came to the fair. '.repeat(8);
    const of = (words: string) => {
      const text = days.map(
        (day) => `Document ${day} of 3\nA fair\nHarbour Review\n5 March 2020\n\n${words}\n`,
      );
      const rule = { kind: 'line', text: 'Document # of #' } as const;
      return articlesOf(linesOf(text.join('')), byRule(rule)).map(({ doubts }) => doubts);
    };

    expect(of(short)).toEqual([[], [], []]);
    expect(of('Closed.')).toEqual([['short'], ['short'], ['short']]);
  });
});

describe('footnotes at the end of a file', () => {
  const text = (words: string) => [{ type: 'text', text: words }] as const;
  const paragraph = (words: string) => ({ type: 'paragraph', content: text(words) }) as const;
  const note = (label: string, words: string) =>
    ({ type: 'footnote', attrs: { label }, content: text(words) }) as const;
  const heading = (words: string) =>
    ({ type: 'heading', attrs: { level: 1 }, content: text(words) }) as const;
  const doc: RichText = {
    type: 'doc',
    content: [
      heading('Springs'),
      paragraph('One[1] and three[3].'),
      heading('Supply desk'),
      paragraph('Two[2].'),
      heading('Water works'),
      paragraph('None.'),
      note('1', 'First.'),
      note('3', 'Third.'),
      note('2', 'Second.'),
      note('', 'It goes on.'),
      note('9', 'Of nobody.'),
    ],
  };
  const file = { text: plainText(doc), doc, pages: [], layout: null };
  const articles = articlesOf(fileLines({ ...file, breaks: [] }), byRule({ kind: 'heading', level: 1 }));

  it('go to the article with their mark, and one without to the last', () => {
    expect(articles.map(({ notes }) => notes)).toEqual([[6, 7], [8, 9], [10]]);
  });

  it('stand below the text of their article, as footnotes', () => {
    const { from, to, skipped, notes } = articles[1]!;

    const made = articleTexts(file)({ lines: [from, to], left: skipped, notes });

    expect(made.text).toBe('Supply desk\nTwo[2].\nSecond.\nIt goes on.');
    expect(made.doc?.content.slice(-2)).toEqual(doc.content.slice(8, 10));
  });
});

describe('which piece of its original a source is', () => {
  it('survives being written, and nothing else is believed', () => {
    const piece = { number: 2, of: 3, lines: [4, 9], left: [4], notes: [], total: 12 } as const;

    expect(pieceOfOriginal(pieceJson(piece))).toEqual(piece);
    expect(pieceOfOriginal(pieceJson({ ...piece, notes: [10] }))).toEqual({ ...piece, notes: [10] });
    for (const other of [null, 'x', '{}', '[]', '{"number":1,"of":2,"lines":[1],"left":[],"total":3}'])
      expect(pieceOfOriginal(other)).toBeNull();
  });
});
