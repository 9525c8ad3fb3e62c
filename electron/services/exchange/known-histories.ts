// Which acts of which histories are known: of this project's own, and of those whose files came in. By that two files of
// one lineage know which of them has the later word on a row.
import * as z from 'zod';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import { MARK, marksOf } from '../act-marks.ts';
import { reportOf } from './report.ts';

/** The act that made a row what it is, as `project number mark`: the same in every project that has the row from there. */
export type Version = string;

/** Ids by table. */
export type IdsByTable = Readonly<Record<string, readonly string[]>>;

/** A history as far as it is known. */
export interface KnownHistory {
  readonly project: string;
  /** Its acts, each by its mark. */
  readonly marks: string;
  /** Rows of it that never came here, though nobody removed them. */
  readonly without: IdsByTable;
}

/** What an import keeps of the histories that stood behind its file. */
export interface KeptHistories {
  /** `of`: project and marks, in one text so that no id is taken for another when rows are renumbered. */
  readonly known: readonly { readonly of: string; readonly without: IdsByTable }[];
  /** Rows that were as the file has them once it was in, by what made them so. */
  readonly versions: Readonly<Record<Version, IdsByTable>>;
}

const marks = z.string().regex(/^(?:[0-9a-f]{8})*$/);
const idsByTable = z.record(z.string(), z.array(z.string()));
export const knownHistory = z.strictObject({ project: z.string(), marks, without: idsByTable });
export const keptHistories = z.object({
  known: z.array(z.object({ of: z.string(), without: idsByTable })),
  versions: z.record(z.string(), idsByTable),
});

/** A version in words. */
export function versionOf(project: string, act: number, mark: string): Version {
  return `${project} ${act} ${mark}`;
}

/** What an import kept of histories; null where it came without any. */
export function keptIn(db: ReadDb, reportHash: string): KeptHistories | null {
  const found = keptHistories.safeParse(reportOf(db, reportHash).histories);
  return found.success ? found.data : null;
}

/** Other histories that are known here by the files that were brought in. */
export function broughtHistories(db: ReadDb): KnownHistory[] {
  const found = new Map<string, KnownHistory>();
  for (const { reportHash } of all(db, 'exchange'))
    for (const { of, without } of keptIn(db, reportHash)?.known ?? []) {
      const [, project = '', told = ''] = /^(.*) ([0-9a-f]*)$/.exec(of) ?? [];
      if (marks.safeParse(told).success)
        found.set(JSON.stringify([of, without]), { project, marks: told, without });
    }
  return [...found.values()];
}

/** All histories that are known here, this project's own among them. */
export function historiesHere(db: ReadDb): KnownHistory[] {
  const own = { project: all(db, 'project')[0]?.id ?? '', marks: marksOf(db), without: {} };
  return [own, ...broughtHistories(db)];
}

/** Looks up whether what made a row what it is, is known. */
export class Knowledge {
  readonly #histories: readonly { project: string; marks: string; without: ReadonlySet<string> }[];
  readonly #found = new Map<Version, readonly ReadonlySet<string>[]>();

  constructor(histories: readonly KnownHistory[]) {
    this.#histories = histories.map(({ project, marks: told, without }) => ({
      project,
      marks: told,
      without: new Set(Object.entries(without).flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`))),
    }));
  }

  has(version: Version): boolean {
    return this.#knowing(version).length > 0;
  }

  /** Whether the row was known as it was then, and would be here if nobody had removed it since. */
  hasHad(version: Version, table: TableName, id: string): boolean {
    return this.#knowing(version).some((without) => !without.has(`${table} ${id}`));
  }

  #knowing(version: Version): readonly ReadonlySet<string>[] {
    const before = this.#found.get(version);
    if (before) return before;
    const [, project = '', act = '', mark = ''] = /^(.*) (\d+) ([0-9a-f]{8})$/.exec(version) ?? [];
    const end = Number(act) * MARK;
    const found = this.#histories.flatMap((each) =>
      mark !== '' && each.project === project && each.marks.slice(end - MARK, end) === mark
        ? [each.without]
        : [],
    );
    this.#found.set(version, found);
    return found;
  }
}
