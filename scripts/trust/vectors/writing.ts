// Every file that is written of a study full of vectors, beside the same file of a study full of plain words.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from '../found.ts';
import { structureOf, type Page } from './structure.ts';
import { makeStudy, type Given, type ShownDocument } from './study.ts';
import { bare, type Vector } from './vectors.ts';
import { writeAll } from './written.ts';

export interface WrittenVectors extends Found {
  /** What a browser is to be shown. */
  readonly pages: readonly Page[];
  /** The study that is full of vectors. */
  readonly study: string;
  /** The folder of what was written of it. */
  readonly files: string;
  readonly given: Given;
}

/** Files that hold every name there is; in the others some vectors must stand. */
const holdsAll = /^(?:excel-)?(?:codebook|passages|sources|study|package\.)/;

/** Makes both studies in `folder`, writes both in every way and sets the files beside each other. */
export async function tryWriting(
  folder: string,
  vectors: readonly Vector[],
  shown: readonly ShownDocument[],
): Promise<WrittenVectors> {
  const texts = vectors.map(({ text }) => text);
  const plain = vectors.map(({ number, text }) => plainAs(text, number));
  const given = await makeStudy(join(folder, 'vectors.concord'), join(folder, 'home'), texts, shown);
  await makeStudy(join(folder, 'words.concord'), join(folder, 'home'), plain);
  const [hostile, harmless] = [join(folder, 'of-vectors'), join(folder, 'of-words')];
  for (const each of [hostile, harmless]) mkdirSync(each);
  const files = await writeAll(join(folder, 'vectors.concord'), join(folder, 'home'), hostile);
  await writeAll(join(folder, 'words.concord'), join(folder, 'home'), harmless);

  const faults: string[] = [];
  const pages: Page[] = [];
  let found = 0;
  for (const { name, path } of files) {
    // One after another: the larger ones are tens of megabytes apart from each other.
    // oxlint-disable-next-line no-await-in-loop
    const made = await structureOf(name, readFileSync(path));
    // oxlint-disable-next-line no-await-in-loop
    const usual = await structureOf(name, readFileSync(join(harmless, name)));
    faults.push(...made.faults);
    for (const part of made.parts)
      if (!usual.parts.has(part)) faults.push(`${name} has ${part} out of a text`);
    const words = bare(made.texts.join('\n'));
    const absent = texts.filter((text) => !words.includes(bare(text)));
    found += texts.length - absent.length;
    if (absent.length === texts.length) faults.push(`${name} holds none of the texts`);
    else if (holdsAll.test(name))
      for (const text of absent) faults.push(`${name} does not hold ${JSON.stringify(text)}`);
    pages.push(...made.pages);
  }
  const places = Object.values(given).reduce((sum, times) => sum + times, 0);
  return {
    tried: files.length * texts.length,
    came: { 'texts given': places, 'files written': files.length, 'texts found in them': found },
    faults,
    pages,
    study: join(folder, 'vectors.concord'),
    files: hostile,
    given,
  };
}

/** A plain text of one shape with this one: of its lines, its script and its planes, with the white space around it. */
function plainAs(text: string, number: number): string {
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  const word = /\p{Script=Han}/u.test(text) ? '词语' : /[\u{10000}-\u{10FFFF}]/u.test(text) ? '😀' : 'word';
  return `${before}${word}${/\S[\r\n]+\S/.test(text) ? '\n' : ' '}${number}${after}`;
}
