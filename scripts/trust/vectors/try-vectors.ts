// Vectors into everything that is read, given to everything that takes a text, out in everything that is written, and
// before a person's eyes: nowhere do they become more than text.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from '../../bench/browser.ts';
import { countIn, type Found, type Trials } from '../found.ts';
import { tryBringingIn } from './bringing-in.ts';
import { tryForeign } from './foreign.ts';
import { tryReading } from './reading.ts';
import { tryScreens } from './screens.ts';
import { trySheets } from './sheets.ts';
import { someVectors, type Vector } from './vectors.ts';
import { openWitness } from './witness.ts';
import { tryWriting } from './writing.ts';

/** So many stand in one study: what an act costs grows with the study. */
const VECTORS_OF_ONE_STUDY = 50;

/** Tries `count` vectors everywhere. Needs the pages built, and a Chromium. */
export async function tryVectors({ count, seed }: Trials): Promise<Found> {
  const vectors = someVectors(count, seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  await using browser = await launch();
  for (let start = 0; start < vectors.length; start += VECTORS_OF_ONE_STUDY) {
    // One study after another: each takes what the machine has.
    // oxlint-disable-next-line no-await-in-loop
    const found = await tryStudy(browser, vectors.slice(start, start + VECTORS_OF_ONE_STUDY));
    for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
    faults.push(...found.faults);
  }
  return { tried: vectors.length, came, faults };
}

async function tryStudy(browser: Browser, vectors: readonly Vector[]): Promise<Found> {
  const folder = mkdtempSync(join(inMemory(), 'concord-vectors-'));
  try {
    const read = await tryReading(folder, vectors);
    const shown = [...read.blocks].map(([format, blocks]) => ({ title: `as ${format} reads`, blocks }));
    const written = await tryWriting(folder, vectors, shown);
    const brought = await tryBringingIn(folder, written.files, vectors);
    const foreign = await tryForeign(folder, vectors);
    const sheets = await trySheets(folder, vectors);
    const faults = [read, written, brought, foreign, sheets].flatMap((each) => each.faults);
    await using witness = await openWitness(browser);
    for (const { name, markup, type } of written.pages) {
      // One after another: they share a page.
      // oxlint-disable-next-line no-await-in-loop
      const did = await witness.see(withoutPolicy(markup), type);
      faults.push(...did.map((what) => `${name}: ${what}`));
    }
    const titles = shown.filter(({ blocks }) => blocks.length > 0).map(({ title }) => title);
    const seen = await tryScreens(browser, written.study, folder, titles);
    return {
      tried: vectors.length,
      came: {
        ...read.came,
        ...written.came,
        ...brought.came,
        ...foreign.came,
        ...sheets.came,
        'pages and pictures shown': written.pages.length,
        'looks at screens': seen.looks,
        requests: seen.requests,
      },
      faults: [...faults, ...seen.faults],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page without its own content security, so that escaping is tried and nothing else. */
function withoutPolicy(markup: string): string {
  return markup.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}

/** A folder in memory where there is one: thousands of acts are given, and no disk is tried here. */
function inMemory(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
