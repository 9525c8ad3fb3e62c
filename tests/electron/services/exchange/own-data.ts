// Exports projects with and without Concord's own data, and imports them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableName } from '#core/records.ts';
import { presentRows } from '#electron/services/exchange/past.ts';
import { zip } from '../../../../scripts/fuzz/raw-zip.ts';
import { put } from '../../../helpers/exchange-files.ts';
import type { TestProject } from '../../../helpers/project.ts';
import { entriesOf } from './qde-structure.ts';

/** Exports the project, and returns the bytes and entries of the file. */
export async function saved(project: TestProject, name = 'saved.qdpx') {
  const to = join(project.folder, name);
  const { losses } = await project.api.exchange.write({ to });
  const bytes = readFileSync(to);
  return { bytes, entries: await entriesOf(bytes), losses: losses.map(({ key }) => key) };
}

/** The archive with some entries replaced, or removed where `changes` returns null. */
export function changed(
  entries: ReadonlyMap<string, Buffer>,
  changes: (name: string, content: Buffer) => Buffer | string | null,
): Buffer {
  const parts = [...entries].flatMap(([name, content]) => {
    const now = changes(name, content);
    return now === null ? [] : [{ name, content: now }];
  });
  return zip(parts);
}

/** The archive as another program would have written it: without Concord's own data. */
export function withoutOwn(entries: ReadonlyMap<string, Buffer>): Buffer {
  return changed(entries, (name, content) => (name.startsWith('concord') ? null : content));
}

/** Imports the bytes into the project. */
export function bring(
  project: TestProject,
  bytes: Uint8Array | string,
  choice: { merge?: boolean; conflicts?: 'ours' | 'theirs'; except?: string[]; coders?: 'together' } = {},
) {
  return project.api.exchange.bringIn({ file: put(project.folder, 'brought.qdpx', bytes), ...choice });
}

/** All rows by table and id, except those that every project or import has of its own. */
export function rowsIn(project: TestProject): Partial<Record<TableName, Record<string, unknown>[]>> {
  const rows = presentRows(project.store().db);
  const [own] = rows.get('project') ?? [];
  const wei = String(own?.['mainCoderId']);
  const tables = [...rows].filter(([table]) => !['project', 'exchange', 'exchangeParts'].includes(table));
  return JSON.parse(
    JSON.stringify(
      Object.fromEntries(
        tables.map(([table, list]) => [
          table,
          list.filter(({ id }) => id !== wei).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        ]),
      ),
    ).replaceAll(wei, 'WEI'),
  ) as Partial<Record<TableName, Record<string, unknown>[]>>;
}

/** The keys of the remarks of an import. */
export function keys({ remarks }: { readonly remarks: readonly { readonly key: string }[] }): string[] {
  return remarks.map(({ key }) => key);
}

/** The preview of importing the bytes. */
export function preview(project: TestProject, bytes: Uint8Array) {
  return project.api.exchange.preview({ file: put(project.folder, 'looked-at.qdpx', bytes) });
}
