// Some of the vectors of `npm run trust`.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { tryReading } from '../../../scripts/trust/vectors/reading.ts';
import { tryVectors } from '../../../scripts/trust/vectors/try-vectors.ts';
import { someVectors, vectors } from '../../../scripts/trust/vectors/vectors.ts';
import { openWitness } from '../../../scripts/trust/vectors/witness.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { testFolder } from '../../helpers/project.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('there are more than 200 vectors, each once', () => {
  expect(new Set(vectors.map(({ text }) => text)).size).toBe(vectors.length);
  expect(vectors.length).toBeGreaterThan(200);
});

test('vectors do harm in a page that takes them for markup, and the witness sees it', async () => {
  await using witness = await openWitness(browser);
  const some = someVectors(40, 0);

  const did: (readonly string[])[] = [];
  for (const { text } of some) {
    // The vectors share a page.
    did.push(await witness.see(`<!doctype html><body>${text}`));
  }

  const seen = did.flat().map((what) => what.replace(/ for .*/, ''));
  expect(seen).toEqual(expect.arrayContaining(['ran', 'asked', 'opened a frame']));
  expect(did.filter((each) => each.includes('ran')).length).toBeGreaterThan(8);
  expect(did.filter((each) => each.length > 0).length).toBeGreaterThan(15);
  expect(await witness.see('<!doctype html><p>plain words')).toEqual([]);
});

test('a hostile text is a text in every format that is read', async () => {
  using folder = testFolder();

  const { faults, came, blocks } = await tryReading(folder.path, someVectors(24, 2));

  expect(faults).toEqual([]);
  expect(blocks.size).toBe(13);
  expect(came['taken']).toBeGreaterThan(280);
});

test('a hostile text stays a text in every name, file and screen', async () => {
  const { faults, came } = await tryVectors({ count: 8, seed: 20_260_314 });

  expect(faults).toEqual([]);
  expect(came['texts given']).toBeGreaterThan(200);
  expect(came['foreign projects brought in']).toBe(4);
  expect(came['files written']).toBeGreaterThan(40);
  expect(came['looks at screens']).toBeGreaterThan(40);
});
