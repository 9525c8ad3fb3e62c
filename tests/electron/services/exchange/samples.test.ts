// Real files of other programs, where available: the import finds what the list of their makers says.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areSamplesHere, leftOutReason, refiFile } from '../../../helpers/refi-files.ts';
import { broughtIn } from './brought-in.ts';

function sample(path: string): Promise<Awaited<ReturnType<typeof broughtIn>>> {
  return broughtIn(readFileSync(refiFile(path)), path.split('/').at(-1));
}

/** The counts that a file states, and how many of its codings have words. */
type Held = readonly [path: string, counts: Readonly<Record<string, number>>, placed: number];

async function isHeld(path: Held[0], counts: Held[1], placed: Held[2]): Promise<void> {
  const found = await sample(path);

  expect(found.report.counts).toMatchObject(counts);
  expect(found.codings.filter(({ words }) => words !== null)).toHaveLength(placed);
  expect(found.tables.code).toHaveLength(found.report.counts.codes);
}

describe('the examples of the standard', () => {
  test.each<Held>([
    [
      'annex/A2-atlasti-8.4.0.qde',
      {
        codes: 14,
        texts: 6,
        pdfs: 2,
        media: 4,
        selections: 8,
        codings: 16,
        notes: 2,
        links: 1,
        sets: 16,
        graphs: 1,
      },
      0,
    ],
    ['annex/A3-transana-3.22b2.qde', { users: 63, codes: 19, selections: 15, codings: 66, notes: 40 }, 0],
  ])('%s', isHeld);
});

describe.skipIf(!areSamplesHere)(`files of other programs${leftOutReason}`, () => {
  test.each<Held>([
    ['scrambled/nvivo-win-12.6-a.qdpx', { codes: 60, texts: 1, selections: 97, codings: 97 }, 97],
    ['scrambled/nvivo-win-12.6-b.qdpx', { codes: 152, texts: 2, selections: 303, codings: 303 }, 303],
    ['scrambled/nvivo-mac-12.7.0-b.qdpx', { codes: 152, texts: 2, selections: 297, codings: 297 }, 297],
    ['scrambled/maxqda-24.7.0-codebook-sets.qdpx', { codes: 307, texts: 10, selections: 0, sets: 2 }, 0],
    [
      'refi-tools/f4-2025.2.9-valid-document.qde',
      { codes: 1, texts: 4, selections: 4, notes: 3, users: 0 },
      0,
    ],
    ['sky-loom/TestProject.qdpx', { codes: 14, texts: 6, sets: 16 }, 0],
  ])('%s', isHeld);

  test('one project from two machines is one: 297 of 297 codings agree', async () => {
    const [mac, win] = await Promise.all([
      sample('scrambled/nvivo-mac-12.7.0-b.qdpx'),
      sample('scrambled/nvivo-win-12.6-b.qdpx'),
    ]);

    const left = win.codings.map((coded) => JSON.stringify(coded));
    const agreed = mac.codings.filter((coded) => {
      const at = left.indexOf(JSON.stringify(coded));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
    expect([agreed.length, mac.codings.length]).toEqual([297, 297]);
    expect(win.report.convention).toMatchObject({
      convention: { unit: 'utf-16', lineEnd: 2 },
      because: 'words',
    });
  });

  test('a file that is cut off is refused with its line', async () => {
    await expect(sample('requal/atlasti-win-23.4.0-ns0-4-TRUNCATED.qdc')).rejects.toMatchObject({
      key: 'exchange:broken_xml',
      parameters: { line: 18 },
    });
  });
});
