// The replication package: what of a study another researcher needs to follow it and to count it again, as plain files.
import { extname } from 'node:path';
import { comparisonJson } from '#core/comparison/comparison-json.ts';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { parseComparisonSettings } from '#core/comparison/settings-json.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { countedCodebook } from '#core/exports/codebook-counting.ts';
import { codebookDocument } from '#core/exports/codebook-document.ts';
import { codingTable } from '#core/exports/coding-rows.ts';
import { sourceTable } from '#core/exports/source-rows.ts';
import type { Cell, Table } from '#core/exports/table.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { tally } from '#core/counting/tally.ts';
import type { ComparisonRecord, SourceRecord } from '#core/records.ts';
import { aloneByAttributes } from '#core/replication/alone.ts';
import { numberedName } from '#core/replication/file-names.ts';
import { MANIFEST, manifestText, type PackagedFile } from '#core/replication/manifest.ts';
import {
  attributeTable,
  coderTable,
  memoTable,
  respondentTable,
  verdictTable,
  type Judged,
} from '#core/replication/package-tables.ts';
import type { LeftOut } from '#core/replication/study-rows.ts';
import type { ReadDb } from '#db/handles.ts';
import { getBlob } from '#db/write.ts';
import { writeCodebookCsv } from '#formats/writing/codebook-table.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import { packageReadme, type PackageCount } from '#formats/writing/package-readme.ts';
import { writeTallyCsv, writeTallyJson } from '#formats/writing/tally-files.ts';
import { writeWholeFolder, type WholeFolder } from '#formats/writing/whole-folder.ts';
import { comparisonMethod } from '#words/comparison-sentence.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import { methodSentence } from '#words/method-sentence.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { JobContext } from './context.ts';
import { trail } from './history.ts';
import { historyTable } from './history-table.ts';
import { packagedStudy, type PackagedStudy, type StudyChoice } from './replication-rows.ts';

export interface ReplicationChoice extends StudyChoice {
  readonly originals: boolean;
  readonly language?: 'en' | 'zh-CN' | undefined;
  readonly date?: string | undefined;
}

/** So many places of a file. */
export interface FilePlaces {
  readonly file: string;
  readonly places: number;
}

export interface WrittenPackage {
  /** Hash of the manifest, by which the package is known. */
  readonly sha256: string;
  /** The manifest among them. */
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: LeftOut;
  /** Where names gave way to pseudonyms; a table's places are told of the file that is the table's own. */
  readonly replaced: readonly FilePlaces[];
  /** Where a part of a name still stands, such as a family name alone. */
  readonly parts: readonly FilePlaces[];
  /** Names too short to be found in running text. */
  readonly short: readonly string[];
  /** Respondents who are the only ones with their combination of attributes, and may be known by it. */
  readonly alone: number;
}

/** The file in which the words of a table stand. */
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
  verdict: 'verdicts.csv',
};

/** Tallies of every project: each of themes, or of codes where there is no theme. */
const TALLIES: readonly (readonly [name: string, request: TallyRequest])[] = [
  ['by-kind-sources', { by: 'kind', unit: 'sources' }],
  ['by-kind-respondents', { by: 'kind', unit: 'respondents' }],
  ['by-kind-passages', { by: 'kind', unit: 'passages' }],
  ['by-class-sources', { by: 'class', unit: 'sources' }],
];

/** Writes the package to `path`; see `replication.write`. */
export async function writeReplication(
  context: JobContext,
  path: string,
  choice: ReplicationChoice,
): Promise<WrittenPackage> {
  const { db, signal, progress } = context;
  const date = choice.date ?? lastChange(db);
  const pause = async (): Promise<void> => {
    signal.throwIfAborted();
    // Lets a cancel be heard, and the window breathe.
    await new Promise((resume) => setImmediate(resume));
  };
  const zip = extname(path).toLowerCase() === '.zip';
  return await writeWholeFolder(path, { zip, date, signal }, async (folder) => {
    const study = await packagedStudy(db, choice, async (done, total) => {
      progress({ done, total, stage: 'looking' });
      await pause();
    });
    const writing = new Writing(study, folder, context, choice, date);
    return await writing.all(async (done, total, name) => {
      progress({ done, total, name, stage: 'writing' });
      await pause();
    });
  });
}

/** When the project was changed last. */
function lastChange(db: ReadDb): string {
  const at = db.sqlite.prepare('SELECT at FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
  const made = db.sqlite.prepare('SELECT created_at FROM project').pluck().get();
  return String(at ?? made);
}

type Pause = (done: number, total: number, name: string) => Promise<void>;

/** One package while it is written. */
class Writing {
  readonly #study: PackagedStudy;
  readonly #folder: WholeFolder;
  readonly #db: ReadDb;
  readonly #words: Words;
  readonly #choice: ReplicationChoice;
  readonly #date: string;
  readonly #files: PackagedFile[] = [];
  /** What is said of each count, by the file it stands in. */
  readonly #methods: string[] = [];
  /** By source id. */
  readonly #texts = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  /** By hash. */
  readonly #originalOf = new Map<string, string>();

  constructor(
    study: PackagedStudy,
    folder: WholeFolder,
    { db, words }: Pick<JobContext, 'db' | 'words'>,
    choice: ReplicationChoice,
    date: string,
  ) {
    this.#study = study;
    this.#folder = folder;
    this.#db = db;
    this.#words = words(choice.language);
    this.#choice = choice;
    this.#date = date;
  }

  async all(pause: Pause): Promise<WrittenPackage> {
    const { exported, leftOut } = this.#study;
    await this.#writeSources(pause);
    await this.#table('sources.csv', this.#sources());
    await this.#table('codings.csv', codingTable(exported, { quoteOf: this.#study.quoteOf }));
    await this.#table('memos.csv', memoTable(exported));
    await this.#table('respondents.csv', respondentTable(exported));
    await this.#table('attributes.csv', attributeTable(exported));
    await this.#table('coders.csv', coderTable(exported));
    await this.#table('history.csv', this.#history());
    await this.#writeCodebook();
    await this.#writeTallies();
    await this.#writeComparisons();
    await this.#add('methods.txt', [`${this.#methods.join('\n\n')}\n`]);
    const { project } = exported;
    const { interviews, language = this.#words.language } = this.#choice;
    const facts = {
      program: PROGRAM,
      project: project.name,
      as_of: this.#date,
      language,
      pseudonyms: this.#study.pseudonyms !== null,
      interviews,
      originals: this.#originals.size > 0,
      left_out: leftOut,
    };
    const short = this.#study.pseudonyms?.names.short ?? [];
    const alone = aloneByAttributes(this.#study.corpus);
    const readme = packageReadme(
      {
        ...facts,
        description: project.description,
        notice: project.notice,
        counts: countsOf(this.#study),
        short: short.length,
        alone,
        files: this.#files.map((file) => file.path),
      },
      this.#words,
    );
    await this.#add('README.txt', [readme]);
    const manifest = manifestText({ package: 'replication', version: 1, ...facts, files: this.#files });
    const { sha256 } = await this.#add(MANIFEST, [manifest]);
    return {
      sha256,
      files: this.#files.length,
      bytes: this.#files.reduce((sum, file) => sum + file.bytes, 0),
      leftOut,
      replaced: this.#placesOf(this.#study.places?.replaced),
      parts: this.#placesOf(this.#study.places?.parts),
      short,
      alone,
    };
  }

  async #add(path: string, pieces: Iterable<string | Uint8Array>): Promise<PackagedFile> {
    const file = await this.#folder.add(path, pieces);
    this.#files.push(file);
    return file;
  }

  async #table(path: string, table: Table): Promise<void> {
    await this.#add(path, csvPieces(table, { byteOrderMark: false }));
  }

  /** Texts in the order of lists, and originals where they are wanted and tell nothing that is hidden. */
  async #writeSources(pause: Pause): Promise<void> {
    const { corpus, wordless, textOf } = this.#study;
    const sources = corpus.sourcesInOrder;
    for (const [place, source] of sources.entries()) {
      if (wordless.has(source.id)) continue;
      const text = `texts/${numberedName(place + 1, source.title, '.txt')}`;
      this.#texts.set(source.id, text);
      // One source at a time is in memory.
      // oxlint-disable-next-line no-await-in-loop
      await this.#add(text, [textOf(source)]);
      // oxlint-disable-next-line no-await-in-loop
      await this.#writeOriginal(source, place + 1);
      // oxlint-disable-next-line no-await-in-loop
      await pause(place, sources.length, source.title);
    }
  }

  /** The sources of one table have one original, which is written once. */
  async #writeOriginal(source: SourceRecord, number: number): Promise<void> {
    const { hidden, pseudonyms } = this.#study;
    const { originalHash } = source;
    if (!this.#choice.originals || pseudonyms !== null) return;
    if (originalHash === null || hidden.has(originalHash)) return;
    const there = this.#originalOf.get(originalHash);
    const original = there ?? originalName(source, number);
    this.#originals.set(source.id, original);
    this.#originalOf.set(originalHash, original);
    if (there === undefined) await this.#add(original, [getBlob(this.#db, originalHash)]);
  }

  /** The table of sources with the file that each one's text is in. */
  #sources(): Table {
    const { columns, rows } = sourceTable(this.#study.exported);
    const withFiles = function* (texts: ReadonlyMap<string, string>, originals: ReadonlyMap<string, string>) {
      for (const row of rows) {
        const id = String(row[0]);
        yield [...row, texts.get(id) ?? null, originals.get(id) ?? null] satisfies Cell[];
      }
    };
    return {
      columns: [...columns, { key: 'text_file', kind: 'text' }, { key: 'original_file', kind: 'text' }],
      rows: withFiles(this.#texts, this.#originals),
    };
  }

  /** What acts were done to is left out where it could tell an old name or a source that is not here. */
  #history(): Table {
    const { exported, pseudonyms } = this.#study;
    const isTold = pseudonyms === null && this.#choice.interviews === 'whole';
    const rows = function* (all: ReturnType<typeof trail>) {
      for (const row of all) yield isTold ? row : { ...row, subject: null };
    };
    return historyTable(rows(trail(this.#db)), exported.coderLabels, this.#words);
  }

  async #writeCodebook(): Promise<void> {
    const { exported, corpus, codings, quoteOf } = this.#study;
    const document = codebookDocument(exported, {
      program: PROGRAM,
      date: this.#date,
      interviewExcerpts: true,
      counted: countedCodebook(corpus, codings),
      quoteOf,
    });
    await this.#add('codebook.csv', [writeCodebookCsv(document, this.#words, { byteOrderMark: false })]);
    await this.#add('codebook.json', [`${JSON.stringify(document, null, 2)}\n`]);
  }

  async #writeTallies(): Promise<void> {
    const { exported, corpus, codings } = this.#study;
    const { notice } = exported.project;
    const of = corpus.codebook.inOrder.some(({ isTheme }) => isTheme) ? 'themes' : 'codes';
    const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
    for (const [name, request] of TALLIES) {
      const counted = tally(corpus, codings, { of, ...request });
      const method = methodSentence(this.#words, counted.facts);
      const json = tallyJson(counted, method, notice, coderName);
      const telling = { paths: exported.paths, layer: json.layer, method, notice };
      const file = `tallies/${of}-${name}`;
      this.#methods.push(`${file}\n${method}`);
      // oxlint-disable-next-line no-await-in-loop
      await this.#add(`${file}.csv`, [writeTallyCsv(counted, telling, { byteOrderMark: false })]);
      // oxlint-disable-next-line no-await-in-loop
      await this.#add(`${file}.json`, [writeTallyJson(json)]);
    }
  }

  async #writeComparisons(): Promise<void> {
    const { exported, corpus, codings, rows } = this.#study;
    const judged: Judged[] = [];
    for (const [place, comparison] of this.#comparisons().entries()) {
      const settings = parseComparisonSettings(comparison.settings);
      const { counts, facts } = comparisonInput(corpus, codings, settings);
      const counted = compare(counts, rulesOf(settings));
      const verdicts = rows.verdict.filter(({ comparisonId }) => comparisonId === comparison.id);
      judged.push({ comparison, counted, verdicts: verdicts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
      const method = comparisonMethod(this.#words, counted, facts, namesOfSides(this.#words, facts));
      const values = new Map(verdicts.map(({ themeId, value }) => [themeId, value]));
      const json = comparisonJson(counted, values, method, exported.project.notice);
      const file = `comparisons/${numberedName(place + 1, comparison.name, '.json')}`;
      this.#methods.push(`${file}\n${method}`);
      const told = { name: comparison.name, settings, ...json };
      // oxlint-disable-next-line no-await-in-loop
      await this.#add(file, [`${JSON.stringify(told, null, 2)}\n`]);
    }
    await this.#table('verdicts.csv', verdictTable(exported, judged, rows.verdictEvidence));
  }

  /** Those that are kept; else documents against interviews, where there are both. */
  #comparisons(): readonly ComparisonRecord[] {
    const { comparison, source } = this.#study.rows;
    if (comparison.length > 0)
      return comparison.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    if (new Set(source.map(({ kind }) => kind)).size < 2) return [];
    const name = this.#words.t('compare:default_name');
    return [{ id: '', name, settings: JSON.stringify(defaultComparison), position: 1 }];
  }

  #placesOf(places: ReadonlyMap<string, number> = new Map()): FilePlaces[] {
    const byFile = new Map<string, number>();
    for (const [where, count] of places) {
      const file = this.#texts.get(where) ?? FILE_OF[where] ?? where;
      byFile.set(file, (byFile.get(file) ?? 0) + count);
    }
    return [...byFile]
      .map(([file, count]) => ({ file, places: count }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

/** The name of an original keeps its own ending. */
function originalName({ originalName: own, title }: SourceRecord, number: number): string {
  const ending = /^\.[a-z0-9]{1,8}$/i.exec(extname(own ?? ''))?.[0] ?? '';
  const stem = own === null ? title : own.slice(0, own.length - ending.length);
  return `originals/${numberedName(number, stem, ending.toLowerCase())}`;
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
    verdicts: rows.verdict.length,
  };
}
