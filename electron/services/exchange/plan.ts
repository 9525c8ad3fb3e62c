// A project file of another program as rows and parts, with nothing written: people and codes first, then source
// after source, notes last.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { languageOf } from '#core/language.ts';
import { planCodes } from '#core/refi/codes.ts';
import { definitionFields } from '#core/refi/definitions.ts';
import type { Part, PartKind, Present, Remark, Rows } from '#core/refi/incoming.ts';
import { looseRows } from '#core/refi/merge/links.ts';
import { planNotes } from '#core/refi/notes.ts';
import { planPeople } from '#core/refi/people.ts';
import { FileText } from '#core/refi/positions.ts';
import type { RefiProject, RefiSource, RefiText } from '#core/refi/project.ts';
import { Sources, type TextFacts } from '#core/refi/sources.ts';
import { pageStartsJson } from '#core/pages.ts';
import type { Records, SourcePagesRecord, SourceRecord, TableName } from '#core/records.ts';
import { all, hashOf } from '#db/write.ts';
import type { ExchangeFile, SourceFile } from '#formats/refi/container.ts';
import { guidFrom } from '#formats/refi/guid-from.ts';
import type { FoundText } from '#formats/refi/read-text.ts';
import { quoteDigest } from '../codings.ts';
import type { JobContext } from '../context.ts';
import { lastPosition } from '../positions.ts';
import { measuredText } from '../texts.ts';
import { textOf, type OpenedExchange } from './file.ts';
import { keepFiles } from './kept-files.ts';
import { conventionRemarks, fileRemarks, keptRemarks, withoutWords } from './plan-remarks.ts';
import { asHere, toldOf } from './plan-told.ts';
import type { Keep, Planned } from './planned.ts';
import { readDocument, type ReadDocument } from './read-document.ts';

type ReadableSource = Exclude<RefiSource, { readonly kind: 'other' }>;

/** Plans the whole file; `keep` is given the texts and originals as they are read. */
export async function planExchange(
  context: JobContext,
  { file, counts, convention, foundText: plainText, remarks: told }: OpenedExchange,
  keep: Keep,
): Promise<Planned> {
  const { project } = file;
  const { progress, signal } = context;
  const present = presentOf(context);
  const people = planPeople(project, present);
  const codes = planCodes(project, present);
  const sources = new Sources(present, people, codes, convention.convention, quoteDigest);
  const remarks: Remark[] = [
    ...told,
    ...conventionRemarks(convention, project.origin, counts.selections),
    ...fileRemarks(file),
    ...people.remarks,
    ...codes.remarks,
  ];
  const rows: Partial<Record<TableName, Records[TableName][]>> = {};
  const add = (more: Rows): void => {
    for (const [table, list] of Object.entries(more) as [TableName, readonly Records[TableName][]][])
      (rows[table] ??= []).push(...list);
  };
  add(people.rows);
  add(codes.rows);
  const parts: { sourceId: string | null; parts: readonly Part[] }[] = [];
  const places = new Map<string, () => Promise<string>>();
  /** The words of a text; of its document where it has none. */
  const foundText = async (text: RefiText | null, documentFor: () => Promise<SourceFile | null>) => {
    const plain = text && (await plainText(text));
    const document = plain ? null : await documentFor();
    return plain ?? (document && (await readDocument(context, document)));
  };
  /** Entries whose bytes or words are in the rows. */
  const taken = new Set<string>();
  /** Documents of notes: rows have their words alone. */
  const ofNotes = new Set<string>();
  const readable = project.sources.filter((source): source is ReadableSource => source.kind !== 'other');
  for (const [done, source] of readable.entries()) {
    const text = textOf(source);
    progress({ done, total: readable.length, name: text?.name ?? '', stage: 'writing' });
    signal.throwIfAborted();
    // One source at a time is in memory.
    // oxlint-disable-next-line no-await-in-loop
    const plain = text && (await plainText(text));
    // oxlint-disable-next-line no-await-in-loop
    const document = (source.kind === 'text' ? plain?.rich : null) ?? (await documentOf(file, source));
    // oxlint-disable-next-line no-await-in-loop
    const found = plain ?? (document && (await readDocument(context, document)));
    const original = document ?? found?.rich ?? found?.plain;
    for (const each of [original, found?.plain]) if (each) taken.add(each.entry);
    const read = found ? new FileText(found.decoded) : null;
    const title = source.kind === 'text' ? source.text.name : source.pdf.name;
    if (!found) remarks.push(withoutWords(title, source));
    remarks.push(
      ...(found?.notes ?? []).map((note) => ({ ...note, parameters: { ...note.parameters, source: title } })),
    );
    if (isReadDocument(found) && (text?.selections.length ?? 0) > 0)
      remarks.push({ key: 'exchange:selections_unverified', parameters: { source: title } });
    const words = read?.text ?? '';
    const kept = (json: string): string => {
      const written = Buffer.from(json);
      keep(written, hashOf(written));
      return hashOf(written);
    };
    const { bytes, ...measures } = measured(words);
    keep(bytes, measures.textHash);
    const originalHash = original ? hashOf(original.bytes) : null;
    if (original && originalHash !== null) keep(original.bytes, originalHash);
    const facts: TextFacts = {
      ...measures,
      docHash: found?.doc ? kept(JSON.stringify(found.doc)) : null,
      language: languageOf(words),
      originalHash,
      originalName: original?.entry.split('/').at(-1) ?? null,
      encoding: null,
    };
    places.set(
      measures.textHash,
      async () => storedWords(await foundText(text, () => documentOf(file, source))) ?? '',
    );
    const planned = sources.plan(source, read, facts, !isReadDocument(found));
    add(planned.rows);
    const [row] = planned.rows.source ?? [];
    if (row && isReadDocument(found)) add({ sourcePages: pagesOf(row, found, present.idFrom, kept) });
    remarks.push(...planned.remarks);
    parts.push({ sourceId: planned.rows.source?.[0]?.id ?? null, parts: planned.parts });
    // Lets a cancel be heard, and the window breathe.
    // oxlint-disable-next-line no-await-in-loop
    await nextTurn();
  }
  remarks.push(...sources.remarks());
  const notes = await planNotes(project, present, people, codes, sources.landmarks, async (note) => {
    const found = await foundText(note, () => fileAt(file, note.richPath));
    if (found?.plain) taken.add(found.plain.entry);
    if (found?.rich) ofNotes.add(found.rich.entry);
    if (isReadDocument(found)) {
      const parameters = { note: note.name, entry: found.rich.entry };
      remarks.push({ key: 'exchange:note_read_from_document', parameters });
    }
    return storedWords(found);
  });
  add(notes.rows);
  add({ coder: people.latecomers() });
  const { files, remarks: toldOfFiles } = await keepFiles(
    context,
    file,
    new Set([...taken].filter((entry) => !ofNotes.has(entry))),
    keep,
  );
  remarks.push(...notes.remarks, ...keptRemarks(project), ...toldOfFiles);
  const own = [...people.parts, ...codes.parts, ...notes.parts, ...partsOfProject(project)];
  const [here] = all(context.db, 'project');
  const description = project.description?.trim() ? project.description : '';
  const loose = new Map(looseRows(rows as Rows));
  loose.set('project', here ? [{ id: here.id, description }] : []);
  return {
    rows: loose,
    parts: [...parts, { sourceId: null, parts: own }],
    files,
    remarks,
    lineage: { projectId: null, origin: project.origin, since: null },
    head: null,
    told: toldOf([...own, ...parts.flatMap((each) => each.parts)]),
    asHere: asHere(present.headings),
    wordsOf: (hash) => places.get(hash)?.() ?? Promise.resolve(''),
  };
}

async function fileAt(file: ExchangeFile, path: string | null): Promise<SourceFile | null> {
  return path === null ? null : await file.file(path);
}

/** The pdf or the document that a source is, or stands beside. */
async function documentOf(file: ExchangeFile, source: ReadableSource): Promise<SourceFile | null> {
  return await fileAt(file, source.kind === 'pdf' ? source.pdf.path : source.text.richPath);
}

function isReadDocument(found: FoundText | null | undefined): found is ReadDocument {
  return found !== null && found !== undefined && 'pages' in found;
}

function pagesOf(
  { id, textHash }: SourceRecord,
  { pages, layout }: ReadDocument,
  idFrom: Present['idFrom'],
  kept: (json: string) => string,
): SourcePagesRecord[] {
  if (pages.length === 0 && !layout?.length) return [];
  const drawn = layout?.length
    ? { layoutHash: kept(JSON.stringify(layout)), layoutTextHash: textHash }
    : null;
  const starts = pageStartsJson(pages);
  return [
    { id: idFrom(`pages of ${id}`), sourceId: id, starts, layoutHash: null, layoutTextHash: null, ...drawn },
  ];
}

function measured(words: string) {
  const bytes = Buffer.from(words, 'utf8');
  return measuredText(words, bytes, hashOf(bytes));
}

function storedWords(found: { readonly decoded: string } | null): string | null {
  return found === null ? null : new FileText(found.decoded).text;
}

function presentOf({ db, words, coderId, newId, now }: JobContext): Present {
  const { t } = words();
  const last = db.sqlite
    .prepare('SELECT coalesce(max(position), 0) FROM code WHERE parent_id IS NULL')
    .pluck();
  const used = new Set<string>();
  const languages = [words('en'), words('zh-CN')];
  return {
    positions: {
      code: Number(last.get()) + 1,
      attribute: lastPosition(db, 'attribute'),
      respondent: lastPosition(db, 'respondent'),
    },
    labels: all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? []),
    coderId,
    newId,
    idFrom: (said) => {
      const id = guidFrom(said);
      if (used.has(id)) return newId();
      used.add(id);
      return id;
    },
    now: now(),
    unnamed: {
      user: t('exchange:unknown_user'),
      code: t('exchange:unnamed_code'),
      source: t('exchange:unnamed_source'),
      variable: t('exchange:unnamed_variable'),
    },
    // Built from the fields themselves, so each of them is there.
    headings: Object.fromEntries(
      definitionFields.map((field) => [field, languages.map((each) => each.t(`exports:field.${field}`))]),
    ) as unknown as Present['headings'],
  };
}

/** What belongs to no row: sets, links, graphs, media, and the project's own element. */
function partsOfProject(project: RefiProject): Part[] {
  const part = (kind: PartKind, key: string, shell: Part['shell']): Part => ({
    kind,
    ownerId: null,
    key,
    shell,
  });
  return [
    part('project', '', project.shell),
    ...project.sources.flatMap((source) =>
      source.kind === 'other' ? [part('media', source.key, source.shell)] : [],
    ),
    ...project.links.map(({ key, shell }) => part('link', key, shell)),
    ...project.sets.map(({ key, whole }) => part('set', key, whole)),
    ...project.graphs.map((graph) => part('graph', '', graph)),
  ];
}
