// Writes a submission as plain files: its tables as they were printed, the codebook of its version, and a readme.
import { extname } from 'node:path';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { printedValues } from '#core/kept-tables/printed-values.ts';
import type { SubmissionRecord } from '#core/records.ts';
import { numberedName } from '#core/replication/file-names.ts';
import { submittedItems, submittedSnapshot } from '#core/submissions/submitted.ts';
import type { Table } from '#core/exports/table.ts';
import { get } from '#db/write.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import { writeWholeFolder } from '#formats/writing/whole-folder.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { forOthers } from './printed-words.ts';

/** Writes the files to a folder, or to a zip file if the name ends so. Returns their names. */
export async function writeSubmission(
  context: JobContext,
  path: string,
  row: SubmissionRecord,
  words: Words,
): Promise<string[]> {
  const { db, signal } = context;
  const { t, language } = words;
  const zip = extname(path).toLowerCase() === '.zip';
  const items = submittedItems(row.items).map((item) => forOthers(context, item));
  const snapshot = submittedSnapshot(row.snapshot);
  const version = get(db, 'codebookVersion', row.versionId);
  const { name: project, notice } = projectRow(db);
  return await writeWholeFolder(path, { zip, date: row.createdAt, signal }, async (folder) => {
    const names: string[] = [];
    const add = async (name: string, pieces: Iterable<string>): Promise<void> => {
      await folder.add(name, pieces);
      names.push(name);
    };
    const lines: string[] = [];
    for (const [place, item] of items.entries()) {
      const printed = item.printed[language] ?? Object.values(item.printed)[0];
      if (!printed) continue;
      const label = t(item.isFigure ? 'kept_tables:figure' : 'kept_tables:table', { number: item.number });
      const file = `tables/${numberedName(place + 1, item.title, '.csv')}`;
      await add(file, csvPieces(tableOf(printed.table, words), { byteOrderMark: false }));
      lines.push(
        `${label}. ${item.title}`,
        ...[printed.base, ...printed.table.notes]
          .filter((line) => line.trim() !== '')
          .map((line) => `  ${line}`),
        `  ${file}`,
        '',
      );
    }
    await add('tables.json', [`${JSON.stringify(items, null, 2)}\n`]);
    await add('codebook.json', [`${version.codebook}\n`]);
    await add('README.txt', [
      [
        t('submissions:titled', { name: row.name, date: dateInWords(words, row.date) }),
        project,
        ...(notice === null ? [] : [notice]),
        ...(row.note === '' ? [] : ['', row.note]),
        '',
        t('submissions:readme.version', { number: version.number, name: version.name }),
        snapshot
          ? t('submissions:readme.snapshot', { id: snapshot.id, date: dateInWords(words, snapshot.at) })
          : t('submissions:readme.no_snapshot'),
        t('submissions:readme.written', { program: PROGRAM }),
        '',
        ...lines,
      ].join('\n'),
    ]);
    return names;
  });
}

/** A printed table as data: what stood in each cell. */
function tableOf(table: LaidTable, words: Words): Table {
  const { rows, columns, values } = printedValues(table, words);
  return {
    columns: [
      { key: table.rowHead, kind: 'text' },
      ...columns.map(({ name }) => ({ key: name, kind: 'text' as const })),
    ],
    rows: rows.map(({ name }, place) => [name, ...(values[place] ?? [])]),
  };
}
