import { expect, it } from 'vitest';
import { paragraphsIn, type Placed } from './pdf-written.ts';

const first = [
  'The resilience of supply chains',
  'depends on the diversity of their',
  'suppliers, and on the stocks that',
  'are held in reserve by every firm.',
];
const second = [
  'A second paragraph begins here and',
  'speaks of the policy that most of',
  'the managers called uncertain, as',
  'they were asked about it, one day.',
];

it('a small indent is seen in each of three columns', async () => {
  const page = [0, 1, 2].flatMap((column) =>
    [...first, ...second, ...first.slice(0, 3), 'are held.', ...second].map((text, index): Placed => [
      50 + column * 175 + (index % 4 === 0 ? 7 : 0),
      720 - index * 11,
      9,
      text,
    ]),
  );

  expect(await paragraphsIn([page])).toEqual(
    [0, 1, 2].flatMap(() => [
      first.join(' '),
      second.join(' '),
      [...first.slice(0, 3), 'are held.'].join(' '),
      second.join(' '),
    ]),
  );
});
