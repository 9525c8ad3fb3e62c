// What people of a team bring in from files: acts of many rows, often with the same rows from the same file in several files of
// the team before they hear of each other.
import { readFileSync } from 'node:fs';
import type { Reading } from '#electron/reading.ts';
import { readFile } from '#formats/reading/read-file.ts';
import { code, codes, put, qde, qdpx, selection, textSource } from './exchange-files.ts';
import type { TestProject } from './project.ts';
import { rowsSeenIn, unlessRefused } from './random-acts.ts';
import type { Around, Member } from './team-steps.ts';
import { count } from './team-tally.ts';

/** A file that somebody exported, and that anybody may import later. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads files in this process: it is sooner done than asking another, and in the same order whenever the seed is the same. */
export const readingHere: Reading = {
  reader: () => ({
    size: 1,
    read: (path, name, call) => readFile(path, name, call),
    close: () => Promise.resolve(),
  }),
  close: () => Promise.resolve(),
};

type Numbers = readonly [number, number, number];

/** Imports of files such as people get from elsewhere. Those with the same numbers import the same file. */
const IMPORTS: Readonly<
  Record<string, (project: TestProject, numbers: Numbers) => Promise<unknown> | undefined>
> = {
  'texts imported': importsTexts,
  'interviews imported': importsInterviews,
  'attributes imported': importsAttributes,
  'codebooks imported': importsCodebook,
  'tables of codings imported': importsCodings,
  'ticks imported': importsTicks,
  'references imported': importsReferences,
  'articles imported': importsArticles,
  'projects imported': importsProject,
  'texts corrected': correctsText,
  'texts decoded again': decodesAgain,
};

/** Somebody imports a file, and often others the same one before they hear of it. */
export async function imports({ project }: Member, { by, members, tally }: Around): Promise<void> {
  const what = by.of(Object.keys(IMPORTS));
  const numbers = [by.below(1000), by.below(1000), by.below(1000)] as const;
  const those = new Set([project, ...(by.below(2) === 0 ? [by.of(members).project] : [])]);
  for (const each of those) {
    await unlessRefused(IMPORTS[what]?.(each, numbers));
    count(tally, what);
  }
}

/** Exports the study or its codebook, as for another program. */
export async function exportsFile({ project }: Member, { by, exported, tally }: Around): Promise<void> {
  const format = by.of(['qdpx', 'csv', 'qdc'] as const);
  const name = `exported ${by.below(3)}.${format}`;
  const { reference: to } = put(project.folder, name, '');
  await unlessRefused(
    format === 'qdpx' ? project.api.exchange.write({ to }) : project.api.exports.codebook({ to, format }),
  );
  exported.push({ name, bytes: readFileSync(to) });
  count(tally, 'files exported');
}

/** Imports what was exported once, when the study has gone on since. */
export async function importsExported({ project }: Member, { by, exported, tally }: Around): Promise<void> {
  const [conflicts, coders] = [
    by.of(['ours', 'theirs'] as const),
    by.of(['as-named', 'together', 'apart'] as const),
  ];
  if (exported.length === 0) return;
  const { name, bytes } = by.of(exported);
  if (bytes.length === 0) return;
  const file = put(project.folder, name, bytes);
  await unlessRefused(
    name.endsWith('qdpx')
      ? project.api.exchange.bringIn({ file, conflicts, coders })
      : project.api.codebookImport.run({ file, conflicts }),
  );
  count(tally, 'exported files imported');
}

async function importsTexts({ api, folder }: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const files = [a % 4, ...(b % 2 === 0 ? [b % 5] : [])].map((number) =>
    put(folder, `text ${number}.txt`, `Report ${number}.\n\nThe fair opened on 2019-12-0${1 + number}.\n`),
  );
  return await api.imports.run({
    files,
    kind: c % 2 === 0 ? 'document' : 'interview',
    className: c % 3 === 0 ? null : `class ${c % 4}`,
    alike: false,
  });
}

async function importsInterviews({ api, folder }: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const row = (number: number): string =>
    `Talk ${number % 4},R${(number + b) % 4},2019-1${number % 3},v ${c % 3},"They said ${number % 4}, and more."`;
  const text = ['title,respondent,date,attribute 1,text', row(a), row(a + 1 + (c % 2))].join('\n');
  return await api.imports.run({ files: [put(folder, `talks ${a % 3}.csv`, text)], alike: false });
}

async function importsAttributes(project: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const { source, respondent } = rowsSeenIn(project);
  const names = (a % 2 === 0 ? source : respondent).map((row) => ('title' in row ? row.title : row.name));
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const rows = names.map(
    (name, at) => `${quoted(name)},v ${(b + at) % 3},${c % 2 === 0 ? '' : at},class ${b % 5}`,
  );
  const head = `${a % 2 === 0 ? 'title' : 'name'},attribute ${b % 4},attribute ${c % 4},${a % 4 === 0 ? 'class' : 'rank'}`;
  return await project.api.attributes.importSheet({
    file: put(project.folder, 'attributes.csv', [head, ...rows].join('\n')),
    of: a % 2 === 0 ? 'sources' : 'respondents',
    join: a % 2 === 0 ? 'title' : 'name',
  });
}

async function importsCodebook({ api, folder }: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const text = [
    'code,definition,parent',
    `connector,Connects ${a % 3},`,
    `fresh ${b % 3},Is fresh,connector`,
    `below ${c % 3},Is below,fresh ${b % 3}`,
    `market,,${a % 2 === 0 ? 'guide' : ''}`,
  ].join('\n');
  return await api.codebookImport.run({
    file: put(folder, 'codes.csv', text),
    conflicts: c % 2 === 0 ? 'ours' : 'theirs',
  });
}

async function importsCodings(project: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const { source, code: rows } = rowsSeenIn(project);
  const lines = source.flatMap(({ title, label }, at) => {
    const chosen = rows[(b + at) % Math.max(1, rows.length)];
    return chosen ? [`"${label ?? title}","${chosen.name}",${c % 9},${10 + (c % 9)},because ${a % 3}`] : [];
  });
  return await project.api.codingSheet.run({
    file: put(project.folder, 'codings.csv', ['source,code,start,end,rationale', ...lines].join('\n')),
    coder: `reader ${a % 2}`,
    machine: a % 2 === 0,
  });
}

async function importsTicks(project: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const themes = ['connector', 'standards', `code ${a}`, `ticked ${b % 3}`];
  const rows = rowsSeenIn(project).source.map(({ title, label }, at) =>
    [`"${label ?? title}"`, ...themes.map((_, place) => ((c >> (at + place)) % 2 === 0 ? 'x' : ''))].join(
      ',',
    ),
  );
  return await project.api.ticks.run({
    file: put(project.folder, 'ticks.csv', [['title', ...themes].join(','), ...rows].join('\n')),
    asThemes: a % 2 === 0,
  });
}

async function importsReferences(project: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const { source } = rowsSeenIn(project);
  const known = source[a % Math.max(1, source.length)]?.title ?? 'nothing';
  const reference = (title: string, number: number, abstract: string): string =>
    `TY  - NEWS\nTI  - ${title}\n${abstract}T2  - Outlet ${number % 3}\nDA  - 201${number % 9}\nKW  - word ${number % 4}\nER  - \n`;
  const text =
    reference(known, b, '') + reference(`Hall ${c % 3}`, c, `AB  - The hall ${c % 3} was opened.\n`);
  return await project.api.imports.references({
    file: put(project.folder, 'list.ris', text),
    className: a % 2 === 0 ? `class ${b % 4}` : null,
  });
}

async function importsArticles({ api, folder }: TestProject, [a, b]: Numbers): Promise<unknown> {
  const pieces = [0, 1, 2].map((at) => `***\nArticle ${(a + at) % 4}\nWhat it says is ${(b + at) % 3}.\n`);
  return await api.imports.importArticles({
    file: put(folder, `paper ${a % 3}.txt`, pieces.join('')),
    rule: 'line:***',
    alike: false,
  });
}

/** A project of another program: whoever imports it gets rows with the same ids, which may have changed there since. */
async function importsProject({ api, folder }: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const text = 'Zwei Fabriken liefern an dieselbe Halle.';
  const start = a % 12;
  const sections = [
    codes(code(b % 3 === 0 ? 'supply' : 'market', code(`inner ${c % 2}`)), code(`other ${b % 2}`)),
    `<Sources>${textSource('halls', selection('first', start, start + 8 + (c % 9), [b % 3 === 0 ? 'supply' : 'market', `other ${b % 2}`]))}</Sources>`,
  ];
  return await api.exchange.bringIn({
    file: put(folder, 'other.qdpx', qdpx(qde(sections.join('')), { 'sources/halls.txt': text })),
    conflicts: a % 2 === 0 ? 'ours' : 'theirs',
  });
}

async function correctsText(project: TestProject, [a, b, c]: Numbers): Promise<unknown> {
  const { source } = rowsSeenIn(project);
  const chosen = source[a % Math.max(1, source.length)];
  if (!chosen) return undefined;
  const { text } = await project.api.sources.text({ id: chosen.id });
  const at = b % (text.length + 1);
  const corrected =
    text.slice(0, at).toWellFormed() + ` c${c % 3} ` + text.slice(at + (c % 9)).toWellFormed();
  const input = { sourceId: chosen.id, file: put(project.folder, 'corrected.txt', corrected) };
  const { textHash, newTextHash } = await project.api.sources.replaceTextPreview(input);
  return await project.api.sources.replaceText({ ...input, textHash, newTextHash });
}

async function decodesAgain(project: TestProject, [a, b]: Numbers): Promise<unknown> {
  const read = rowsSeenIn(project).source.filter(({ encoding }) => encoding !== null);
  const chosen = read[a % Math.max(1, read.length)];
  const encoding = b % 2 === 0 ? 'gb18030' : 'utf-16le';
  return chosen && (await project.api.imports.redecode({ sourceId: chosen.id, encoding }));
}
