// Reads Concord's own data in an exchange file: everything as it was, if the file is unchanged since Concord wrote it;
// otherwise a sentence why not, and the file is read by the standard's data.
import { AppError } from '#core/errors.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { tableNames } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { StatedFields } from '#core/settling/settlement.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { besideEntry } from '#formats/refi/paths.ts';
import { all } from '#db/write.ts';
import { MARK_LENGTH, marksOf } from '../act-marks.ts';
import type { ReadingContext } from '../context.ts';
import type { OpenedExchange } from './file.ts';
import type { KnownHistory } from './report.ts';
import { checked, withoutLostOriginals } from './own-check.ts';
import { type OwnData, ownIn, InvalidData } from './own-data.ts';
import type { Keep, Planned } from './planned.ts';

/**
 * The plan by Concord's own data, or why that cannot be used; null if the file has none. Throws the reason that
 * `signal` was aborted with.
 */
export async function ownPlan(
  context: ReadingContext,
  opened: OpenedExchange,
  keep: Keep,
): Promise<Planned | Remark | null> {
  const { beside } = opened.file;
  if (!beside) return null;
  try {
    const read = await ownIn(context, beside);
    if ('key' in read) return read;
    const own = withoutLostOriginals(context.db, read);
    await checked(context, opened, own, keep);
    return planFrom(context.db, opened, own);
  } catch (error) {
    context.signal.throwIfAborted();
    // A broken entry of the archive and endless nesting are damage too.
    const isDamage = error instanceof InvalidData || error instanceof AppError || error instanceof RangeError;
    if (!isDamage) throw error;
    const what = error instanceof InvalidData ? error.message : besideEntry;
    return { key: 'exchange:own_damaged', parameters: { what } };
  }
}

function planFrom(db: ReadDb, { file }: OpenedExchange, own: OwnData): Planned {
  const [here] = all(db, 'project');
  const rows: LooseRows = new Map(tableNames.map((table) => [table, own.rows[table]]));
  const entryOf = (hash: string): string => own.blobs[hash] ?? '';
  // Checked texts are UTF-8 without marks, and their lines end as Concord counts them.
  const plain = own.rows.source.flatMap(({ textHash, astral }) =>
    astral === '[]' ? (file.entryAt?.(entryOf(String(textHash))) ?? []) : [],
  );
  return {
    rows,
    parts: [],
    plain: new Set(plain),
    remarks: [{ key: 'exchange:own_whole', parameters: {} }],
    lineage: { projectId: own.project, origin: file.project.origin },
    head: { acts: own.acts.length / MARK_LENGTH, mark: own.acts.slice(-MARK_LENGTH) },
    histories: historiesOf(db, own, here?.id ?? ''),
    statedFields: everything,
    asHere: (table, theirs, ours) =>
      table === 'project' && own.project !== here?.id ? withOursFirst(theirs, ours) : theirs,
    wordsOf: async (hash) => (await file.file(entryOf(hash)))?.bytes.toString('utf8') ?? '',
  };
}

function historiesOf(db: ReadDb, own: OwnData, projectId: string): NonNullable<Planned['histories']> {
  const { versions, rows } = own.made ?? { versions: [], rows: {} };
  const made = new Map<TableName, Map<string, string>>();
  // For each table when it is first asked about: most of a large study's rows are the same here, and nobody asks.
  const madeOf = (table: TableName): Map<string, string> => {
    const before = made.get(table);
    if (before) return before;
    const byId = new Map<string, string>();
    made.set(table, byId);
    const runs = rows[table] ?? [];
    let at = 0;
    for (let run = 0; run < runs.length; run += 2) {
      const version = versions[runs[run] ?? -1];
      const end = at + (runs[run + 1] ?? 0);
      for (const { id } of own.rows[table].slice(at, end)) if (version) byId.set(id, version);
      at = end;
    }
    return byId;
  };
  return {
    known: [
      { project: own.project, marks: own.acts, without: {} },
      ...(own.histories ?? ownActsKnown(db, own, projectId)),
    ],
    versionOf: (table, id) => madeOf(table).get(id),
  };
}

/** Everything but the name and the main coder of the project, which stay as they are here. */
const everything: StatedFields = (table, row) =>
  Object.keys(row).filter((field) => table !== 'project' || field === 'description' || field === 'notice');

/** Another project's description of itself is taken only where this project has none. */
function withOursFirst(theirs: Row, ours: Row): Row {
  const kept = (['description', 'notice'] as const).map((field) => [
    field,
    ours[field] || theirs[field] || ours[field],
  ]);
  return { ...theirs, ...(Object.fromEntries(kept) as Partial<Row>) } as Row;
}

/** How many acts of this project's history the file knows, by the first form of the data. */
function ownActsKnown(db: ReadDb, { known }: OwnData, projectId: string): KnownHistory[] {
  const acts = marksOf(db);
  return known.flatMap(({ project, acts: count, mark }) => {
    const marks = acts.slice(0, count * MARK_LENGTH);
    return project === projectId && count > 0 && marks.endsWith(mark) && marks.length === count * MARK_LENGTH
      ? [{ project, marks, without: {} }]
      : [];
  });
}
