// Vectors in sheets of ticks and of attributes, as csv and as workbooks, imported into a study that has its sources and
// people already: on the dialogs that show them first, on every screen afterwards and in every file that is written they
// are texts.
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
 * A codebook for Taguette has codes by their paths, in which a name may stand in quotes. A flow is of reasons of exclusion
 * and samples, and beside pseudonyms no title stands: of those a sheet gives none.
 */
const HELD: Held = {
  all: /^(?:excel-)?(?:codebook(?!-taguette)|passages|sources|study|package\.)/,
  none: /^(?:flow|package-pseudonyms)/,
};

/**
 * Tries `count` vectors in sheets: in their dialogs, and in what the study holds afterwards. After sheets with one of the
 * endings `walked`, all screens are walked through too, and all files are written. Needs the pages built, and a Chromium.
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
      // Each takes what the machine has.
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

/** Each once: of those that are one title, one name or one label but for white space, width and case, one. */
function unlikeOf(vectors: readonly Vector[]): readonly Vector[] {
  const { labels } = subjectsOf(vectors.map(({ text }) => text));
  const byLabel = new Map(vectors.map((vector, at) => [respondentKey(bare(labels[at] ?? '')), vector]));
  return [...byLabel.values()];
}

/** A study with a document, a person and an interview for each vector. */
async function makeSubjects(path: string, home: string, { titles, names, labels }: Subjects): Promise<void> {
  createProject(
    path,
    { name: 'Theirs', coderName: 'Wei' },
    { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
  ).close();
  await withStudy(path, home, async ({ api }) => {
    for (const [at, title] of titles.entries()) {
      // Acts follow one another.
      await api.imports.paste({ kind: 'document', title, text: 'Before and after.' });
      const name = names[at] ?? '';
      await api.respondents.add({ name });
      await api.interviews.create({ label: labels[at] ?? '', title: `Interview ${at}`, respondents: [name] });
    }
  });
}

/** What of the sheets the study does not hold as it was written. */
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
