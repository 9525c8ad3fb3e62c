// Writes the replication package: what another researcher needs to follow a study and to count it again, as plain
// files.
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { countedCodebook } from '#core/exports/codebook-counting.ts';
import { codebookDocument } from '#core/exports/codebook-document.ts';
import { codingTable } from '#core/exports/coding-rows.ts';
import type { SourceRecord } from '#core/records.ts';
import { aloneByAttributes } from '#core/replication/alone.ts';
import type { Draw } from '#core/replication/draw.ts';
import { heldBackTable } from '#core/replication/held-back-table.ts';
import { MANIFEST, manifestText } from '#core/replication/manifest.ts';
import { dayOf } from '#core/replication/own-ids.ts';
import {
  attributeTable,
  coderTable,
  memoTable,
  respondentTable,
  summaryTable,
} from '#core/replication/package-tables.ts';
import type { LeftOut } from '#core/replication/study-rows.ts';
import type { ReadDb } from '#db/handles.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { writeCodebookCsv } from '#formats/writing/codebook-table.ts';
import { packageReadme, type PackageCount } from '#words/exports/package-readme.ts';
import { writeWholeFolder } from '#formats/writing/whole-folder.ts';
import type { Language, Words } from '#words/words.ts';
import type { NamedVersion } from '#core/exports/codebook-document.ts';
import { namedVersion } from '../versions/named-version.ts';
import { PROGRAM } from '../../version.ts';
import type { ReadingContext } from '../context.ts';
import { historyTable } from '../history-table.ts';
import { exportActs } from '../acts-of.ts';
import type { HistoryRow } from '../history-row.ts';
import { trail } from '../history-trail.ts';
import { writeComparisons, writeTallies } from './counts.ts';
import { writeFigures, writeMatrix, writeTallyScript } from './figures.ts';
import { PackageFiles } from './files.ts';
import { ownReportRows, ownReportTable, type OwnReportRows } from './report-file.ts';
import { writeRepositoryFiles } from './repository-files.ts';
import { packagedStudy, type PackagedStudy, type StudyChoice } from './rows.ts';
import { ownWords } from './study-names.ts';
import { sourcesWithFiles, writeTexts } from './texts.ts';

export interface ReplicationChoice extends Omit<StudyChoice, 'codersCalled'> {
  /** Whether coders are named although respondents have pseudonyms. */
  readonly namesCoders: boolean;
  readonly originals: boolean;
  /** Whether files for repositories are among them: annotations of the web, and metadata. */
  readonly forRepositories: boolean;
  readonly language?: Language | undefined;
  readonly date?: string | undefined;
}

/** How many places in a file. */
export interface FilePlaces {
  readonly file: string;
  readonly places: number;
}

export interface WrittenPackage {
  /** The manifest's hash, which identifies the package. */
  readonly sha256: string;
  /** Including the manifest. */
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: LeftOut;
  /** Where names were replaced by pseudonyms; a table's places are listed under the table's own file. */
  readonly replaced: readonly FilePlaces[];
  /** Every file that still contains a part of a name, such as a family name alone, in its content or its path. */
  readonly parts: readonly FilePlaces[];
  /** Names too short to be found in running text. */
  readonly short: readonly string[];
  /** Labels and names that may be ordinary words, and that were not searched for in running text. */
  readonly ordinary: readonly string[];
  /**
   * How many codings overlap, touch or miss others differently than in the project, because their border cuts a name.
   */
  readonly changed: number;
  /** How many respondents are the only ones with their combination of attributes, and may be recognised by it. */
  readonly alone: number;
}

/** The file that contains the words of a table. */
const FILE_OF: Readonly<Record<string, string>> = {
  project: 'README.txt',
  coder: 'coders.csv',
  class: 'sources.csv',
  source: 'sources.csv',
  attribute: 'attributes.csv',
  attributeValue: 'sources.csv',
  respondent: 'respondents.csv',
  code: 'codebook.csv',
  coding: 'codings.csv',
  memo: 'memos.csv',
  comparison: 'verdicts.csv',
  savedQuery: 'methods.txt',
  verdict: 'verdicts.csv',
  summary: 'summaries.csv',
  report: 'report.csv',
};

/** Writes the package to `path`; see `replication.write`. */
export async function writeReplication(
  context: ReadingContext,
  path: string,
  choice: ReplicationChoice,
): Promise<WrittenPackage> {
  const { db, signal, progress } = context;
  const last = lastChange(db);
  const report = ownReportRows(db);
  const date = choice.date ?? (choice.pseudonyms ? dayOf(last) : last);
  const pause = async (): Promise<void> => {
    signal.throwIfAborted();
    // Lets a cancel arrive and the window respond.
    await nextTurn();
  };
  const zip = extname(path).toLowerCase() === '.zip';
  return await writeWholeFolder(path, { zip, date, signal }, async (folder) => {
    const { t } = context.words(choice.language);
    const codersCalled =
      choice.pseudonyms && !choice.namesCoders
        ? {
            person: (number: number) => t('replication:coder', { number }),
            adjudicated: t('replication:adjudicated'),
          }
        : null;
    const study = await packagedStudy(db, { ...choice, codersCalled }, async (done, total) => {
      progress({ done, total, stage: 'looking' });
      await pause();
    });
    const files = new PackageFiles(folder, study.pseudonyms?.left ?? null, ownWords());
    return await writeAll(context, study, files, { ...choice, date, report }, async (done, total, name) => {
      progress({ done, total, name, stage: 'writing' });
      await pause();
    });
  });
}

/** The time of the project's last change. Exports do not count: the same project gives the same package again. */
function lastChange(db: ReadDb): string {
  const at = db.sqlite
    .prepare(`SELECT at FROM change WHERE ${notExports.sql} ORDER BY seq DESC LIMIT 1`)
    .pluck()
    .get();
  const made = db.sqlite.prepare('SELECT created_at FROM project').pluck().get();
  return String(at ?? made);
}

/** Writes the files one after another. Awaits `pause` after each text. */
async function writeAll(
  { db, words: wordsIn }: Pick<ReadingContext, 'db' | 'words'>,
  study: PackagedStudy,
  files: PackageFiles,
  choice: ReplicationChoice & { readonly date: string; readonly report: OwnReportRows },
  pause: (done: number, total: number, name: string) => Promise<void>,
): Promise<WrittenPackage> {
  const { exported, corpus, leftOut, pseudonyms, places } = study;
  const { project } = exported;
  const words = wordsIn(choice.language);
  const namesCoders = pseudonyms === null || choice.namesCoders;
  const sourceFiles = await writeTexts(db, study, files, choice.originals, pause);
  await files.table('sources.csv', sourcesWithFiles(study, sourceFiles));
  await files.table('codings.csv', codingTable(exported, { quoteOf: study.quoteOf }));
  await files.table('memos.csv', memoTable(exported));
  await files.table('summaries.csv', summaryTable(exported, study.rows));
  const report = ownReportTable(choice.report, study);
  if (report) await files.table('report.csv', report);
  if (study.wordless.size > 0)
    await files.table('held_back.csv', heldBackTable(exported, study.wordless, study.quoteOf));
  await files.table('respondents.csv', respondentTable(exported));
  await files.table('attributes.csv', attributeTable(exported));
  await files.table('coders.csv', coderTable(exported));
  const isTold = pseudonyms === null && choice.interviews === 'whole' && study.wordless.size === 0;
  await files.table('history.csv', historyTable(acts(db, isTold, study.draw), exported.coderLabels, words));
  await writeCodebook(study, files, words, choice.date, versionIn(db, study));
  const methods = [
    ...(await writeTallies(study, files, words)),
    ...(await writeComparisons(study, files, words)),
  ];
  await writeFigures(study, files, words);
  await writeMatrix(study, files, words, { program: PROGRAM, date: choice.date });
  // A reader with the study would count the interviews that are left out here.
  if (leftOut.interviews === 0) await writeTallyScript(study, files, words);
  await files.add('methods.txt', [`${methods.join('\n\n')}\n`]);
  if (choice.forRepositories)
    await writeRepositoryFiles(study, sourceFiles, files, words, {
      date: choice.date,
      methods,
      namesCoders,
    });
  const [short, ordinary] = [pseudonyms?.names.short ?? [], pseudonyms?.ordinary ?? []];
  const facts = {
    program: PROGRAM,
    project: project.name,
    as_of: choice.date,
    language: choice.language ?? words.language,
    pseudonyms: pseudonyms !== null,
    pseudonym_limits: pseudonyms && {
      too_short: short.length,
      ordinary_words: ordinary.length,
      codings_changed: study.changed,
    },
    interviews: choice.interviews,
    originals: sourceFiles.originals.size > 0,
    left_out: leftOut,
    paraphrased: study.paraphrased,
    names_coders: namesCoders,
  };
  const alone = aloneByAttributes(corpus);
  const readme = {
    ...facts,
    description: project.description,
    notice: project.notice,
    counts: countsOf(study),
    alone,
    files: files.written.map(({ path }) => path),
  };
  await files.add('README.txt', [packageReadme(readme, words)]);
  const manifest = manifestText({ package: 'replication', version: 1, ...facts, files: files.written });
  const { sha256 } = await files.add(MANIFEST, [manifest]);
  return {
    sha256,
    files: files.written.length,
    bytes: files.written.reduce((sum, { bytes }) => sum + bytes, 0),
    leftOut,
    replaced: placesByFile(places?.replaced, sourceFiles.texts),
    parts: placesByFile(files.left),
    short,
    ordinary,
    changed: study.changed,
    alone,
  };
}

const notExports: ActsWhere = { sql: `NOT (${exportActs.sql})`, values: exportActs.values };

/** Leaves out the objects of acts if they could reveal an old name or a source that the package lacks. */
function* acts(db: ReadDb, isTold: boolean, draw: Draw | null): Generator<HistoryRow> {
  for (const row of trail(db, notExports))
    yield isTold ? row : { ...withOwnIdsAndDay(row, draw), facts: null };
}

function withOwnIdsAndDay(row: HistoryRow, draw: Draw | null): HistoryRow {
  if (!draw) return row;
  const drawn = (id: string | null): string | null => id && draw.id(id);
  return {
    ...row,
    at: dayOf(row.at),
    coderId: draw.id(row.coderId),
    coderName: null,
    group: drawn(row.group),
    undoes: drawn(row.undoes),
    redoes: drawn(row.redoes),
  };
}

/** The kept version; in a package without names only its number and day, since somebody wrote its name. */
function versionIn(db: ReadDb, { draw }: PackagedStudy): NamedVersion | null {
  const version = namedVersion(db);
  return version && draw ? { ...version, name: null, at: dayOf(version.at) } : version;
}

async function writeCodebook(
  { exported, corpus, codings, quoteOf }: PackagedStudy,
  files: PackageFiles,
  words: Words,
  date: string,
  version: NamedVersion | null,
): Promise<void> {
  const document = codebookDocument(exported, {
    program: PROGRAM,
    date,
    version,
    interviewExcerpts: true,
    counted: countedCodebook(corpus, codings),
    quoteOf,
  });
  await files.add('codebook.csv', [writeCodebookCsv(document, words, { byteOrderMark: false })]);
  await files.add('codebook.json', [`${JSON.stringify(document, null, 2)}\n`]);
}

function placesByFile(
  places: ReadonlyMap<string, number> = new Map(),
  texts: ReadonlyMap<string, string> = new Map(),
): FilePlaces[] {
  const byFile = new Map<string, number>();
  for (const [where, count] of places) {
    const file = texts.get(where) ?? FILE_OF[where] ?? where;
    byFile.set(file, (byFile.get(file) ?? 0) + count);
  }
  return [...byFile]
    .map(([file, count]) => ({ file, places: count }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function countsOf({ rows, corpus }: PackagedStudy): Readonly<Record<PackageCount, number>> {
  const ofKind = (kind: SourceRecord['kind']): number =>
    rows.source.filter((source) => source.kind === kind).length;
  const codes = corpus.codebook.inOrder;
  return {
    documents: ofKind('document'),
    interviews: ofKind('interview'),
    respondents: rows.respondent.length,
    codes: codes.length,
    themes: codes.filter(({ isTheme }) => isTheme).length,
    codings: rows.coding.length,
    coders: rows.coder.length,
    memos: rows.memo.length,
    summaries: rows.summary.length,
    verdicts: rows.verdict.length,
  };
}
