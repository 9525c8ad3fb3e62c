// Imports what was exported from a study full of vectors into another study: the project by the exchange standard, and
// the codebook from each file type that can be imported.
import { join } from 'node:path';
import { createProject } from '#db/create-project.ts';
import type { Found } from '../found.ts';
import { withStudy } from '../with-study.ts';
import { bare, type Vector } from './vectors.ts';

/** Files in the folder of exports that contain every code. */
const CODEBOOKS = ['codebook-qdc.qdc', 'codebook-csv.csv', 'codebook-xlsx.xlsx'] as const;
const PROJECT = 'study.qdpx';

/** Imports each file in `written` into a new study in `folder`: every vector must be there, as text. */
export async function tryImporting(
  folder: string,
  written: string,
  vectors: readonly Vector[],
): Promise<Found> {
  const faults: string[] = [];
  for (const name of [PROJECT, ...CODEBOOKS]) {
    const path = join(folder, `in ${name}.concord`);
    const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };
    createProject(path, { name: 'Theirs', coderName: 'Wei' }, options).close();
    // One study after another.
    const texts = await withStudy(path, join(folder, 'home'), async ({ api }) => {
      const file = { reference: join(written, name), name };
      await (name === PROJECT ? api.exchange.bringIn({ file }) : api.codebookImport.run({ file }));
      const { tables } = await api.project.records();
      return [...tables.code, ...tables.respondent].map((row) => row.name).join('\n');
    });
    const words = bare(texts);
    for (const { text } of vectors)
      if (!words.includes(bare(text)))
        faults.push(`${name} brought in: ${JSON.stringify(text)} is not there`);
  }
  return { tried: vectors.length, came: { 'files brought in': CODEBOOKS.length + 1 }, faults };
}
