// Projects of Taguette (its SQLite database, or a project exported from it). Documents are HTML; highlights count bytes
// of UTF-8 in the text of that HTML, without tags, and include their words.
import type { Remark } from '#core/refi/incoming.ts';
import type { ByteRange, ReadText } from '../reading/result.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import { orphans, type Opening } from './opening.ts';
import { contentsOf, pageOf, placed, wordsOf, type Highlight } from './taguette-pages.ts';
import { actsOf, logOf, madeAt } from './taguette-log.ts';
import { documentNames, tagNames } from './taguette-names.ts';
import {
  keyIn,
  projectOf,
  type ForeignFile,
  type ForeignCode,
  type ForeignSource,
} from './foreign-project.ts';

/** Whether the database was written by Taguette. */
export function isTaguette(db: ForeignDatabase): boolean {
  return (
    db.has('projects', 'id', 'name') &&
    db.has('documents', 'id', 'name', 'project_id', 'contents') &&
    db.has('highlights', 'id', 'document_id', 'start_offset', 'end_offset') &&
    db.has('tags', 'id', 'project_id', 'path') &&
    db.has('highlight_tags', 'highlight_id', 'tag_id')
  );
}

export async function openTaguette(db: ForeignDatabase, opening: Opening): Promise<ForeignFile> {
  const { name } = opening;
  const projects = db.rows('projects', 'id', 'name', 'description', 'created');
  const documents = db.rows('documents', 'id', 'name', 'description', 'filename', 'created', 'project_id');
  const tags = db.rows('tags', 'id', 'project_id', 'path', 'description');
  const seedOf = new Map(
    projects.map((row) => [
      integer(row, 'id'),
      `taguette ${text(row, 'created') ?? ''} ${integer(row, 'id')}`,
    ]),
  );
  const seed = (row: Row): string => seedOf.get(integer(row, 'project_id')) ?? 'taguette';
  const log = logOf(db);
  const nameOf = tagNames(tags, log);
  const tagKey = new Map(
    tags.flatMap((row): [number | null, string][] => {
      const id = integer(row, 'id');
      return id === null ? [] : [[id, `${seed(row)} ${nameOf.get(id)}`]];
    }),
  );
  const acts = actsOf(log);
  const highlights = highlightsOf(db, tagKey, madeAt(log, 'highlight_add'));
  const documentName = documentNames(documents);

  const remarks: Remark[] = [];
  const sources: ForeignSource[] = [];
  const idOf = new Map<string, { id: number; title: string; file: string }>();
  for (const row of documents) {
    const id = integer(row, 'id');
    if (id === null) continue;
    const key = `${seed(row)} ${documentName.get(id)}`;
    const title = text(row, 'name') ?? text(row, 'filename') ?? '';
    idOf.set(keyIn(key), { id, title, file: `${text(row, 'filename') || title || 'document'}.html` });
    const act = acts.get(`document ${id}`);
    const read = async (ranges: readonly ByteRange[]): Promise<ReadText | null> =>
      await pageOf(db, id, title, opening, ranges);
    // Only one document at a time is in memory.
    const { passages, lost } = await placed(read, highlights.get(id) ?? [], key, title, acts);
    remarks.push(...lost);
    sources.push({
      key,
      name: title,
      description: text(row, 'description'),
      isPdf: false,
      by: act?.by ?? null,
      at: text(row, 'created'),
      passages,
      values: [],
    });
    // Lets a cancel arrive.
    await opening.pause(sources.length, documents.length, title);
  }

  remarks.push(...orphansOf(db, documents, highlights, tags, seedOf));

  const codesOf = (project: Row): ForeignCode[] =>
    tags
      .filter((row) => integer(row, 'project_id') === integer(project, 'id'))
      .flatMap((row) => {
        const key = tagKey.get(integer(row, 'id'));
        if (key === undefined) return [];
        const called = { name: text(row, 'path') ?? '', description: text(row, 'description') };
        return [{ key, ...called, colour: null, isCodable: true, children: [] }];
      });
  const [only] = projects;
  const names = projects.map((row) => text(row, 'name') ?? '');
  const isOne = projects.length === 1 && only !== undefined;
  if (!isOne)
    remarks.push({
      key: 'exchange:several_projects',
      parameters: { name, count: projects.length, names: names.join(', ') },
    });
  const logins = [...new Set([...acts.values()].flatMap(({ by }) => by ?? []))];
  // Without accounts everybody is `admin`, which does not tell who coded.
  const isSingle = logins.every((login) => login === 'admin');
  const contents = {
    name: isOne ? (names[0] ?? '') : name,
    origin: 'Taguette',
    description: isOne ? text(only, 'description') : null,
    seed: `taguette ${text(only ?? {}, 'created') ?? ''}`,
    coders: isSingle ? [] : logins,
    codes: isOne
      ? codesOf(only)
      : projects.map((row, index) => ({
          key: `${seedOf.get(integer(row, 'id'))} folder`,
          name: names[index] ?? '',
          description: text(row, 'description'),
          colour: null,
          isCodable: false,
          children: codesOf(row),
        })),
    variables: [],
    cases: [],
    sources: isSingle ? sources.map(withoutCoder) : sources,
    notes: [],
  };
  return {
    project: projectOf(contents),
    remarks,
    textOf: async (key) => {
      const found = idOf.get(key);
      if (!found) return null;
      const { id, file, title } = found;
      const page = await pageOf(db, id, title, opening);
      const rich = { entry: file, bytes: Buffer.from(contentsOf(db, id)) };
      return {
        decoded: page?.text ?? '',
        doc: page?.doc ?? null,
        plain: null,
        rich,
        notes: page?.notes ?? [],
      };
    },
    close: () => db.close(),
  };
}

/** Highlights by document. */
function highlightsOf(
  db: ForeignDatabase,
  tagKey: ReadonlyMap<number | null, string>,
  made: ReadonlyMap<string, string>,
): ReadonlyMap<number, Highlight[]> {
  const codes = new Map<number, string[]>();
  for (const row of db.rows('highlight_tags', 'highlight_id', 'tag_id')) {
    const [id, code] = [integer(row, 'highlight_id'), tagKey.get(integer(row, 'tag_id'))];
    if (id !== null && code !== undefined) codes.set(id, [...(codes.get(id) ?? []), code]);
  }
  const found = new Map<number, Highlight[]>();
  for (const row of db.rows('highlights', 'id', 'document_id', 'start_offset', 'end_offset', 'snippet')) {
    const [id, document] = [integer(row, 'id'), integer(row, 'document_id')];
    if (id === null || document === null) continue;
    const at = made.get(String(id));
    const highlight = {
      id,
      name: at === undefined ? `highlight ${id}` : `highlight of ${at}`,
      start: integer(row, 'start_offset') ?? Number.NaN,
      end: integer(row, 'end_offset') ?? Number.NaN,
      snippet: text(row, 'snippet') ?? '',
      codes: codes.get(id) ?? [],
    };
    const known = found.get(document);
    if (known) known.push(highlight);
    else found.set(document, [highlight]);
  }
  return found;
}

/** Remarks on rows that refer to something missing. */
function orphansOf(
  db: ForeignDatabase,
  documents: readonly Row[],
  highlights: ReadonlyMap<number, Highlight[]>,
  tags: readonly Row[],
  projects: ReadonlyMap<number | null, string>,
): Remark[] {
  const [pages, known] = [documents, tags].map((rows) => new Set(rows.map((row) => integer(row, 'id'))));
  const lost = [...highlights].flatMap(([id, those]) => (pages?.has(id) ? [] : those));
  const there = new Set([...highlights.values()].flat().map(({ id }) => id));
  const ties = db
    .rows('highlight_tags', 'highlight_id', 'tag_id')
    .filter((row) => !there.has(integer(row, 'highlight_id') ?? -1) || !known?.has(integer(row, 'tag_id')))
    .map((row) => `${text(row, 'highlight_id')} – ${text(row, 'tag_id')}`);
  const unowned = tags.filter((row) => !projects.has(integer(row, 'project_id')));
  return [
    ...orphans(
      'codings',
      lost.map(({ id, snippet }) => wordsOf(snippet).trim() || `#${id}`),
    ),
    ...orphans('tags', ties),
    ...orphans(
      'codes',
      unowned.map((row) => text(row, 'path') || `#${integer(row, 'id')}`),
    ),
  ];
}

function withoutCoder(source: ForeignSource): ForeignSource {
  return { ...source, by: null, passages: source.passages.map((passage) => ({ ...passage, by: null })) };
}
