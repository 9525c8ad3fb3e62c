// Every file that a study can be exported as: for people, for spreadsheets, for scripts, for other programs, as
// figures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { withStudy } from '../with-study.ts';

export interface WrittenFile {
  /** Its name: what it contains, and its ending. */
  readonly name: string;
  readonly path: string;
}

const codebooks = ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc', 'maxqda', 'taguette'] as const;
/** Endings that differ from the format's name. */
const endings: Readonly<Record<string, string>> = { maxqda: 'xlsx', taguette: 'csv' };

type Write = (api: Client<Api>, to: string) => Promise<unknown>;

/** The exports, by file name. */
const writes: Readonly<Record<string, Write>> = {
  ...Object.fromEntries(
    codebooks.map((format): [string, Write] => [
      `codebook-${format}.${endings[format] ?? format}`,
      (api, to) => api.exports.codebook({ to, format, memos: true, interviewExcerpts: true }),
    ]),
  ),
  'codebook-zh.html': (api, to) =>
    api.exports.codebook({ to, format: 'html', language: 'zh-CN', memos: true }),
  ...eachOf(['csv', 'xlsx', 'docx', 'html', 'md'] as const, 'passages', (api, to, format) =>
    api.exports.passages({ to, format, interviewExcerpts: true }),
  ),
  ...eachOf(['csv', 'xlsx'] as const, 'sources', (api, to, format) => api.exports.sources({ to, format })),
  ...eachOf(['csv', 'xlsx', 'json', 'svg'] as const, 'tally', (api, to, format) =>
    api.exports.tally({ to, format, request: { by: 'class', of: 'codes' } }),
  ),
  'tally-respondents.svg': (api, to) =>
    api.exports.tally({ to, format: 'svg', request: { by: 'respondent', unit: 'respondents' } }),
  ...eachOf(['csv', 'xlsx', 'json', 'svg'] as const, 'flow', (api, to, format) =>
    api.exports.flow({ to, format }),
  ),
  ...eachOf(['docx', 'html', 'xlsx', 'json', 'svg'] as const, 'comparison', (api, to, format) =>
    api.exports.comparison({ to, format, interviewExcerpts: true }),
  ),
  'matrix.zip': (api, to) => api.exports.matrix({ to, format: 'zip' }),
  'history.csv': (api, to) => api.history.export({ to }),
  ...eachOf(['csv', 'xlsx'] as const, 'search', (api, to, format) =>
    api.search.export({ to, format, request: { query: { text: 'Before' } } }),
  ),
  'study.qdpx': (api, to) => api.exchange.write({ to }),
  'package.zip': (api, to) => api.replication.write({ to }),
  'package-pseudonyms.zip': (api, to) => api.replication.write({ to, pseudonyms: true }),
};

/** Exports of imported files: comments beside the codings, and the report of an import. */
function ofRead(folder: string): Readonly<Record<string, Write>> {
  const marks = async (api: Client<Api>) => {
    const { tables } = await api.project.records();
    const names = tables.code.map(({ name }) => name);
    const titles = tables.source.filter(({ kind }) => kind === 'document').map(({ title }) => title);
    const sheet = [['Title', ...names], ...titles.map((title) => [title, ...names.map(() => 'x')])];
    const reference = join(folder, 'marks.csv');
    writeFileSync(reference, Papa.unparse(sheet));
    return { reference, name: 'marks.csv' };
  };
  return {
    ...eachOf(['csv', 'xlsx'] as const, 'ticks', async (api, to, format) =>
      api.ticks.export({ to, format, file: await marks(api) }),
    ),
    'import-report.csv': async (api, reference) => {
      const { tables } = await api.project.records();
      // The same text under every title: the first is imported, the others are reported as known.
      const text = join(folder, 'read.txt');
      writeFileSync(text, 'Read once, and told of under every name.');
      const report = await api.imports.run({
        files: tables.source.map(({ title }) => ({ reference: text, name: `${title}.txt` })),
        kind: 'document',
        alike: false,
      });
      await api.imports.exportReport({ reference, report });
    },
  };
}

/** Tables for Excel, in which no text may run as a formula. */
const forExcel: Readonly<Record<string, Write>> = {
  'excel-codebook.csv': (api, to) => api.exports.codebook({ to, format: 'csv', forExcel: true }),
  'excel-passages.csv': (api, to) => api.exports.passages({ to, format: 'csv', forExcel: true }),
  'excel-sources.csv': (api, to) => api.exports.sources({ to, format: 'csv', forExcel: true }),
  'excel-tally.csv': (api, to) =>
    api.exports.tally({ to, format: 'csv', forExcel: true, request: { by: 'class', of: 'codes' } }),
};

function eachOf<Format extends string>(
  formats: readonly Format[],
  name: string,
  write: (api: Client<Api>, to: string, format: Format) => Promise<unknown>,
): Record<string, Write> {
  return Object.fromEntries(
    formats.map((format): [string, Write] => [`${name}.${format}`, (api, to) => write(api, to, format)]),
  );
}

/** Exports the study at `path` in every way, into `folder`. */
export async function writeAll(path: string, home: string, folder: string): Promise<readonly WrittenFile[]> {
  return await withStudy(path, home, async ({ api }) => {
    const files: WrittenFile[] = [];
    for (const [name, write] of Object.entries({ ...writes, ...forExcel, ...ofRead(folder) })) {
      const to = join(folder, name);
      // One after another, as a person does.
      await write(api, to);
      files.push({ name, path: to });
    }
    return files;
  });
}
