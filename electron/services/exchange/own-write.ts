// Writes Concord's own data beside the standard's data in an exchange file: every recorded row as it is, for what the
// standard has no place for. The history itself is not exported, only its marks, by which two projects find their last
// common state.
import { blobFields, tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { besideFolder } from '#formats/refi/paths.ts';
import type { ArchiveEntry } from '#formats/refi/write-qdpx.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getBlob, idsOf, inBatches } from '#db/write.ts';
import { PROGRAM } from '../../version.ts';
import { marksOf } from '../act-marks.ts';
import { allRows, broughtHistories, versionsIn } from './histories.ts';
import { OWN_VERSION, schemaOf } from './own-shape.ts';
import { reportOf } from './report.ts';

/** The data beside the standard's. `db` must show one state until the file is written. */
export interface OwnData {
  /** The data as JSON, in pieces, given the hash of the standard's project file. */
  readonly json: (qdeHash: string) => Generator<string>;
  /** The blobs that rows refer to and that sources have no entry for. */
  readonly entries: readonly ArchiveEntry[];
}

/**
 * `inSources`: the entries of sources by the hash of their bytes; `absent`: the hashes of blobs that are not here, and that only a
 * project which has them can read the rows with.
 */
export function ownData(
  db: ReadDb,
  inSources: ReadonlyMap<string, string>,
  absent: ReadonlySet<string>,
): OwnData {
  const places = new Map(inSources);
  const entries: ArchiveEntry[] = [];
  for (const table of tableNames) {
    const fields = blobFields[table];
    if (!fields) continue;
    // The loop does not know the row type of each table.
    for (const row of all(db, table) as unknown as Row[])
      for (const field of fields) {
        const hash = row[field];
        if (typeof hash !== 'string' || places.has(hash) || absent.has(hash)) continue;
        const name = `${besideFolder}${hash}`;
        places.set(hash, name);
        entries.push({ name, pieces: [() => getBlob(db, hash)] });
      }
  }
  const about = {
    format: 'concord',
    version: OWN_VERSION,
    schema: schemaOf(db),
    program: PROGRAM,
    project: all(db, 'project')[0]?.id,
    acts: marksOf(db),
    known: all(db, 'exchange').flatMap(({ reportHash }) => {
      const { projectId, head } = reportOf(db, reportHash);
      return projectId && head ? [{ project: projectId, ...head }] : [];
    }),
    histories: broughtHistories(db),
    made: madeOf(db),
    blobs: Object.fromEntries(places),
  };
  return { json: (qde) => piecesOf({ ...about, qde }, db), entries };
}

/**
 * The version of each row, run-length encoded: `versions` lists the distinct versions; for each table, pairs of an
 * index into it and how many consecutive rows have that version.
 */
function madeOf(db: ReadDb) {
  const { made } = versionsIn(db, allRows);
  const numbers = new Map<string, number>();
  const runs = tableNames.map((table) => {
    const counted: number[] = [];
    for (const id of idsOf(db, table)) {
      const version = made.get(table, id) ?? '';
      const number = numbers.get(version) ?? numbers.size;
      numbers.set(version, number);
      if (counted.at(-2) === number) counted.push((counted.pop() ?? 0) + 1);
      else counted.push(number, 1);
    }
    return [table, counted] as const;
  });
  return { versions: [...numbers.keys()], rows: Object.fromEntries(runs) };
}

function* piecesOf(about: object, db: ReadDb): Generator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},\n "rows": {\n`;
  for (const [index, table] of tableNames.entries()) {
    yield `  "${table}": [`;
    let between = '';
    for (const batch of inBatches(db, table))
      for (const row of batch) {
        yield `${between}\n   ${JSON.stringify(row)}`;
        between = ',';
      }
    yield `]${index < tableNames.length - 1 ? ',' : ''}\n`;
  }
  yield ' }\n}\n';
}
