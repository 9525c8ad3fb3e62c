// Every file that is written of a study full of vectors, beside the same file of a study full of plain words.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from '../found.ts';
import { structureOf, type Page } from './structure.ts';
import { makeStudy, type Given, type ShownDocument } from './study.ts';
import { bare, type Vector } from './vectors.ts';
import { writeAll } from './written.ts';

/** What came of a study that is full of vectors. */
export interface WrittenVectors extends ComparedFiles {
  readonly study: string;
  readonly given: Given;
}

/** Which files hold all names, and which may hold none; in the others some vectors must stand. */
export interface Held {
  readonly all: RegExp;
  readonly none?: RegExp;
}

/** Makes both studies in `folder`, writes both in every way and sets the files beside each other. */
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

/** What came of writing a study in every way. */
export interface ComparedFiles extends Found {
  /** What a browser is to be shown. */
  readonly pages: readonly Page[];
  /** The folder of what was written of the study that is full of vectors. */
  readonly files: string;
}

/**
 * Writes both studies in every way, into folders in `folder`, and sets the files beside each other: that which is full of
 * `texts` is made of what the other is made of, and holds its texts.
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
    // One after another: the larger ones are tens of megabytes apart from each other.
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

/** A plain text of one shape with this one: of its lines, its script and its planes, with the white space around it. */
export function plainAs(text: string, number: number): string {
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  const word = /\p{Script=Han}/u.test(text) ? '词语' : /[\u{10000}-\u{10FFFF}]/u.test(text) ? '😀' : 'word';
  return `${before}${word}${/\S[\r\n]+\S/.test(text) ? '\n' : ' '}${number}${after}`;
}
