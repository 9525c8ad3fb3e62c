// Projects of QualCoder, database versions 5 to 17: `data.qda` in a folder `NAME.qda`, with the documents beside it.
// Positions count code points of the stored text or, where its window counted them, UTF-16 units; each coding includes
// its words, which tell the two apart.
import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Remark } from '#core/refi/incoming.ts';
import type { Span } from '#core/span.ts';
import { titleOf } from '../reading/recognise.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import { notPlaced, type Opening } from './opening.ts';
import { orphansOf } from './qualcoder-orphans.ts';
import { documentOf, fulltextOf, isMedia, missingRemarks } from './qualcoder-documents.ts';
import { attributesOf, casesOf, stampOf } from './qualcoder-people.ts';
import { Places } from './qualcoder-places.ts';
import {
  keyIn,
  keyOfText,
  projectOf,
  shortened,
  treeOf,
  type ForeignFile,
  type CodeWithParent,
  type ForeignPassage,
  type ForeignSource,
} from './foreign-project.ts';

/** Whether the database was written by QualCoder. */
export function isQualCoder(db: ForeignDatabase): boolean {
  return (
    db.has('project', 'databaseversion') &&
    db.has('source', 'id', 'name', 'fulltext') &&
    db.has('code_name', 'cid', 'name') &&
    db.has('code_text', 'cid', 'fid', 'pos0', 'pos1')
  );
}

/** `folder`: the folder of the documents; null if the database was passed in alone. */
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
  const textSources: ForeignSource[] = [];
  const byKey = new Map<string, Row>();
  for (const row of texts) {
    const id = integer(row, 'id');
    if (id === null) continue;
    const key = `${seed} source ${id}`;
    const isPdf = /\.pdf$/i.test(text(row, 'mediapath') ?? '');
    byKey.set(isPdf ? keyOfText(key) : keyIn(key), row);
    const [coded, noted] = [codings.get(id) ?? [], annotations.get(id) ?? []];
    const passages: ForeignPassage[] = [];
    if (coded.length + noted.length > 0) {
      const places = new Places(fulltextOf(db, id));
      for (const each of coded) {
        const span = places.of(each, text(each, 'seltext'));
        if (span) passages.push(codedPassage(each, span, places, key, seed, opening));
        else remarks.push(notPlaced(text(row, 'name') ?? '', text(each, 'seltext') ?? '', stretchOf(each)));
      }
      for (const each of noted) {
        const span = places.of(each, null);
        if (span) passages.push(notedPassage(each, span, places, key));
        else remarks.push(noteNotPlaced(text(row, 'name') ?? '', each));
      }
    }
    textSources.push({
      key,
      name: text(row, 'name') ?? '',
      description: text(row, 'memo'),
      isPdf,
      by: text(row, 'owner'),
      at: text(row, 'date'),
      passages,
      values: values.get(`file ${id}`) ?? [],
    });
    // Lets a cancel arrive.
    await opening.pause(textSources.length, texts.length, text(row, 'name') ?? '');
  }

  const { cases, notes, parts } = casesOf(db, seed, values, textSources);
  const files = folder === null ? null : await realpath(join(folder, 'documents')).catch(() => null);
  remarks.push(
    ...orphansOf(db, sources, codings, annotations),
    ...leftRemarks(db, sources, parts),
    ...(await missingRemarks(texts, files)),
  );
  const journal = db.rows('journal', 'jid', 'name', 'jentry', 'date', 'owner').map((row) => ({
    key: `${seed} journal ${integer(row, 'jid')}`,
    name: text(row, 'name') ?? '',
    body: text(row, 'jentry') ?? '',
    ...stampOf(row),
  }));
  const everybody = [
    ...textSources.flatMap(({ by, passages }) => [by, ...passages.map((each) => each.by)]),
    ...[...notes, ...journal].map(({ by }) => by),
  ];
  return {
    project: projectOf({
      name: titleOf(called(opening.name, folder)),
      origin: ['QualCoder', text(project ?? {}, 'databaseversion')].filter(Boolean).join(' '),
      description: text(project ?? {}, 'memo'),
      seed,
      coders: [...new Set(everybody.filter((name) => name !== null))],
      codes: treeOf([...categoriesOf(db, seed), ...codesOf(db, seed)]),
      variables,
      cases,
      sources: textSources,
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

/** The project's name: that of its folder, also if the database within it was chosen. */
function called(name: string, folder: string | null): string {
  const [file, above] = name.split('/').toReversed();
  if (file !== 'data.qda') return name;
  if (above !== undefined) return above;
  // If the database was passed in alone, its folder's name means nothing.
  const own = basename(folder ?? '');
  return /\.qda$/i.test(own) ? own : name;
}

function stretchOf(row: Row) {
  return { start: integer(row, 'pos0') ?? Number.NaN, end: integer(row, 'pos1') ?? Number.NaN };
}

function noteNotPlaced(source: string, row: Row): Remark {
  const excerpt = shortened(text(row, 'memo') ?? '');
  if (excerpt === '') return notPlaced(source, '', stretchOf(row));
  return { key: 'exchange:note_not_placed', parameters: { source, words: excerpt } };
}

function codedPassage(
  row: Row,
  span: Span,
  places: Places,
  source: string,
  seed: string,
  opening: Opening,
): ForeignPassage {
  const important = integer(row, 'important') === 1 ? opening.words.t('exchange:important') : null;
  // Before version 4, codings had no number.
  const key =
    integer(row, 'ctid') ?? ['cid', 'pos0', 'pos1', 'owner'].map((column) => text(row, column)).join(' ');
  return {
    key: `${source} coding ${key}`,
    ...span,
    words: places.words(span),
    memo: [important, text(row, 'memo')].filter((part) => part !== null && part !== '').join('\n') || null,
    codes: [`${seed} code ${integer(row, 'cid')}`],
    ...stampOf(row),
  };
}

function notedPassage(row: Row, span: Span, places: Places, source: string): ForeignPassage {
  return {
    key: `${source} annotation ${integer(row, 'anid')}`,
    ...span,
    words: places.words(span),
    memo: text(row, 'memo'),
    codes: [],
    ...stampOf(row),
  };
}

function categoriesOf(db: ForeignDatabase, seed: string): CodeWithParent[] {
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
function codesOf(db: ForeignDatabase, seed: string): CodeWithParent[] {
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

/** Remarks on what Concord has no place for, by name. */
function leftRemarks(db: ForeignDatabase, sources: readonly Row[], parts: readonly string[]): Remark[] {
  const names = new Map(sources.map((row) => [integer(row, 'id'), text(row, 'name') ?? '']));
  const codings = [...db.rows('code_image', 'id'), ...db.rows('code_av', 'id')];
  const left = {
    media_left: sources.filter(isMedia).map((row) => text(row, 'name') ?? ''),
    media_codings_left: codings.map((row) => names.get(integer(row, 'id')) ?? ''),
    case_parts: parts,
    graphs_left: db.rows('graph', 'name').map((row) => text(row, 'name') ?? ''),
  };
  return Object.entries(left).flatMap(([key, items]) =>
    items.length > 0 ? [{ key: `exchange:${key}`, parameters: { count: items.length }, items }] : [],
  );
}
