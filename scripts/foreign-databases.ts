// Databases as other programs make them: with their own schemas, and the content of a small study.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Makes a database at `path` with these statements and rows, and closes it. */
export function database(
  path: string,
  statements: readonly string[],
  rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {},
): string {
  const sqlite = new Database(path);
  try {
    for (const statement of statements) sqlite.exec(statement);
    for (const [table, list] of Object.entries(rows)) {
      for (const row of list) {
        const names = Object.keys(row);
        const places = names.map(() => '?').join(', ');
        sqlite
          .prepare(
            `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`,
          )
          .run(...Object.values(row));
      }
    }
  } finally {
    sqlite.close();
  }
  return path;
}

/** The tables of Taguette 1.5 after its migrations. */
export const taguetteSchema: readonly string[] = [
  'CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), disabled BOOLEAN NOT NULL, password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME, CONSTRAINT pk_users PRIMARY KEY (login))',
  'CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL)',
  'CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login))',
  'CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL)',
  'CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)',
  'CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, CONSTRAINT uq_tags_project_id UNIQUE (project_id, path))',
  'CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)',
  'CREATE INDEX ix_highlights_document_id ON highlights (document_id)',
  'CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id))',
  'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))',
];

const created = '2024-05-01 08:00:00.000000';

/** The text of a piece of HTML, as the bytes that Taguette counts. */
function bytesOf(html: string): Buffer {
  const words = html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<');
  return Buffer.from(words);
}

export interface TaguetteHighlight {
  /** The highlighted words, which are searched for in the text of the document. */
  readonly words: string;
  readonly tags: readonly number[];
  readonly by?: string;
  /** A place instead of that of the words. */
  readonly at?: readonly [number, number];
  readonly snippet?: string;
}

/** A project of Taguette with tags 1, 2, … and documents with highlights. */
export function taguette(
  path: string,
  tags: readonly (readonly [path: string, description: string])[],
  documents: readonly { name: string; contents: string; highlights: readonly TaguetteHighlight[] }[],
): string {
  const highlights = documents.flatMap(({ contents, highlights: list }, index) =>
    list.map((highlight) => {
      const start = bytesOf(contents).indexOf(highlight.words);
      const [from, to] = highlight.at ?? [start, start + Buffer.byteLength(highlight.words)];
      return { ...highlight, document: index + 1, from, to };
    }),
  );
  return database(path, taguetteSchema, {
    projects: [{ name: 'Standards 标准', description: 'How firms meet.', created }],
    documents: documents.map(({ name, contents }) => ({
      name,
      description: '',
      filename: `${name}.docx`,
      created,
      project_id: 1,
      text_direction: 'LEFT_TO_RIGHT',
      contents,
    })),
    tags: tags.map(([name, description]) => ({ project_id: 1, path: name, description })),
    highlights: highlights.map(({ document, from, to, words, snippet }) => ({
      document_id: document,
      start_offset: from,
      end_offset: to,
      snippet: snippet ?? `<p>${words.replaceAll('&', '&amp;')}</p>`,
    })),
    highlight_tags: highlights.flatMap((each, index) =>
      each.tags.map((tag) => ({ highlight_id: index + 1, tag_id: tag })),
    ),
    commands: highlights.map(({ document, from, to, tags: named, by }, index) => ({
      date: `2024-05-0${(index % 9) + 1} 09:30:00.000000`,
      user_login: by ?? 'admin',
      project_id: 1,
      document_id: document,
      payload: JSON.stringify({
        type: 'highlight_add',
        highlight_id: index + 1,
        start_offset: from,
        end_offset: to,
        tags: named,
      }),
    })),
    alembic_version: [{ version_num: 'd86c45d7aa8a' }],
  });
}

/** The tables of QualCoder in version 5 or 17 of its database. */
export function qualCoderSchema(version: 5 | 17): string[] {
  const late = version === 17;
  return [
    `CREATE TABLE project (databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer, codername text${late ? ', recently_used_codes text, avbookmarkfile integer, avbookmarkmsec integer, avbookmarktextpos integer' : ''})`,
    `CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer${late ? ', risid integer' : ''}, unique(name))`,
    `CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer${late ? ', pdf_page integer' : ''})`,
    'CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer)',
    'CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner))',
    'CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)',
    'CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id))',
    'CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text)',
    'CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name))',
    'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))',
    'CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner))',
    `CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text${late ? ', supercid integer' : ''}, unique(name))`,
    'CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))',
    ...(late
      ? [
          'CREATE TABLE graph (grid integer primary key, name text, description text, date text, scene_width integer, scene_height integer, unique(name))',
          'CREATE TABLE coder_names (name TEXT UNIQUE NOT NULL, visibility INTEGER NOT NULL DEFAULT 1 CHECK (visibility IN (0, 1)))',
          'CREATE VIEW code_text_visible AS SELECT * FROM code_text',
        ]
      : []),
  ];
}

type Rows = Parameters<typeof database>[2];

/** A folder of QualCoder: its database and, in `documents`, the originals. */
export function qualCoder(
  folder: string,
  version: 5 | 17,
  rows: NonNullable<Rows>,
  originals: Readonly<Record<string, string>> = {},
): string {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  for (const name of ['images', 'audio', 'video']) mkdirSync(join(folder, name));
  for (const [name, content] of Object.entries(originals))
    writeFileSync(join(folder, 'documents', name), content);
  database(join(folder, 'data.qda'), qualCoderSchema(version), {
    project: [
      { databaseversion: `v${version}`, date: '2024-06-01 10:00:00', memo: 'A study.', about: 'QualCoder' },
    ],
    ...rows,
  });
  return folder;
}

/**
 * MAXQDA's tables with people's work: those of version 12, and those since 2020, which have a row for each version of
 * an object.
 */
export function maxqdaSchema(version: 12 | 2020): string[] {
  const id = version === 12 ? '`ID` INTEGER PRIMARY KEY' : '`ID` INTEGER, `TID` INTEGER';
  const changed = "`LastChgUser` varchar, `LastChgDate` DateTime DEFAULT '1899-12-31T00:00:00'";
  return [
    'CREATE TABLE sys_Setup (`Key` varchar PRIMARY KEY, `Value` TEXT, `Data` BLOB)',
    `CREATE TABLE Texts (${id}, \`Idx\` INTEGER, \`GroupID\` INTEGER, \`State\` INTEGER, \`Name\` varchar, \`Author\` varchar, \`Size\` INTEGER, ${changed})`,
    `CREATE TABLE Codewords (${id}, \`Idx\` INTEGER, \`WordID\` INTEGER, \`State\` INTEGER, \`Type\` INTEGER, \`Name\` varchar, \`MemoID\` INTEGER, \`Author\` varchar, \`Date\` DateTime, \`Alias\` varchar, \`Color\` INTEGER DEFAULT 4287664272, ${changed})`,
    `CREATE TABLE Codings (${id}, \`TextID\` INTEGER, \`WordID\` INTEGER, \`Preview\` varchar, \`SegPos1X\` INTEGER DEFAULT 0, \`SegPos2X\` INTEGER DEFAULT 0, \`Author\` varchar, ${changed})`,
    `CREATE TABLE Memos (${id}, \`TextID\` INTEGER, \`Title\` varchar, \`Author\` varchar, ${changed})`,
    ...(version === 12
      ? ['CREATE TABLE Texts_Text_BLOBS (`ID` integer PRIMARY KEY REFERENCES Texts(ID), `Value` BLOB)']
      : []),
  ];
}
