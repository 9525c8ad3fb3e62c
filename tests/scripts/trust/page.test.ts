import { expect, test } from 'vitest';
import { pageWith } from '../../../scripts/trust/page.ts';
import { pieces } from '../../../scripts/trust/pieces.ts';

const when = { date: '2026-03-14', machine: 'Linux' };
const sections = (page: string): string[] => page.split(/^(?=## )/m).slice(1);

test('a piece that was tried gets its new figures, and the others keep theirs', () => {
  const [first, second] = pieces;
  if (!first || !second) throw new RangeError('There are no pieces.');
  const came = { done: 4000, 'page: rows': 7, 'page: back': 6.5 };
  const page = [second, first].reduce(
    (before, piece) => pageWith(before, piece, { tried: 5000, came, faults: [] }, when),
    '',
  );

  const later = pageWith(page, second, { tried: 7, came: {}, faults: ['lost'] }, when);

  expect(sections(page)).toHaveLength(2);
  expect(sections(page)[0]).toContain(
    [
      `- Tried: 5,000 ${first.unit}; broken: 0`,
      '- On 2026-03-14, Linux',
      '- Came of it: done 4,000',
      '- page: rows 7, back 6.5',
      '',
    ].join('\n'),
  );
  expect(sections(later)[0]).toBe(sections(page)[0]);
  expect(sections(later)[1]).toContain(`- Tried: 7 ${second.unit}; broken: 1\n- On 2026-03-14, Linux\n\n`);
});

test('what is promised, and the tests of it, stand there as they are now', () => {
  const [piece] = pieces;
  if (!piece) throw new RangeError('There are no pieces.');
  const earlier = `# Trust\n\n## \`${piece.name}\`\n\nWhat was promised once.\n\n- Tried: 3\n\nTests: none\n`;
  const [, other] = pieces;
  if (!other) throw new RangeError('There is one piece alone.');

  const [section] = sections(pageWith(earlier, other, { tried: 1, came: {}, faults: [] }, when));

  const tests = piece.tests.map((path) => `\`${path}\``).join(', ');
  expect(section).toBe(`## \`${piece.name}\`\n\n${piece.promise}.\n\n- Tried: 3\n\nTests: ${tests}\n\n`);
});
