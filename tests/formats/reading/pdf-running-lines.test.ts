import { describe, expect, it } from 'vitest';
import { lines, paragraphsIn, readPages, type Placed } from './pdf-written.ts';
import { processorSeconds } from '../../helpers/processor-time.ts';

const matters = ['stocks', 'labour', 'tariffs', 'insurance', 'finance', 'shipping', 'prices', 'ports'];

function counted<T>(count: number, of: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index));
}

/** A paragraph of nine lines that differs from page to page. */
function body(page: number, top = 700): Placed[] {
  return lines(72, top, [
    ...counted(
      8,
      (row) => `On page ${'abcdefghij'[page]} they speak about ${matters[(page + row) % 8]} for a while`,
    ),
    'and then no more.',
  ]);
}

/** The words of each page that were left out of the text. */
async function leftOutOf(pages: readonly (readonly Placed[])[]): Promise<string[][]> {
  const { layout } = await readPages(pages);
  return (layout ?? []).map(({ marks }) => marks.map(({ text }) => text));
}

describe('the text at the edges of the pages', () => {
  it('stays when a page holds only a title and a line, as a slide does', async () => {
    const pages = counted(6, (page): Placed[] => [
      [72, 700, 28, `Finding ${page + 1}`],
      [72, 620, 18, `We interviewed ${10 + page} firms in ${2010 + page}.`],
    ]);

    expect(await paragraphsIn(pages)).toEqual(
      counted(6, (page) => [
        `Finding ${page + 1}`,
        `We interviewed ${10 + page} firms in ${2010 + page}.`,
      ]).flat(),
    );
  });

  it('stays when each page is the entry of a year', async () => {
    const pages = counted(5, (page): Placed[] => [
      [72, 740, 11, String(2010 + page)],
      [72, 700, 11, `In that year sales grew by ${page} percent in all regions, it was said.`],
      [72, 680, 11, 'The end of the entry.'],
    ]);

    expect(await paragraphsIn(pages)).toEqual(
      counted(5, (page) => [
        String(2010 + page),
        `In that year sales grew by ${page} percent in all regions, it was said. The end of the entry.`,
      ]).flat(),
    );
  });

  it('stays when the same questions are asked on every page', async () => {
    const pages = counted(5, (page): Placed[] => [
      [72, 720, 11, 'Interviewer: What matters most?'],
      [72, 700, 11, `R: Answer number ${page} about supply and stock in year ${2000 + page}.`],
      [72, 40, 11, 'Interviewer: And then?'],
    ]);

    expect(await paragraphsIn(pages)).toEqual(
      counted(5, (page) => [
        'Interviewer: What matters most?',
        `R: Answer number ${page} about supply and stock in year ${2000 + page}.`,
        'Interviewer: And then?',
      ]).flat(),
    );
  });

  it('stays when every page begins and ends with a turn at normal line distance', async () => {
    const pages = counted(6, (page): Placed[] => [
      [72, 730, 11, 'Interviewer, about the next year'],
      ...body(page, 716),
      [72, 586, 11, 'Interviewer, asking for more'],
    ]);

    expect(await leftOutOf(pages)).toEqual(counted(6, () => []));
  });

  it('stays when every page begins with a date', async () => {
    const pages = counted(6, (page): Placed[] => [[72, 730, 11, `${page + 3} March 2021`], ...body(page)]);

    const paragraphs = await paragraphsIn(pages);

    expect(paragraphs.filter((text) => /2021/.test(text))).toEqual(
      counted(6, (page) => `${page + 3} March 2021`),
    );
  });

  it('stays when turns differ only in their time, while page numbers are removed', async () => {
    const pages = counted(6, (page): Placed[] => [
      [72, 735, 11, `[00:0${page}:00] Interviewer:`],
      ...body(page, 719),
      [300, 25, 9, String(page + 1)],
    ]);

    expect(await leftOutOf(pages)).toEqual(counted(6, (page) => [String(page + 1)]));
  });

  it('stays when a table or a list continues across pages', async () => {
    const rows = counted(4, (page) =>
      counted(45, (row): Placed[] => [
        [72, 730 - 14 * row, 10, String(page * 45 + row)],
        [150, 730 - 14 * row, 10, `${(page * 45 + row) % 17}.${row % 10}`],
        [250, 730 - 14 * row, 10, `${(page * 7 + row) % 100} %`],
      ]).flat(),
    );
    const items = counted(4, (page) =>
      lines(
        72,
        735,
        counted(20, (row) => `${page * 20 + row + 1}. Yes`),
      ),
    );

    expect(await paragraphsIn(rows)).toEqual(
      counted(
        180,
        (at) => `${at} ${at % 17}.${(at % 45) % 10} ${(Math.floor(at / 45) * 7 + (at % 45)) % 100} %`,
      ),
    );
    expect(await paragraphsIn(items)).toEqual(counted(80, (at) => `${at + 1}. Yes`));
  });

  it('stays when each respondent has a page, and when a text has two pages', async () => {
    const sheets = counted(5, (page): Placed[] => [
      [72, 735, 11, `Respondent ${page + 1}`],
      [72, 705, 11, 'Agree strongly'],
      [72, 690, 11, `The firm spoke of ${matters[page]} in that year.`],
    ]);
    const questions = counted(2, (page): Placed[] => [
      [72, 735, 11, `Question ${page + 1}`],
      [72, 719, 11, `We sold ${matters[page]} in the north and that was that.`],
      [72, 700, 11, `Closing ${page + 1}.`],
    ]);

    expect(await leftOutOf(sheets)).toEqual(counted(5, () => []));
    expect(await leftOutOf(questions)).toEqual([[], []]);
  });

  it('stays when the pages are filled forms', async () => {
    const pages = counted(5, (page): Placed[] => [
      [250, 720, 11, 'Protocol of the visit'],
      [72, 690, 11, 'Stocks and prices'],
      ...body(page, 660),
    ]);

    expect(await leftOutOf(pages)).toEqual(counted(5, () => ['Protocol of the visit']));
  });

  it('stays when there is nothing else', async () => {
    const pages = counted(4, (): Placed[] => [[72, 760, 8, 'Nothing was said']]);

    expect(await paragraphsIn(pages)).toEqual(counted(4, () => 'Nothing was said'));
  });
});

describe('headers and footers', () => {
  it('are removed, on the left and on the right, with roman numbers and chapter titles', async () => {
    const numbers = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
    const head = (page: number): string =>
      page % 2 === 0 ? 'A. Author' : `Chapter ${page < 3 ? 1 : 2}: Ways`;
    const pages = counted(6, (page): Placed[] => [
      [page % 2 === 0 ? 350 : 72, 760, 8, head(page)],
      ...body(page),
      [300, 30, 8, numbers[page]!],
    ]);

    expect(await leftOutOf(pages)).toEqual(counted(6, (page) => [head(page), numbers[page]]));
  });

  it('are removed in the type of the text, if they stand apart from it', async () => {
    const pages = counted(4, (page): Placed[] => [
      [72, 752, 11, 'Interview with the founder'],
      ...body(page),
      [290, 40, 11, `Page ${page + 1} of 4`],
    ]);

    const { notes } = await readPages(pages);

    expect(await leftOutOf(pages)).toEqual(
      counted(4, (page) => ['Interview with the founder', `Page ${page + 1} of 4`]),
    );
    expect(notes).toEqual([
      {
        key: 'reading:running_lines_left_out',
        parameters: { count: 8, lines: 'Interview with the founder · Page 1 of 4 … Page 4 of 4' },
      },
    ]);
  });

  it('are removed with a page number among their words, and in two lines', async () => {
    const pages = counted(3, (page): Placed[] => [
      [72, 762, 8, 'The Institute'],
      [72, 752, 8, `Report, sheet ${page + 12}`],
      ...body(page),
    ]);

    expect(await leftOutOf(pages)).toEqual(
      counted(3, (page) => ['The Institute', `Report, sheet ${page + 12}`]),
    );
  });

  it('are removed from widely set lines, with the page number behind the words', async () => {
    const essay = (page: number): Placed[] =>
      counted(22, (row): Placed => [
        72,
        716 - row * 28,
        12,
        `${matters[(page * 3 + row) % 8]} were spoken of, ${row} or so`,
      ]);
    const smith = counted(4, (page): Placed[] => [[500, 752, 12, `Smith ${page + 1}`], ...essay(page)]);
    const numbered = counted(4, (page): Placed[] => [
      ...essay(page),
      [72, 36, 12, `Interview N9, page ${page + 1} of 4`],
    ]);

    expect(await leftOutOf(smith)).toEqual(counted(4, (page) => [`Smith ${page + 1}`]));
    expect(await leftOutOf(numbered)).toEqual(counted(4, (page) => [`Interview N9, page ${page + 1} of 4`]));
  });

  it('are removed with the title of the section that they name beside the page number', async () => {
    const pages = counted(6, (page): Placed[] => [
      [page % 2 === 0 ? 500 : 72, 690, 10, String(page + 1)],
      [page % 2 === 0 ? 72 : 300, 690, 10, `${page + 1}. ON ${matters[page]!.toUpperCase()}`],
      ...body(page, 660),
    ]);

    expect((await leftOutOf(pages)).map((marks) => marks.toSorted())).toEqual(
      counted(6, (page) => [String(page + 1), `${page + 1}. ON ${matters[page]!.toUpperCase()}`]),
    );
  });

  it('are removed from a page that holds nothing else', async () => {
    const number = (page: number): Placed => [300, 25, 9, String(page + 1)];
    const pages = counted(5, (page) => (page === 2 ? [number(page)] : [...body(page), number(page)]));

    expect(await leftOutOf(pages)).toEqual(counted(5, (page) => [String(page + 1)]));
  });

  it('are looked for in bounded time', async () => {
    const pages = counted(3, (page) =>
      counted(4000, (at): Placed => [(at % 40) * 15, 790 - Math.floor(at / 40) * 7, 5, `${page + 1}`]),
    );
    const begun = processorSeconds();

    await readPages(pages);

    expect(processorSeconds() - begun).toBeLessThan(20);
  });
});
