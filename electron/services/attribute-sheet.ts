// A sheet of attributes for sources and respondents that exist: previewed first, then imported as one act.
import * as z from 'zod';
import {
  sheetPlan,
  type SheetField,
  type SheetPlan,
  type SheetSubject,
} from '#core/imports/attribute-sheet.ts';
import { AppError } from '#core/errors.ts';
import { respondentKey } from '#core/interview-label.ts';
import { consentFrom } from '#core/respondents/consent.ts';
import { originOf } from '#core/source-origin.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, update } from '#db/write.ts';
import { job, type CommandContext, type JobContext } from './context.ts';
import { setValue } from './attribute-values.ts';
import { chosenSheet, readTable, requireColumns } from './imports/chosen-sheet.ts';
import { lastPosition } from './positions.ts';

const sheetInput = z.strictObject({
  ...chosenSheet,
  of: z.enum(['sources', 'respondents']),
  /** What rows are matched by: titles or labels of sources, or names of respondents. */
  join: z.enum(['title', 'label', 'name']),
  /** The heading of the column to match by; by default the column with the most matches. */
  joinColumn: z.string().optional(),
  /** Whether to replace values that differ only in spelling by the more common spelling. */
  joinAlike: z.boolean().default(false),
});

type SheetInput = z.output<typeof sheetInput>;

/** What a sheet would change, with the names of its subjects. */
export interface SheetPreview extends SheetPlan {
  readonly headings: readonly string[];
  readonly rows: number;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  /** Classes that the import would add for sources. */
  readonly newClasses: readonly string[];
  /** Names of sources and respondents, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Previews what a sheet of attributes would change. Throws `unsupported` for a file that is no table. */
export const previewSheet = job(sheetInput, async (context, input): Promise<SheetPreview> => {
  const table = await tableOf(context, input);
  return previewOf(context.db, table, input);
});

/** Sets the values of a sheet on sources or respondents, as one act; returns what it changed. */
export const importSheet = job(sheetInput, async (context, input): Promise<SheetPreview> => {
  const table = await tableOf(context, input);
  return context.transact((command) => {
    const preview = previewOf(command.db, table, input);
    apply(command, preview, input);
    return preview;
  });
});

async function tableOf(context: JobContext, input: SheetInput): Promise<ReadTable> {
  const isOfSources = input.of === 'sources';
  if (isOfSources === (input.join === 'name'))
    throw new AppError('invalid', `attributes:join_of_${input.of}`, { join: input.join });
  const read = await readTable(context, input, 'attributes:not_a_table');
  const { joinColumn } = input;
  if (joinColumn !== undefined) requireColumns(input.file, read.columns, [joinColumn]);
  return read;
}

function previewOf(db: ReadDb, table: ReadTable, input: SheetInput): SheetPreview {
  const owner = input.of === 'sources' ? 'source' : 'respondent';
  const attributes = all(db, 'attribute').filter((attribute) => attribute.owner === owner);
  const subjects = input.of === 'sources' ? sourcesOf(db, input.join) : respondentsOf(db);
  const valuesBy = new Map<string, Map<string, string>>();
  const nameOf = new Map(attributes.map(({ id, name }) => [id, name]));
  for (const { attributeId, sourceId, respondentId, value } of all(db, 'attributeValue')) {
    const name = nameOf.get(attributeId);
    const subjectId = sourceId ?? respondentId;
    if (name === undefined || subjectId === null) continue;
    valuesBy.set(subjectId, (valuesBy.get(subjectId) ?? new Map<string, string>()).set(name, value));
  }
  const raw = sheetPlan(
    table,
    { owner, joinColumn: input.joinColumn, joinAlike: input.joinAlike },
    subjects.map(({ id, name, fields }) => ({
      id,
      name,
      fields,
      values: valuesBy.get(id) ?? new Map<string, string>(),
    })),
    attributes,
  );
  const { newClasses, changes } = classesOf(db, raw);
  const plan = { ...raw, changes };
  const changed = new Set(changes.map(({ subjectId }) => subjectId));
  return {
    ...plan,
    headings: table.columns,
    rows: table.rows.length,
    sheet: table.sheet,
    sheets: table.sheets,
    encoding: table.encoding,
    newClasses,
    names: Object.fromEntries(
      subjects.filter(({ id }) => changed.has(id)).map(({ id, called }) => [id, called]),
    ),
  };
}

/**
 * The changes with each class in its existing spelling, and the classes to add; of several spellings the first one
 * counts.
 */
function classesOf(db: ReadDb, { changes }: SheetPlan): Pick<SheetPreview, 'changes' | 'newClasses'> {
  const classes = new Map(all(db, 'class').map(({ name }) => [respondentKey(name), name]));
  const newClasses: string[] = [];
  const spelled = changes.map((change) => {
    if (change.column.field !== 'class') return change;
    const key = respondentKey(change.to);
    if (!classes.has(key)) {
      newClasses.push(change.to);
      classes.set(key, change.to);
    }
    return { ...change, to: classes.get(key) ?? change.to };
  });
  // An origin that is only the file's name counts as none (`originOf`), but an exported list shows it. Importing that
  // list must change nothing.
  const isThere = ({ subjectId, column, to }: SheetPlan['changes'][number]): boolean =>
    column.field === 'origin' && get(db, 'source', subjectId).origin === to;
  return { newClasses, changes: spelled.filter((change) => change.from !== change.to && !isThere(change)) };
}

interface Named extends Pick<SheetSubject, 'id' | 'name'> {
  readonly called: string;
  readonly fields: ReadonlyMap<SheetField, string>;
}

function sourcesOf(db: ReadDb, join: SheetInput['join']): Named[] {
  const classes = new Map(all(db, 'class').map(({ id, name }) => [id, name]));
  return all(db, 'source').flatMap((source) => {
    const { id, title, label, date, classId } = source;
    const origin = originOf(source);
    const name = join === 'label' ? label : title;
    if (name === null) return [];
    const className = classId === null ? undefined : classes.get(classId);
    const fields = new Map<SheetField, string>([
      ...(date === null ? [] : ([['date', date]] as const)),
      ...(className === undefined ? [] : ([['class', className]] as const)),
      ...(origin === null ? [] : ([['origin', origin]] as const)),
    ]);
    return [{ id, name, called: label === null ? title : `${label} ${title}`, fields }];
  });
}

function respondentsOf(db: ReadDb): Named[] {
  return all(db, 'respondent').map(({ id, name, consent }) => ({
    id,
    name,
    called: name,
    fields: new Map(consent === null ? [] : [['consent', consent]]),
  }));
}

function apply({ db, newId }: CommandContext, { changes }: SheetPlan, { of }: SheetInput): void {
  const owner = of === 'sources' ? 'source' : 'respondent';
  const attributes = new Map(
    all(db, 'attribute')
      .filter((attribute) => attribute.owner === owner)
      .map((attribute) => [attribute.name, attribute]),
  );
  const classes = new Map(all(db, 'class').map(({ id, name }) => [name, id]));
  for (const { subjectId, column, to } of changes) {
    if (column.field === 'date') update(db, 'source', subjectId, { date: to });
    else if (column.field === 'origin') update(db, 'source', subjectId, { origin: to });
    else if (column.field === 'consent') update(db, 'respondent', subjectId, { consent: consentFrom(to) });
    else if (column.field === 'class') {
      const position = lastPosition(db, 'class');
      const made = { id: newId(), name: to, coverage: 'complete', frameSize: null, position } as const;
      const classId = classes.get(to) ?? insert(db, 'class', made).id;
      classes.set(to, classId);
      update(db, 'source', subjectId, { classId });
    } else {
      const { name, type } = column;
      const position = lastPosition(db, 'attribute');
      const attribute =
        attributes.get(name) ?? insert(db, 'attribute', { id: newId(), name, owner, type, position });
      attributes.set(name, attribute);
      setValue(db, newId, get(db, 'attribute', attribute.id), subjectId, to);
    }
  }
}
