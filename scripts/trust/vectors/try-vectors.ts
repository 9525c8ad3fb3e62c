// Vectors in everything that is read, in every text that can be entered, in every exported file, and on every screen:
// nowhere may they become more than text.
import type { Browser } from 'playwright-core';
import type { Found, Trials } from '../found.ts';
import { throughDocument, throughScreens } from '../walk.ts';
import { tryImporting } from './importing.ts';
import { tryForeign } from './foreign.ts';
import { tryReading } from './reading.ts';
import { tryWindow } from './screens.ts';
import { byStudies } from './studies.ts';
import type { Vector } from './vectors.ts';
import { didPages } from './witness.ts';
import { tryWriting } from './writing.ts';

/** Fewer blocks than a window shows at the same time. */
const BLOCKS_OF_A_PAGE = 16;

/** Tries `count` vectors everywhere. The pages must be built, and a Chromium installed. */
export async function tryVectors(trials: Trials): Promise<Found> {
  return await byStudies(trials, tryStudy);
}

async function tryStudy(
  browser: Browser,
  folder: string,
  vectors: readonly Vector[],
): Promise<Omit<Found, 'tried'>> {
  const read = await tryReading(folder, vectors);
  // One document with the blocks from all formats: turning its pages shows each of them.
  const shown = { title: 'As it is read', blocks: [...read.blocks.values()].flat() };
  const written = await tryWriting(folder, vectors, shown);
  const brought = await tryImporting(folder, written.files, vectors);
  const foreign = await tryForeign(folder, vectors);
  const did = await didPages(browser, written.pages);
  const seen = await tryWindow(browser, written.study, folder, async (page, look) => {
    await throughScreens(page, look);
    await throughDocument(page, shown.title, Math.ceil(shown.blocks.length / BLOCKS_OF_A_PAGE), look);
  });
  return {
    came: {
      ...read.came,
      ...written.came,
      ...brought.came,
      ...foreign.came,
      'pages and pictures shown': written.pages.length,
      'looks at screens': seen.looks,
      requests: seen.requests,
    },
    faults: [...[read, written, brought, foreign].flatMap(({ faults }) => faults), ...did, ...seen.faults],
  };
}
