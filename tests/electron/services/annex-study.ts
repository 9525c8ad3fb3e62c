// The sample study with kept tables of every sort that an annex opens, and the parts of an annex as a reader unpacks them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { passageFlags } from '#core/annex/index-bytes.ts';
import { readIndex, type AnnexIndex } from '#core/annex/read-index.ts';
import { all } from '#db/write.ts';
import { buildSample } from '#electron/sample.ts';
import type { AnnexData } from '#formats/annex-page/data.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';

export const asTable = { shown: { as: 'table' } };

/** What is kept, by title: the kind, and the settings of its count. */
export const keptInSample = {
  'Themes by class': ['tally', { by: 'class', unit: 'sources', ...asTable }],
  'People by theme': ['tally', { unit: 'respondents', scope: { kind: 'interview' }, ...asTable }],
  'Passages of codes': ['tally', { of: 'codes', by: 'kind', unit: 'passages', ...asTable }],
  'Themes by kind and year': ['crosstab', { by: 'kind', by2: 'year', denominator: 'all', ...asTable }],
  'Both sides': ['comparison', { id: null, ...asTable }],
  'Who says what': ['grid', { of: 'respondents', ...asTable }],
} as const;

/** The sample study, open, with these tables. */
export async function sampleWithTables(): Promise<TestProject> {
  const project = await testProject();
  const path = join(project.folder, 'sample.concord');
  const store = buildSample(path, openOptions);
  project.session.adopt(store);
  for (const [name, [kind, settings]] of Object.entries(keptInSample))
    await project.api.keptTables.keep({ kind, name, settings: { ...settings } });
  return { ...project, store: () => store };
}

/** An annex, unpacked. */
export interface ReadAnnex {
  readonly html: string;
  readonly data: AnnexData;
  readonly index: AnnexIndex;
  readonly texts: readonly string[];
  /** Everything that the file says, packed or not, as one text. */
  readonly everything: string;
}

export function readAnnex(path: string): ReadAnnex {
  const html = readFileSync(path, 'utf8');
  const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as AnnexData;
  const part = (id: string): Buffer =>
    inflateRawSync(Buffer.from(new RegExp(`id="${id}">([^<]*)`).exec(html)?.[1] ?? '', 'base64'));
  const texts = data.blocks.map((_, block) => part(`text-${block}`).toString('utf8'));
  const counts = { sources: data.sources.length, cells: data.cells.length };
  return {
    html,
    data,
    index: readIndex(part('index'), counts, passageFlags),
    texts,
    everything: [html, JSON.stringify(data), ...texts].join('\n'),
  };
}

/** The words of a passage as the page finds them. */
export function wordsOf({ data, index, texts }: ReadAnnex, passage: number): string {
  const source = index.source[passage]!;
  const block = data.blocks.findLastIndex((first) => first <= source);
  const before = index.textLength.slice(data.blocks[block], source).reduce((sum, length) => sum + length, 0);
  const cut = (start: number, length: number): string =>
    texts[block]!.slice(before + start, before + start + length);
  const head = cut(index.start[passage]!, index.length[passage]!);
  return (index.omitted[passage] ?? 0) === 0
    ? head
    : `${head}…${cut(index.tail[passage]!, index.tailLength[passage]!)}`;
}

/** The rows of a table of the study. */
export function rowsIn<T extends Parameters<typeof all>[1]>(project: TestProject, table: T) {
  return all(project.store().db, table);
}
