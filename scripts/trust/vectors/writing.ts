// Compares every file exported from a study full of vectors with the same file of a study full of plain words.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from '../found.ts';
import { structureOf, type Page } from './structure.ts';
import { makeStudy, type Given, type ShownDocument } from './study.ts';
import { bare, type Vector } from './vectors.ts';
import { writeAll } from './written.ts';

/** The results for a study full of vectors. */
export interface WrittenVectors extends ComparedFiles {
  readonly study: string;
  readonly given: Given;
}

/** Which files must contain all names, and which may contain none; in the others some vectors must occur. */
export interface Held {
  readonly all: RegExp;
  readonly none?: RegExp;
}

/** Makes both studies in `folder`, exports both in every way and compares the files. */
export async function tryWriting(
  folder: string,
  vectors: readonly Vector[],
  shown: ShownDocument,
): Promise<WrittenVectors> {
  const texts = vectors.map(({ text }) => text);
  const plain = vectors.map(({ number, text }) => plainAs(text, number));
  const given = await makeStudy(join(folder, 'vectors.concord'), join(folder, 'home'), texts, shown);
  await makeStudy(join(folder, 'words.concord'), join(folder, 'home'), plain);
  const studies = { hostile: join(folder, 'vectors.concord'), harmless: join(folder, 'words.concord') };
  const { came, ...written } = await compareWritten(folder, studies, texts, {
    all: /^(?:excel-)?(?:codebook|passages|sources|study|package\.)/,
  });
  const places = Object.values(given).reduce((sum, times) => sum + times, 0);
  return { ...written, came: { 'texts given': places, ...came }, study: studies.hostile, given };
}

/** The results of exporting a study in every way. */
export interface ComparedFiles extends Found {
  /** Pages to show in a browser. */
  readonly pages: readonly Page[];
  /** The folder with the exports of the study full of vectors. */
  readonly files: string;
}

/**
 * Exports both studies in every way, into folders in `folder`, and compares the files: those of the study full of
 * `texts` must have the same structure as the others, and must contain its texts.
 */
export async function compareWritten(
  folder: string,
  studies: { readonly hostile: string; readonly harmless: string },
  texts: readonly string[],
  { all, none }: Held,
): Promise<ComparedFiles> {
  const [hostile, harmless] = [join(folder, 'of-vectors'), join(folder, 'of-words')];
  for (const each of [hostile, harmless]) mkdirSync(each);
  const files = await writeAll(studies.hostile, join(folder, 'home'), hostile);
  await writeAll(studies.harmless, join(folder, 'home'), harmless);

  const faults: string[] = [];
  const pages: Page[] = [];
  let found = 0;
  for (const { name, path } of files) {
    // One after another: the larger files are tens of megabytes.
    const made = await structureOf(name, readFileSync(path));
    const usual = await structureOf(name, readFileSync(join(harmless, name)));
    faults.push(...made.faults);
    pages.push(...made.pages);
    for (const part of made.parts)
      if (!usual.parts.has(part)) faults.push(`${name} has ${part} out of a text`);
    const words = bare(made.texts.join('\n'));
    const absent = texts.filter((text) => !words.includes(bare(text)));
    found += texts.length - absent.length;
    if (absent.length === texts.length && none?.test(name)) continue;
    if (absent.length === texts.length) faults.push(`${name} holds none of the texts`);
    else if (all.test(name))
      for (const text of absent) faults.push(`${name} does not hold ${JSON.stringify(text)}`);
  }
  return {
    tried: files.length * texts.length,
    came: { 'files written': files.length, 'texts found in them': found },
    faults,
    pages,
    files: hostile,
  };
}

/**
 * A plain text of the same shape as this one: the same lines, scripts and planes, and the same white space around it.
 */
export function plainAs(text: string, number: number): string {
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  const word = /\p{Script=Han}/u.test(text) ? '词语' : /[\u{10000}-\u{10FFFF}]/u.test(text) ? '😀' : 'word';
  return `${before}${word}${/\S[\r\n]+\S/.test(text) ? '\n' : ' '}${number}${after}`;
}
