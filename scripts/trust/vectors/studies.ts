// Tries vectors in studies with some of them each, in one browser.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../../bench/browser.ts';
import { countIn, type Found, type Trials } from '../found.ts';
import { someVectors, type Vector } from './vectors.ts';

/** How many vectors one study contains: the cost of an act grows with the study. */
const VECTORS_OF_ONE_STUDY = 50;

/** Tries one study with these vectors, in a temporary folder. */
type TryStudy = (
  browser: Browser,
  folder: string,
  vectors: readonly Vector[],
) => Promise<Omit<Found, 'tried'>>;

/** Tries `count` vectors, study by study. The pages must be built, and a Chromium installed. */
export async function byStudies({ count, seed }: Trials, tryStudy: TryStudy): Promise<Found> {
  const vectors = someVectors(count, seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  await using browser = await launch();
  for (let start = 0; start < vectors.length; start += VECTORS_OF_ONE_STUDY) {
    const folder = mkdtempSync(join(inMemory(), 'concord-vectors-'));
    try {
      // One study after another: each uses the whole machine.
      const found = await tryStudy(browser, folder, vectors.slice(start, start + VECTORS_OF_ONE_STUDY));
      for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
      faults.push(...found.faults);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { tried: vectors.length, came, faults };
}

/** A folder in memory if possible: thousands of acts are done, and disks are not tested here. */
function inMemory(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
