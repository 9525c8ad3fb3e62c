import { describe, expect, it } from 'vitest';
import { lines, paragraphsIn, type Placed } from './pdf-written.ts';

describe('the turns of a conversation in a pdf', () => {
  it('begin paragraphs, even if the line before was full', async () => {
    const answer = (matter: string): string[] => [
      `We asked the ministry about ${matter}, and the ministry sent its answer after a`,
      `month or two, as everybody in the region had expected it would do, I say.`,
    ];
    const turns = ['stocks', 'prices', 'labour', 'safety'].flatMap((matter) => [
      'Interviewer:',
      `What was done about ${matter} in those years, by you and by those who had been asked?`,
      'Respondent:',
      ...answer(matter),
    ]);

    expect(await paragraphsIn([lines(72, 735, turns, { leading: 15 })])).toEqual(
      ['stocks', 'prices', 'labour', 'safety'].flatMap((matter) => [
        'Interviewer:',
        `What was done about ${matter} in those years, by you and by those who had been asked?`,
        'Respondent:',
        answer(matter).join(' '),
      ]),
    );
  });

  it('begin paragraphs with their times', async () => {
    const turns = [
      '[00:01:10] Nobody knew at the beginning what it was that had been asked of them all.',
      '[00:02:20] They went home and came again, since no other thing was to be done at all.',
      '[00:03:30] That was it.',
    ];

    expect(await paragraphsIn([lines(72, 735, turns)])).toEqual(turns);
  });

  it('are not seen in the colons of prose', async () => {
    const prose = [
      'The firm had one aim in those years, and it is easily said what that was.',
      'Growth: that was the aim of all of them, and they spoke of it every day.',
    ];

    expect(await paragraphsIn([lines(72, 735, prose)])).toEqual([prose.join(' ')]);
  });
});

it('the rows of figures in a pdf are rows', async () => {
  const rows = Array.from({ length: 30 }, (_, row) => `${2000 + row} ${10 + row}.5`);

  expect(await paragraphsIn([lines(72, 735, rows), lines(72, 735, rows)])).toEqual([...rows, ...rows]);
});

it('the title of a page in a pdf does not continue the page before', async () => {
  const sheet = (respondent: number): Placed[] => [
    [72, 735, 11, `Respondent ${respondent}`],
    ...lines(72, 705, ['Agree strongly', 'The firm did well in that year.'], { leading: 15 }),
  ];

  expect(await paragraphsIn([1, 2, 3].map(sheet))).toEqual(
    [1, 2, 3].flatMap((respondent) => [
      `Respondent ${respondent}`,
      'Agree strongly',
      'The firm did well in that year.',
    ]),
  );
});

it('a half-empty page of a pdf ends its paragraph, unless a sentence continues', async () => {
  const card = (words: string): Placed[] => [[72, 420, 11, words]];

  expect(await paragraphsIn(['Ports and ships', 'Prices of steel', 'Wages paid late'].map(card))).toEqual([
    'Ports and ships',
    'Prices of steel',
    'Wages paid late',
  ]);
  expect(await paragraphsIn(['They spoke about', 'ports and ships.'].map(card))).toEqual([
    'They spoke about ports and ships.',
  ]);
});
