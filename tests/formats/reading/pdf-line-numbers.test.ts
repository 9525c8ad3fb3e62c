import { describe, expect, it } from 'vitest';
import { paragraphsIn, readPages, type Placed } from './pdf-written.ts';

const paragraph = [
  'The founder of the firm spoke of its stocks and of the prices that it',
  'had paid for them in the years before, when nobody had thought of what',
  'would happen if the port was closed for a month and then for another',
  'one. She said that all of the buyers of the region had met in a hall to',
  'speak of it, that they had agreed to share what they had, and that they',
  'would have done so if the ministry had not come with its own plan. The',
  'plan was read aloud and nobody said a word, though many had expected it',
  'and some had even asked for it. After that they all went home.',
];

/** The paragraph with line numbers from `first` on, beside every line whose number `step` divides. */
function numbered(
  first: number,
  { step = 1, x = 40, text = 72, size = 8 }: { step?: number; x?: number; text?: number; size?: number } = {},
): Placed[] {
  return paragraph.flatMap((words, index): Placed[] => [
    ...((first + index) % step === 0 ? [[x, 720 - index * 14, size, String(first + index)] as const] : []),
    [text, 720 - index * 14, 11, words],
  ]);
}

describe('line numbers of a pdf', () => {
  it('are not part of the text, on the left or on the right, and are reported', async () => {
    const { text, notes, layout } = await readPages([numbered(1)]);

    expect(text).toBe(paragraph.join(' '));
    expect(notes).toEqual([{ key: 'reading:line_numbers_left_out', parameters: { count: 8 } }]);
    expect(layout?.[0]?.marks.map((mark) => mark.text)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(await paragraphsIn([numbered(1, { x: 540 })])).toEqual([paragraph.join(' ')]);
  });

  it('are also recognised close to the lines', async () => {
    expect(await paragraphsIn([numbered(1, { x: 62, size: 5 })])).toEqual([paragraph.join(' ')]);
  });

  it('are recognised beside every fifth line, and on a single page', async () => {
    const pages = [1, 9, 17].map((first, page) =>
      [0, 1, 2, 3].flatMap((part) =>
        numbered(first + page * 24 + part * 8, { step: 5 }).map(([x, y, size, text]): Placed => [
          x,
          y - part * 8 * 14,
          size,
          text,
        ]),
      ),
    );
    const last: Placed[] = [
      [40, 720, 8, '100'],
      [72, 720, 11, 'Nothing more was said.'],
    ];

    const { text } = await readPages([...pages, last]);

    expect(text.match(/\d+/g)).toBeNull();
    expect(text.endsWith('Nothing more was said.')).toBe(true);
  });

  it('stay when they number the rows of a table or the items of a list', async () => {
    const statements = Array.from({ length: 8 }, (_, index): Placed[] => [
      [40, 720 - index * 20, 11, String(index + 1)],
      [72, 720 - index * 20, 11, `We trust our suppliers in matter ${index + 1} more than before.`],
    ]).flat();

    expect(await paragraphsIn([statements])).toEqual(
      Array.from(
        { length: 8 },
        (_, index) => `${index + 1} We trust our suppliers in matter ${index + 1} more than before.`,
      ),
    );
  });
});
