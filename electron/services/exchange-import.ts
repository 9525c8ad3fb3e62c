// A project file of another program into the project: people and codes first, then source after source, notes last.
// All of it is one act; what fails or is cancelled on the way is taken back whole.
import type { ErrorParameters } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import { planCodes } from '#core/refi/codes.ts';
import { unitInWords, type ChosenConvention } from '#core/refi/convention.ts';
import type { Part, Present, Remark, Rows } from '#core/refi/incoming.ts';
import { planNotes } from '#core/refi/notes.ts';
import { planPeople } from '#core/refi/people.ts';
import { FileText } from '#core/refi/positions.ts';
import type { RefiProject, RefiSource } from '#core/refi/project.ts';
import { Sources, type TextFacts } from '#core/refi/sources.ts';
import type { Records, TableName } from '#core/records.ts';
import { undoGroup } from '#db/history.ts';
import { all, find, hashOf, insert, putBlob, update } from '#db/write.ts';
import { quoteDigest } from './codings.ts';
import type { CommandContext, JobContext } from './context.ts';
import { openForImport, textOf, type ExchangeCounts, type OpenedExchange } from './exchange-file.ts';
import { guidFrom } from './guid-from.ts';
import { lastPosition } from './positions.ts';
import { keepText } from './texts.ts';

/** What became of an exchange file. */
export interface ExchangeReport {
  readonly exchangeId: string;
  readonly name: string;
  readonly origin: string;
  /** What the file holds. */
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** Rows that were made, by table. */
  readonly made: Readonly<Partial<Record<TableName, number>>>;
  /** What is to be known: what could not be placed, what was kept as it stood, what was guessed. */
  readonly remarks: readonly Remark[];
}

type ReadableSource = Exclude<RefiSource, { readonly kind: 'other' }>;

/** Brings in the file at `path`. Throws `invalid` for what is no such file, and `cancelled`: then all is as it was. */
export async function bringInExchange(
  context: JobContext,
  path: string,
  name: string,
): Promise<ExchangeReport> {
  const opened = await openForImport(context, path, name);
  const group = context.newId();
  try {
    return await write(context, opened, name, group);
  } catch (error) {
    // Nothing half done: whatever transactions there were go as one.
    context.conclude(({ db }) => undoGroup(db, group), { undoes: group });
    throw error;
  } finally {
    opened.file.close();
  }
}

async function write(
  context: JobContext,
  { file, counts, convention, foundText }: OpenedExchange,
  name: string,
  group: string,
): Promise<ExchangeReport> {
  const { project } = file;
  const { transact, progress } = context;
  const present = presentOf(context);
  const made: Partial<Record<TableName, number>> = {};
  const remarks: Remark[] = [...conventionRemarks(convention, project.origin), ...fileRemarks(file)];
  const add = (command: CommandContext, rows: Rows): void => {
    for (const [table, list] of Object.entries(rows) as [TableName, readonly Records[TableName][]][]) {
      // The pair of table and rows is kept by `Rows`; the loop over names loses that tie.
      for (const row of list) insert(command.db, table, row as never);
      made[table] = (made[table] ?? 0) + list.length;
    }
  };

  const people = planPeople(project, present);
  const codes = planCodes(project, present);
  remarks.push(...people.remarks, ...codes.remarks);
  const exchangeId = context.newId();
  transact(
    (command) => {
      // Coders come first: nobody unknown may stand behind a row.
      add(command, people.rows);
      add(command, codes.rows);
      insert(command.db, 'exchange', {
        id: exchangeId,
        name,
        origin: project.origin,
        ...convention.convention,
        coderId: command.coderId,
        at: command.now(),
        reportHash: putBlob(command.db, '{}'),
      });
      describeProject(command, project);
    },
    { group },
  );

  const sources = new Sources(present, people, codes, convention.convention, quoteDigest);
  const readable = project.sources.filter((source): source is ReadableSource => source.kind !== 'other');
  for (const [done, source] of readable.entries()) {
    const text = textOf(source);
    progress({ done, total: readable.length, name: text?.name ?? '', stage: 'writing' });
    // One source at a time is in memory.
    // oxlint-disable-next-line no-await-in-loop
    const found = text === null ? null : await foundText(text);
    // oxlint-disable-next-line no-await-in-loop
    const original =
      found?.rich ??
      (source.kind === 'pdf' && source.pdf.path !== null ? await file.file(source.pdf.path) : null) ??
      found?.plain;
    const read = found === null ? null : new FileText(found.decoded);
    const title = source.kind === 'text' ? source.text.name : source.pdf.name;
    if (found === null) remarks.push({ key: 'exchange:no_words', parameters: { source: title } });
    remarks.push(
      ...(found?.notes ?? []).map((note) => ({ ...note, parameters: { ...note.parameters, source: title } })),
    );
    transact(
      (command) => {
        const { db, newId } = command;
        const kept = keepText(db, read?.text ?? '');
        const facts: TextFacts = {
          ...kept,
          language: languageOf(read?.text ?? ''),
          originalHash: original ? putBlob(db, original.bytes, hashOf(original.bytes)) : null,
          originalName: original?.entry.split('/').at(-1) ?? null,
          encoding: null,
        };
        const planned = sources.plan(source, read, facts);
        add(command, { coder: people.latecomers() });
        add(command, planned.rows);
        remarks.push(...planned.remarks);
        const [row] = planned.rows.source ?? [];
        insert(db, 'exchangeParts', {
          id: newId(),
          exchangeId,
          sourceId: row?.id ?? null,
          partsHash: putBlob(db, JSON.stringify(planned.parts)),
        });
      },
      { group },
    );
    // Lets a cancel be heard, and the window breathe.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resume) => setImmediate(resume));
  }

  const notes = await planNotes(project, present, people, codes, sources.landmarks, async (note) =>
    storedWords(await foundText(note)),
  );
  remarks.push(...notes.remarks, ...keptRemarks(project));
  const report: ExchangeReport = {
    exchangeId,
    name,
    origin: project.origin,
    counts,
    convention,
    made,
    remarks,
  };
  transact(
    (command) => {
      const { db, newId } = command;
      add(command, { coder: people.latecomers() });
      add(command, notes.rows);
      insert(db, 'exchangeParts', {
        id: newId(),
        exchangeId,
        sourceId: null,
        partsHash: putBlob(
          db,
          JSON.stringify([...people.parts, ...codes.parts, ...notes.parts, ...partsOfProject(project)]),
        ),
      });
      update(db, 'exchange', exchangeId, { reportHash: putBlob(db, JSON.stringify(report)) });
    },
    { group },
  );
  return report;
}

function storedWords(found: { readonly decoded: string } | null): string | null {
  return found === null ? null : new FileText(found.decoded).text;
}

function presentOf({ db, words, coderId, newId, now }: JobContext): Present {
  const { t } = words();
  const last = db.sqlite
    .prepare('SELECT coalesce(max(position), 0) FROM code WHERE parent_id IS NULL')
    .pluck();
  return {
    has: (table, id) => find(db, table, id) !== undefined,
    coders: all(db, 'coder'),
    positions: {
      code: Number(last.get()) + 1,
      attribute: lastPosition(db, 'attribute'),
      respondent: lastPosition(db, 'respondent'),
    },
    labels: all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? []),
    coderId,
    newId,
    idFrom: (table, said) => {
      const id = guidFrom(said);
      return find(db, table, id) ? newId() : id;
    },
    now: now(),
    unnamed: {
      user: t('exchange:unknown_user'),
      code: t('exchange:unnamed_code'),
      source: t('exchange:unnamed_source'),
      variable: t('exchange:unnamed_variable'),
    },
  };
}

/** The description of the file becomes the project's own, where that has none. */
function describeProject({ db }: CommandContext, { description }: RefiProject): void {
  const [own] = all(db, 'project');
  if (own?.description === '' && description !== null && description.trim() !== '')
    update(db, 'project', own.id, { description });
}

/** What belongs to no row: sets, links, graphs, media, and the project's own element. */
function partsOfProject(project: RefiProject): Part[] {
  const part = (kind: Part['kind'], key: string, shell: Part['shell']): Part => ({
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

function conventionRemarks({ because, isAmbiguous, convention }: ChosenConvention, origin: string): Remark[] {
  const parameters: ErrorParameters = {
    origin,
    unit: unitInWords(convention.unit),
    lineEnd: convention.lineEnd,
  };
  return [
    { key: `exchange:counted_${because}`, parameters },
    ...(isAmbiguous ? [{ key: 'exchange:counted_ambiguously', parameters }] : []),
  ];
}

function fileRemarks({ foreign, others, qde }: OpenedExchange['file']): Remark[] {
  return [
    ...(qde === null || qde === 'project.qde'
      ? []
      : [{ key: 'exchange:qde_called', parameters: { entry: qde } }]),
    ...foreign.map((namespace) => ({ key: 'exchange:foreign', parameters: { namespace } })),
    ...(others.length > 0
      ? [
          {
            key: 'exchange:other_entries',
            parameters: { count: others.length, entries: others.slice(0, 5).join(', ') },
          },
        ]
      : []),
  ];
}

function keptRemarks(project: RefiProject): Remark[] {
  const areas = project.sources.reduce(
    (sum, source) => sum + (source.kind === 'pdf' ? source.pdf.areas.length : 0),
    0,
  );
  const counted = {
    kept_media: project.sources.filter(({ kind }) => kind === 'other').length,
    kept_areas: areas,
    kept_sets: project.sets.length,
    kept_links: project.links.length,
    kept_graphs: project.graphs.length,
  };
  return Object.entries(counted).flatMap(([key, count]) =>
    count > 0 ? [{ key: `exchange:${key}`, parameters: { count } }] : [],
  );
}
