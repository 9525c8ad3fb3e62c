// Sheets that somebody made by hand, for a study that has its sources and people already: attributes of both, and ticks of
// themes. Every heading, title, name and value is a vector.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { respondentKey } from '#core/interview-label.ts';
import { createProject } from '#db/create-project.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { legalText } from '#formats/writing/legal-text.ts';
import type { Found } from '../found.ts';
import { withStudy } from '../with-study.ts';
import { bare, type Vector } from './vectors.ts';

/** The longest name of a person or an attribute. */
const NAME_LENGTH = 100;

/** Imports the sheets into a study in `folder`: every vector is there, and is a text. */
export async function trySheets(folder: string, vectors: readonly Vector[]): Promise<Found> {
  // A table with signs that no text holds is taken for a file of another kind.
  const texts = unlike(vectors.map(({ text }) => legalText(text)));
  const names = unlike(texts.map((text) => text.slice(0, NAME_LENGTH)));
  const path = join(folder, 'sheets.concord');
  createProject(
    path,
    { name: 'Theirs', coderName: 'Wei' },
    { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
  ).close();
  const faults = await withStudy(path, join(folder, 'home'), async ({ api }) => {
    for (const text of texts) {
      // oxlint-disable-next-line no-await-in-loop -- acts follow one another
      await api.imports.paste({ kind: 'document', title: text, text: 'Before and after.' });
    }
    // oxlint-disable-next-line no-await-in-loop -- acts follow one another
    for (const name of names) await api.respondents.add({ name });
    const sheet = (name: string, first: string, rows: readonly string[], headings: readonly string[]) =>
      written(folder, name, [[first, ...headings], ...rows.map((row) => [row, ...headings.map(() => row)])]);
    await api.attributes.importSheet({
      file: sheet('sources.csv', 'Title', texts, names),
      of: 'sources',
      join: 'title',
    });
    await api.attributes.importSheet({
      file: sheet('people.csv', 'Name', names, names),
      of: 'respondents',
      join: 'name',
    });
    const ticked = texts.map((text, row) => [text, ...texts.map((_, column) => (row === column ? 'x' : ''))]);
    const ticks = written(folder, 'ticks.csv', [['Title', ...texts], ...ticked]);
    const { counts } = await api.ticks.run({ file: ticks });
    return await missing(api, texts, names, counts.matched);
  });
  return { tried: vectors.length, came: { 'sheets brought in': 3 }, faults };
}

/** Each once: of those that are one title or one name but for white space, width and case, one. */
function unlike(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [respondentKey(bare(text)), text])).values()];
}

function written(folder: string, name: string, rows: readonly (readonly string[])[]) {
  const reference = join(folder, name);
  writeFileSync(reference, Papa.unparse(rows as string[][]));
  return { reference, name };
}

/** What of the sheets the study does not hold as it was written. */
async function missing(
  api: Client<Api>,
  texts: readonly string[],
  names: readonly string[],
  matched: number,
): Promise<string[]> {
  const { tables } = await api.project.records();
  const places: [string, readonly string[], readonly string[]][] = [
    ['themes', tables.code.map(({ name }) => name), texts],
    ['attributes of sources', ofOwner('source'), names],
    ['attributes of respondents', ofOwner('respondent'), names],
    ['values', tables.attributeValue.map(({ value }) => value), texts],
  ];
  function ofOwner(owner: 'source' | 'respondent'): string[] {
    return tables.attribute.filter((attribute) => attribute.owner === owner).map(({ name }) => name);
  }
  const faults = places.flatMap(([place, held, asked]) => {
    const words = bare(held.join('\n'));
    return asked
      .filter((text) => !words.includes(bare(text)))
      .map((text) => `sheets: no ${place} ${JSON.stringify(text)}`);
  });
  if (matched !== texts.length) faults.push(`ticks: ${matched} of ${texts.length} sources are found`);
  return faults;
}
