// Vectors into everything that is read, given to everything that takes a text, out in everything that is written, and
// before a person's eyes: nowhere do they become more than text.
import type { Browser } from 'playwright-core';
import type { Found, Trials } from '../found.ts';
import { throughDocument, throughScreens } from '../walk.ts';
import { tryBringingIn } from './bringing-in.ts';
import { tryForeign } from './foreign.ts';
import { tryReading } from './reading.ts';
import { tryWindow } from './screens.ts';
import { byStudies } from './studies.ts';
import type { Vector } from './vectors.ts';
import { didPages } from './witness.ts';
import { tryWriting } from './writing.ts';

/** Tries `count` vectors everywhere. Needs the pages built, and a Chromium. */
export async function tryVectors(trials: Trials): Promise<Found> {
  return await byStudies(trials, tryStudy);
}

async function tryStudy(
  browser: Browser,
  folder: string,
  vectors: readonly Vector[],
): Promise<Omit<Found, 'tried'>> {
  const read = await tryReading(folder, vectors);
  const shown = [...read.blocks].map(([format, blocks]) => ({ title: `as ${format} reads`, blocks }));
  const written = await tryWriting(folder, vectors, shown);
  const brought = await tryBringingIn(folder, written.files, vectors);
  const foreign = await tryForeign(folder, vectors);
  const did = await didPages(browser, written.pages);
  const titles = shown.filter(({ blocks }) => blocks.length > 0).map(({ title }) => title);
  const seen = await tryWindow(browser, written.study, folder, async (page, look) => {
    await throughScreens(page, look);
    // oxlint-disable-next-line no-await-in-loop -- one window
    for (const title of titles) await throughDocument(page, title, look);
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
