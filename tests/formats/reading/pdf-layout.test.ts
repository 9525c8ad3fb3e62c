import { describe, expect, it } from 'vitest';
import { storedText } from '#core/text/plain-text.ts';
import { fixture, readText } from './fixtures.ts';
import { faultsOfLayout, standingOnPages } from './pdf-standing.ts';

const documents = [
  'interview.pdf',
  'interview-zh.pdf',
  'report.pdf',
  'report-zh.pdf',
  'font-not-embedded.pdf',
  'half-scanned.pdf',
  'restricted.pdf',
];

describe('the layout of a pdf', () => {
  it.each(documents)('of %s places every character of the text once, where it stands', async (name) => {
    const { text, layout } = await readText(name);

    const faults = faultsOfLayout(text, layout ?? [], await standingOnPages(fixture(name)));

    expect(layout?.flatMap((page) => page.runs)).not.toEqual([]);
    expect(faults).toEqual([]);
    expect(storedText(text)).toBe(text);
  });

  it('keeps words that are left out of the text as marks', async () => {
    const { text, layout } = await readText('report.pdf');

    expect(layout?.map(({ marks }) => marks.map((mark) => mark.text))).toEqual([
      [expect.any(String), '1'],
      [expect.any(String), '2'],
    ]);
    expect(text).not.toMatch(/\b[12]\n/);
  });
});
