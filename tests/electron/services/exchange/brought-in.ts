// Imports an exchange file and returns what a test compares.
import { getText } from '#db/write.ts';
import type { Part } from '#core/refi/incoming.ts';
import type { ExchangeReport } from '#electron/services/exchange/report.ts';
import { put } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';

/** A coding as its words and its code. */
export interface Coded {
  readonly source: string;
  readonly words: string | null;
  readonly code: string;
}

export interface BroughtIn {
  readonly report: ExchangeReport;
  readonly remarks: readonly string[];
  readonly codings: readonly Coded[];
  readonly tables: Awaited<ReturnType<TestProject['api']['project']['records']>>['tables'];
  readonly parts: readonly Part[];
}

/** Imports the bytes, as a file of this name, into a new project. */
export async function broughtIn(bytes: string | Uint8Array, name = 'study.qdpx'): Promise<BroughtIn> {
  await using project = await testProject();
  return await broughtInto(project, bytes, name);
}

export async function broughtInto(
  project: TestProject,
  bytes: string | Uint8Array,
  name = 'study.qdpx',
): Promise<BroughtIn> {
  const { api } = project;
  const report = await api.exchange.bringIn({ file: put(project.folder, name, bytes) });
  const { db } = project.store();
  const { tables } = await api.project.records();
  const nameOf = new Map(tables.code.map((each) => [each.id, each.name]));
  const codings: Coded[] = [];
  for (const source of tables.source) {
    const text = getText(db, source.textHash);
    for (const { start, end, codeId } of await api.codings.of({ sourceId: source.id }))
      codings.push({
        source: source.title,
        words: start === null || end === null ? null : text.slice(start, end),
        code: nameOf.get(codeId) ?? '',
      });
  }
  const kept = db.sqlite
    .prepare('SELECT parts_hash FROM exchange_parts ORDER BY rowid')
    .pluck()
    .all() as string[];
  return {
    report,
    remarks: report.remarks.map(({ key }) => key),
    codings: codings.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    tables,
    parts: kept.flatMap((hash) => JSON.parse(getText(db, hash)) as Part[]),
  };
}

/** The values as sorted JSON, to compare them in any order. */
export function inAnyOrder(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).toSorted();
}
