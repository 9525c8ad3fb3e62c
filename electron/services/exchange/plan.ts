// Plans the import of a project file as rows and parts, without writing. By the standard's data: people and codes first,
// then each source, notes last.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { planCodes } from '#core/refi/codes.ts';
import { definitionFields } from '#core/codes/definition-fields.ts';
import {
  looseRows,
  type Part,
  type PartKind,
  type Present,
  type Remark,
  type Rows,
} from '#core/refi/incoming.ts';
import { planNotes } from '#core/refi/notes.ts';
import { planPeople } from '#core/refi/people.ts';
import { type RefiProject, type RefiText, textOf } from '#core/refi/project.ts';
import { Sources } from '#core/refi/sources.ts';
import type { Records, TableName } from '#core/records.ts';
import { all, quoteDigest } from '#db/write.ts';
import type { ChosenConvention } from '#core/refi/positions.ts';
import { guidFrom } from '#formats/guid-from.ts';
import { packed } from '#formats/refi/packed.ts';
import type { ReadingContext } from '../context.ts';
import { lastPosition } from '../positions.ts';
import type { OpenedExchange } from './file.ts';
import { keepFiles } from './kept-files.ts';
import { conventionRemarks, fileRemarks, keptRemarks } from './remarks.ts';
import { ownPlan } from './own-read.ts';
import { summaryHere } from './summary-memos.ts';
import { fileAt, isReadDocument, SourcePlanner } from './plan-source.ts';
import { asHere, namesMaker, statedFieldsOf } from './stated-fields.ts';
import type { Keep, SourceParts, Planned } from './planned.ts';

/**
 * Plans the import: by Concord's own data in the file if that is valid, else by the standard's data. `keep` receives the
 * texts and originals as they are read.
 */
export async function planOf(context: ReadingContext, opened: OpenedExchange, keep: Keep): Promise<Planned> {
  const own = await ownPlan(context, opened, keep);
  if (own && 'rows' in own) return own;
  const planned = await planByStandard(context, opened, keep);
  return own ? { ...planned, remarks: [own, ...planned.remarks] } : planned;
}

/**
 * How the planned file counts positions. Where Concord's own data told its rows, nothing reads the sources of the
 * standard's project afterwards, and they are dropped.
 */
export async function conventionFor(opened: OpenedExchange, planned: Planned): Promise<ChosenConvention> {
  const convention = await opened.convention(planned.plain);
  if (planned.histories) opened.file.forgetSources?.();
  return convention;
}

async function planByStandard(context: ReadingContext, opened: OpenedExchange, keep: Keep): Promise<Planned> {
  const { file, counts, remarks: openingRemarks } = opened;
  const convention = await opened.convention();
  const { project } = file;
  const { progress, signal } = context;
  const present = presentOf(context);
  const people = planPeople(project, present);
  const codes = planCodes(project, present);
  const annotations = new Map(
    project.noteTexts.flatMap(({ key, selections: [first] }) => (first ? [[key, first] as const] : [])),
  );
  const sources = new Sources({
    present,
    people,
    codes,
    convention: convention.convention,
    digestOf: quoteDigest,
    annotations,
  });
  const planner = new SourcePlanner(context, opened, { sources, idFrom: present.idFrom, keep });
  const remarks: Remark[] = [...fileRemarks(file), ...people.remarks, ...codes.remarks];
  const rows: Partial<Record<TableName, Records[TableName][]>> = {};
  const add = (more: Rows): void => {
    for (const [table, list] of Object.entries(more) as [TableName, readonly Records[TableName][]][])
      (rows[table] ??= []).push(...list);
  };
  add(people.rows);
  add(codes.rows);
  const parts: SourceParts[] = [];
  const media: Part[] = [];
  /** The codings whose coder the file names. */
  const made = new Set<string | null>();
  /** The index of the source that has the text with this hash. */
  const places = new Map<string, number>();
  let areas = 0;
  let at = 0;
  // Only one source at a time is in memory.
  for (const source of project.sources) {
    const name = source.kind === 'other' ? source.name : (textOf(source)?.name ?? '');
    progress({ done: at, total: project.sources.length, name, stage: 'writing' });
    signal.throwIfAborted();
    if (source.kind === 'other') media.push(partOf('media', source.key, source.shell));
    else {
      if (source.kind === 'pdf') areas += source.pdf.areas.length;
      const planned = await planner.plan(source);
      add(planned.rows);
      remarks.push(...planned.remarks);
      const [row] = planned.rows.source ?? [];
      if (row) places.set(row.textHash, at);
      for (const part of planned.parts) if (namesMaker(part)) made.add(part.ownerId);
      parts.push({ sourceId: row?.id ?? null, parts: packed(planned.parts) });
    }
    at += 1;
    // Lets a cancel arrive and the window respond.
    await nextTurn();
  }
  remarks.push(...sources.remarks());
  /** Documents of notes; rows contain only their plain text. */
  const ofNotes = new Set<string>();
  const noteWords = async (note: RefiText): Promise<string | null> => {
    const words = await planner.words(note, () => fileAt(file, note.richPath));
    const found = words?.found;
    if (found?.plain) planner.taken.add(found.plain.entry);
    if (found?.rich) ofNotes.add(found.rich.entry);
    if (isReadDocument(found)) {
      const parameters = { note: note.name, entry: found.rich.entry };
      remarks.push({ key: 'exchange:note_read_from_document', parameters });
    }
    return words?.stored ?? null;
  };
  const notes = await planNotes(project, present, people, codes, sources, noteWords, summaryHere(context.db));
  add(notes.rows);
  add({ coder: people.latecomers() });
  const taken = new Set([...planner.taken].filter((entry) => !ofNotes.has(entry)));
  const { files, remarks: toldOfFiles } = await keepFiles(context, file, taken, keep);
  remarks.push(
    ...people.makerRemarks(),
    ...notes.remarks,
    ...keptRemarks(project, counts, areas),
    ...toldOfFiles,
  );
  // The way of counting matters only for selections with a place.
  const unplaced = remarks.filter(({ key }) => key.startsWith('exchange:unplaced_')).length;
  const counted = conventionRemarks(convention, project.origin, counts.selections - unplaced);
  const own = [...people.parts, ...codes.parts, ...notes.parts, ...partsOfProject(project, media)];
  const [here] = all(context.db, 'project');
  const description = project.description?.trim() ? project.description : '';
  const loose = new Map(looseRows(rows as Rows));
  loose.set('project', here ? [{ id: here.id, description }] : []);
  return {
    rows: loose,
    parts: [...parts, { sourceId: null, parts: () => own }],
    files,
    remarks: [...openingRemarks, ...counted, ...remarks],
    lineage: { projectId: null, origin: project.origin },
    head: null,
    statedFields: statedFieldsOf(own, made),
    asHere: asHere(present.headings),
    wordsOf: async (hash) => await planner.wordsOf(project.sources.at(places.get(hash) ?? Number.NaN)),
  };
}

function presentOf({ db, words, coderId, newId, now }: ReadingContext): Present {
  const { t, inEveryLanguage } = words();
  const last = db.sqlite
    .prepare('SELECT coalesce(max(position), 0) FROM code WHERE parent_id IS NULL')
    .pluck();
  const used = new Set<string>();
  return {
    positions: {
      code: Number(last.get()) + 1,
      attribute: lastPosition(db, 'attribute'),
      respondent: lastPosition(db, 'respondent'),
      class: lastPosition(db, 'class'),
    },
    labels: all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? []),
    coderId,
    newId,
    idFrom: (seed) => {
      const id = guidFrom(seed);
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
    // The object is built from the list of fields, so it has all of them.
    headings: Object.fromEntries(
      definitionFields.map((field) => [field, inEveryLanguage(`exports:field.${field}`)]),
    ) as unknown as Present['headings'],
  };
}

/** Parts that belong to no row: sets, links, graphs, media, and the element of the project itself. */
function partsOfProject(project: RefiProject, media: readonly Part[]): Part[] {
  return [
    partOf('project', '', project.shell),
    ...media,
    ...project.links.map(({ key, shell }) => partOf('link', key, shell)),
    ...project.sets.map(({ key, whole }) => partOf('set', key, whole)),
    ...project.graphs.map((graph) => partOf('graph', '', graph)),
  ];
}

function partOf(kind: PartKind, key: string, shell: Part['shell']): Part {
  return { kind, ownerId: null, key, shell };
}
