// Projects of QualCoder, versions 5 to 17 of its database: `data.qda` in a folder `NAME.qda`, with the documents beside it.
// Positions are counted in code points of the stored text or, where its window counted them, in UTF-16 units; a coding
// carries its words, which say which.
import { lstat, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { conventions, FileText } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { Span } from '#core/span.ts';
import { packedBytes } from '../reading/limits.ts';
import { titleOf } from '../reading/recognise.ts';
import type { SourceFile } from '../refi/container.ts';
import { asText, integer, text, type ForeignDatabase, type Row } from './database.ts';
import { notPlaced, type Opening } from './opening.ts';
import {
  keyIn,
  keyOfText,
  projectOf,
  treeOf,
  type ForeignFile,
  type Hung,
  type ToldPassage,
  type ToldSource,
  type ToldValue,
} from './told.ts';

/** Whether the database is one of QualCoder's. */
export function isQualCoder(db: ForeignDatabase): boolean {
  return (
    db.has('project', 'databaseversion') &&
    db.has('source', 'id', 'name', 'fulltext') &&
    db.has('code_name', 'cid', 'name') &&
    db.has('code_text', 'cid', 'fid', 'pos0', 'pos1')
  );
}

/** `folder` is where the documents lie; null where the database was handed over by itself. */
export async function openQualCoder(
  db: ForeignDatabase,
  folder: string | null,
  opening: Opening,
): Promise<ForeignFile> {
  const [project] = db.rows('project', 'databaseversion', 'date', 'memo', 'about');
  const seed = `qualcoder ${text(project ?? {}, 'date') ?? ''}`;
  const sources = db.rows('source', 'id', 'name', 'mediapath', 'memo', 'owner', 'date');
  const texts = sources.filter((row) => !isMedia(row));
  const codings = Map.groupBy(
    db.rows(
      'code_text',
      'ctid',
      'cid',
      'fid',
      'seltext',
      'pos0',
      'pos1',
      'owner',
      'date',
      'memo',
      'important',
    ),
    (row) => integer(row, 'fid'),
  );
  const annotations = Map.groupBy(
    db.rows('annotation', 'anid', 'fid', 'pos0', 'pos1', 'memo', 'owner', 'date'),
    (row) => integer(row, 'fid'),
  );
  const { values, variables } = attributesOf(db, seed);

  const remarks: Remark[] = [];
  const told: ToldSource[] = [];
  const byKey = new Map<string, Row>();
  for (const row of texts) {
    const id = integer(row, 'id');
    if (id === null) continue;
    const key = `${seed} source ${id}`;
    const isPdf = /\.pdf$/i.test(text(row, 'mediapath') ?? '');
    byKey.set(isPdf ? keyOfText(key) : keyIn(key), row);
    const [coded, noted] = [codings.get(id) ?? [], annotations.get(id) ?? []];
    const passages: ToldPassage[] = [];
    if (coded.length + noted.length > 0) {
      const words = new FileText(fulltextOf(db, id));
      for (const each of coded) {
        const span = placeOf(words, each, text(each, 'seltext'));
        if (span) passages.push(codedPassage(each, span, words, key, seed, opening));
        else remarks.push(notPlaced(text(row, 'name') ?? '', text(each, 'seltext') ?? ''));
      }
      for (const each of noted) {
        const span = placeOf(words, each, null);
        if (span) passages.push(notedPassage(each, span, words, key));
        else remarks.push(notPlaced(text(row, 'name') ?? '', text(each, 'memo') ?? ''));
      }
    }
    told.push({
      key,
      name: text(row, 'name') ?? '',
      description: text(row, 'memo'),
      isPdf,
      by: text(row, 'owner'),
      at: text(row, 'date'),
      passages,
      values: values.get(`file ${id}`) ?? [],
    });
    // oxlint-disable-next-line no-await-in-loop -- lets a cancel be heard
    await opening.pause(told.length, texts.length, text(row, 'name') ?? '');
  }

  const { cases, notes, parts } = casesOf(db, seed, values, told);
  const files = folder === null ? null : await realpath(join(folder, 'documents')).catch(() => null);
  remarks.push(...leftRemarks(db, sources, parts), ...(await missingRemarks(texts, files)));
  const journal = db.rows('journal', 'jid', 'name', 'jentry', 'date', 'owner').map((row) => ({
    key: `${seed} journal ${integer(row, 'jid')}`,
    name: text(row, 'name') ?? '',
    body: text(row, 'jentry') ?? '',
    ...stampOf(row),
  }));
  const everybody = [
    ...told.flatMap(({ by, passages }) => [by, ...passages.map((each) => each.by)]),
    ...[...notes, ...journal].map(({ by }) => by),
  ];
  return {
    project: projectOf({
      name: titleOf(called(opening.name, folder)),
      origin: ['QualCoder', text(project ?? {}, 'databaseversion')].filter(Boolean).join(' '),
      description: text(project ?? {}, 'memo'),
      coders: [...new Set(everybody.filter((name) => name !== null))],
      codes: treeOf([...categoriesOf(db, seed), ...codesOf(db, seed)]),
      variables,
      cases,
      sources: told,
      notes: [...notes, ...journal],
    }),
    remarks,
    textOf: async (key) => {
      const row = byKey.get(key);
      if (!row) return null;
      const rich = files === null ? null : await documentOf(files, row);
      return {
        decoded: fulltextOf(db, integer(row, 'id') ?? 0),
        doc: null,
        plain: null,
        rich,
        notes: [],
      };
    },
    close: () => db.close(),
  };
}

/** What people know the project by: its folder, where it was the database in it that was chosen. */
function called(name: string, folder: string | null): string {
  const [file, above] = name.split('/').toReversed();
  return file === 'data.qda' ? (above ?? basename(folder ?? file)) : name;
}

function fulltextOf(db: ForeignDatabase, id: number): string {
  return asText(db.value('source', 'fulltext', id)) ?? '';
}

/** Pictures, sound and film: inside the folder by a path with slashes, or linked by a word and a colon. */
function isMedia(row: Row): boolean {
  return /^(?:\/(?:images|audio|video)\/|(?:images|audio|video):)/.test(text(row, 'mediapath') ?? '');
}

/** Where the words of a coding stand, by the way of counting that finds them there; without words, by code points. */
function placeOf(words: FileText, row: Row, said: string | null): Span | null {
  const stretch = { start: integer(row, 'pos0') ?? Number.NaN, end: integer(row, 'pos1') ?? Number.NaN };
  const bare = (from: string): string => from.replaceAll(/\s+/g, '');
  for (const convention of conventions) {
    const span = words.place(stretch, convention);
    if (typeof span === 'string') continue;
    if (said === null || bare(said) === '' || bare(words.text.slice(span.start, span.end)) === bare(said))
      return span;
  }
  return null;
}

function codedPassage(
  row: Row,
  span: Span,
  words: FileText,
  source: string,
  seed: string,
  opening: Opening,
): ToldPassage {
  const important = integer(row, 'important') === 1 ? opening.words.t('exchange:important') : null;
  // Before version 4, a coding had no number.
  const key =
    integer(row, 'ctid') ?? ['cid', 'pos0', 'pos1', 'owner'].map((column) => text(row, column)).join(' ');
  return {
    key: `${source} coding ${key}`,
    ...span,
    words: words.text.slice(span.start, span.end),
    memo: [important, text(row, 'memo')].filter((part) => part !== null && part !== '').join('\n') || null,
    codes: [`${seed} code ${integer(row, 'cid')}`],
    ...stampOf(row),
  };
}

function notedPassage(row: Row, span: Span, words: FileText, source: string): ToldPassage {
  return {
    key: `${source} annotation ${integer(row, 'anid')}`,
    ...span,
    words: words.text.slice(span.start, span.end),
    memo: text(row, 'memo'),
    codes: [],
    ...stampOf(row),
  };
}

function stampOf(row: Row): { by: string | null; at: string | null } {
  return { by: text(row, 'owner') || null, at: text(row, 'date') };
}

function categoriesOf(db: ForeignDatabase, seed: string): Hung[] {
  return db.rows('code_cat', 'catid', 'name', 'memo', 'supercatid').map((row) => ({
    code: {
      key: `${seed} category ${integer(row, 'catid')}`,
      name: text(row, 'name') ?? '',
      description: text(row, 'memo'),
      colour: null,
      isCodable: false,
      children: [],
    },
    above: keyOf(`${seed} category`, integer(row, 'supercatid')),
  }));
}

/** A code is in a category or, since version 16, below another code. */
function codesOf(db: ForeignDatabase, seed: string): Hung[] {
  return db.rows('code_name', 'cid', 'name', 'memo', 'catid', 'color', 'supercid').map((row) => ({
    code: {
      key: `${seed} code ${integer(row, 'cid')}`,
      name: text(row, 'name') ?? '',
      description: text(row, 'memo'),
      colour: text(row, 'color'),
      isCodable: true,
      children: [],
    },
    above:
      keyOf(`${seed} code`, integer(row, 'supercid')) ?? keyOf(`${seed} category`, integer(row, 'catid')),
  }));
}

function keyOf(kind: string, id: number | null): string | null {
  return id === null ? null : `${kind} ${id}`;
}

/** Variables of files and cases, and their values by `file 3` or `case 3`. */
function attributesOf(db: ForeignDatabase, seed: string) {
  const key = (row: Row): string => `${seed} variable ${text(row, 'name')}`;
  const variables = db
    .rows('attribute_type', 'name', 'caseOrFile', 'valuetype')
    .filter((row) => text(row, 'caseOrFile') !== 'journal')
    .map((row) => ({
      key: key(row),
      name: text(row, 'name') ?? '',
      isNumber: text(row, 'valuetype') === 'numeric',
    }));
  const values = new Map<string, ToldValue[]>();
  for (const row of db.rows('attribute', 'name', 'attr_type', 'value', 'id')) {
    const owner = `${text(row, 'attr_type')} ${integer(row, 'id')}`;
    const value = text(row, 'value') ?? '';
    if (value.trim() !== '') values.set(owner, [...(values.get(owner) ?? []), { variable: key(row), value }]);
  }
  return { variables, values };
}

/** Cases with the sources they speak in, their memos as notes, and how many of them have but a part of a source. */
function casesOf(
  db: ForeignDatabase,
  seed: string,
  values: ReadonlyMap<string, ToldValue[]>,
  told: readonly ToldSource[],
) {
  const known = new Set(told.map(({ key }) => key));
  const links = Map.groupBy(db.rows('case_text', 'caseid', 'fid', 'pos0', 'pos1'), (row) =>
    integer(row, 'caseid'),
  );
  const rows = db.rows('cases', 'caseid', 'name', 'memo', 'owner', 'date');
  const notes = rows.flatMap((row) => {
    const body = text(row, 'memo') ?? '';
    const key = `${seed} case ${integer(row, 'caseid')} memo`;
    return body.trim() === '' ? [] : [{ key, name: '', body, ...stampOf(row) }];
  });
  const noted = new Set(notes.map(({ key }) => key));
  const cases = rows.map((row) => {
    const id = integer(row, 'caseid');
    const key = `${seed} case ${id}`;
    const sources = (links.get(id) ?? []).map((link) => `${seed} source ${integer(link, 'fid')}`);
    return {
      key,
      name: text(row, 'name') ?? '',
      sources: [...new Set(sources)].filter((source) => known.has(source)),
      values: values.get(`case ${id}`) ?? [],
      notes: [`${key} memo`].filter((note) => noted.has(note)),
    };
  });
  const partly = rows.filter((row) => links.get(integer(row, 'caseid'))?.some((link) => isPart(db, link)));
  return { cases, notes, parts: partly.length };
}

/** Whether a case has less than all of a text; a last character more or less is no part. */
function isPart(db: ForeignDatabase, link: Row): boolean {
  const [from, to, id] = [integer(link, 'pos0'), integer(link, 'pos1'), integer(link, 'fid')];
  if (from === null || to === null || id === null) return false;
  return from > 0 || to + 1 < Array.from(fulltextOf(db, id)).length;
}

/** What Concord has no place for. */
function leftRemarks(db: ForeignDatabase, sources: readonly Row[], parts: number): Remark[] {
  const media = sources.filter(isMedia).length;
  const codings = db.count('code_image') + db.count('code_av');
  const counted = {
    media_left: media,
    media_codings_left: codings,
    case_parts: parts,
    graphs_left: db.count('graph'),
  };
  return Object.entries(counted).flatMap(([key, count]) =>
    count > 0 ? [{ key: `exchange:${key}`, parameters: { count } }] : [],
  );
}

/** The name of a document in the folder; null where it was written in QualCoder itself, or lies elsewhere. */
function nameOf(row: Row): string | null {
  const path = text(row, 'mediapath') ?? '';
  if (path.startsWith('/docs/')) return basename(path.replaceAll('\\', '/')) || null;
  return path === '' ? basename((text(row, 'name') ?? '').replaceAll('\\', '/')) || null : null;
}

/** A document of the folder, if it is an ordinary file that lies there; nothing outside is ever opened. */
async function pathOf(files: string, row: Row): Promise<string | null> {
  const name = nameOf(row);
  if (name === null || name === '.' || name === '..') return null;
  const path = join(files, name);
  const found = await lstat(path).catch(() => null);
  return found?.isFile() && found.size <= packedBytes && dirname(path) === files ? path : null;
}

async function documentOf(files: string, row: Row): Promise<SourceFile | null> {
  const path = await pathOf(files, row);
  return path === null ? null : { entry: basename(path), bytes: await readFile(path) };
}

async function missingRemarks(texts: readonly Row[], files: string | null): Promise<Remark[]> {
  const named = texts.filter((row) => (text(row, 'mediapath') ?? '') !== '');
  let missing = 0;
  for (const row of named) {
    // oxlint-disable-next-line no-await-in-loop -- one look at a time
    if (files === null || (await pathOf(files, row)) === null) missing += 1;
  }
  return missing > 0 ? [{ key: 'exchange:documents_missing', parameters: { count: missing } }] : [];
}
