// Imports sheets of ticks and attributes full of vectors, as csv and as workbooks, into a study that has their sources
// and people already: in the dialogs of the import, on every screen afterwards and in every exported file they must be
// text.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { respondentKey } from '#core/interview-label.ts';
import { createProject } from '#db/create-project.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { countIn, type Found, type Trials } from '../found.ts';
import { throughScreens } from '../walk.ts';
import { withStudy } from '../with-study.ts';
import { importByCalls, importInWindow } from './import-sheets.ts';
import { tryWindow } from './screens.ts';
import { sheetEndings, sheetKinds, subjectsOf, type SheetEnding, type Subjects } from './sheets.ts';
import { byStudies } from './studies.ts';
import { bare, type Vector } from './vectors.ts';
import { didPages } from './witness.ts';
import { compareWritten, plainAs, type Held } from './writing.ts';

/**
 * A Taguette codebook has codes by their paths, in which a name may be quoted. A flow shows reasons for exclusion and
 * samples, and a package with pseudonyms no titles: sheets contain none of these.
 */
const HELD: Held = {
  all: /^(?:excel-)?(?:codebook(?!-taguette)|passages|sources|study|package\.)/,
  none: /^(?:flow|package-pseudonyms)/,
};

/**
 * Tries `count` vectors in sheets: in the dialogs, and in the study afterwards. After sheets with one of the endings
 * `walked`, also walks through all screens and exports all files. The pages must be built, and a Chromium installed.
 */
export async function trySheets(
  trials: Trials,
  walked: readonly SheetEnding[] = sheetEndings,
): Promise<Found> {
  return await byStudies(trials, async (browser, folder, vectors) => {
    const came: Record<string, number> = {};
    const faults: string[] = [];
    for (const ending of sheetEndings) {
      const place = join(folder, ending);
      mkdirSync(place);
      // One after another: each uses the whole machine.
      const found = await tryEnding(browser, place, vectors, ending, walked.includes(ending));
      for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
      faults.push(...found.faults.map((fault) => `${ending}: ${fault}`));
    }
    return { came, faults };
  });
}

async function tryEnding(
  browser: Browser,
  folder: string,
  vectors: readonly Vector[],
  ending: SheetEnding,
  isWalked: boolean,
): Promise<Omit<Found, 'tried'>> {
  const unlike = unlikeOf(vectors);
  const subjects = subjectsOf(unlike.map(({ text }) => text));
  const path = join(folder, 'vectors.concord');
  const home = join(folder, 'home');
  await makeSubjects(path, home, subjects);
  const seen = await tryWindow(browser, path, folder, async (page, look) => {
    await importInWindow(page, subjects, ending, look);
    if (isWalked) await throughScreens(page, look);
  });
  const absent = await withStudy(path, home, ({ api }) => missing(api, subjects));
  const came = {
    'sheets imported': sheetKinds.length,
    'looks at screens': seen.looks,
    requests: seen.requests,
  };
  const faults = [...seen.faults, ...absent];
  if (!isWalked) return { came, faults };
  const plain = subjectsOf(unlike.map(({ number, text }) => plainAs(text, number)));
  const plainPath = join(folder, 'words.concord');
  await makeSubjects(plainPath, home, plain);
  await withStudy(plainPath, home, ({ api }) => importByCalls(api, plain, ending, folder));
  const studies = { hostile: path, harmless: plainPath };
  const written = await compareWritten(folder, studies, subjects.titles, HELD);
  const did = await didPages(browser, written.pages);
  return {
    came: { ...came, ...written.came, 'pages and pictures shown': written.pages.length },
    faults: [...faults, ...written.faults, ...did],
  };
}

/** The vectors without those that give the same title, name or label apart from white space, width and case. */
function unlikeOf(vectors: readonly Vector[]): readonly Vector[] {
  const { labels } = subjectsOf(vectors.map(({ text }) => text));
  const byLabel = new Map(vectors.map((vector, at) => [respondentKey(bare(labels[at] ?? '')), vector]));
  return [...byLabel.values()];
}

/** Makes a study with a document, a person and an interview for each vector. */
async function makeSubjects(path: string, home: string, { titles, names, labels }: Subjects): Promise<void> {
  createProject(
    path,
    { name: 'Theirs', coderName: 'Wei' },
    { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
  ).close();
  await withStudy(path, home, async ({ api }) => {
    for (const [at, title] of titles.entries()) {
      // One act after another.
      await api.imports.paste({ kind: 'document', title, text: 'Before and after.' });
      const name = names[at] ?? '';
      await api.respondents.add({ name });
      await api.interviews.create({ label: labels[at] ?? '', title: `Interview ${at}`, respondents: [name] });
    }
  });
}

/** What the study lacks of the sheets, as written. */
async function missing(api: Client<Api>, { titles, names }: Subjects): Promise<string[]> {
  const { tables } = await api.project.records();
  const ofOwner = (owner: 'source' | 'respondent'): string[] =>
    tables.attribute.filter((attribute) => attribute.owner === owner).map(({ name }) => name);
  const places: [string, readonly (string | null)[], readonly string[]][] = [
    ['theme', tables.code.map(({ name }) => name), titles],
    ['attribute of sources', ofOwner('source'), names],
    ['attribute of respondents', ofOwner('respondent'), names],
    ['value', tables.attributeValue.map(({ value }) => value), titles],
    ['class', tables.class.map(({ name }) => name), names],
    ['origin', tables.source.map(({ origin }) => origin), titles],
  ];
  return places.flatMap(([place, held, asked]) => {
    const words = bare(held.join('\n'));
    return asked
      .filter((text) => !words.includes(bare(text)))
      .map((text) => `no ${place} ${JSON.stringify(text)}`);
  });
}
