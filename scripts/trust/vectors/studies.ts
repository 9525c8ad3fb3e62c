// Vectors tried by studies of some of them each, with one browser.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../../bench/browser.ts';
import { countIn, type Found, type Trials } from '../found.ts';
import { someVectors, type Vector } from './vectors.ts';

/** So many stand in one study: what an act costs grows with the study. */
const VECTORS_OF_ONE_STUDY = 50;

/** Tries one study of these vectors, in a folder that is taken away afterwards. */
type TryStudy = (
  browser: Browser,
  folder: string,
  vectors: readonly Vector[],
) => Promise<Omit<Found, 'tried'>>;

/** Tries `count` vectors, study by study. Needs the pages built, and a Chromium. */
export async function byStudies({ count, seed }: Trials, tryStudy: TryStudy): Promise<Found> {
  const vectors = someVectors(count, seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  await using browser = await launch();
  for (let start = 0; start < vectors.length; start += VECTORS_OF_ONE_STUDY) {
    const folder = mkdtempSync(join(inMemory(), 'concord-vectors-'));
    try {
      // One study after another: each takes what the machine has.
      const found = await tryStudy(browser, folder, vectors.slice(start, start + VECTORS_OF_ONE_STUDY));
      for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
      faults.push(...found.faults);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { tried: vectors.length, came, faults };
}

/** A folder in memory where there is one: thousands of acts are given, and no disk is tried here. */
function inMemory(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
