// The trial of rows from elsewhere finds every fault for which a project would refuse them, also where it does not
// insert a row.
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { planOf, toDriver } from '#db/row-plans.ts';
import { faultOf } from '#db/trial.ts';
import { storable } from '#db/write.ts';
import { presentRows } from '#electron/services/exchange/past.ts';
import { testProject } from '../helpers/project.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';

test('the trial refuses exactly the codings that a project refuses', async () => {
  await using project = await testProject();
  const { sources, codes } = await smallStudy(project);
  const { id } = await codeWords(project, sources.first, codes.market, 'certificates');
  const { sqlite } = project.store().db;
  const rows = presentRows(project.store().db);
  const coding = found(rows, id);
  const whole = { start: null, end: null, quoteDigest: null };
  const cases: Partial<Row>[] = [
    {},
    whole,
    { quoteDigest: null },
    { ...whole, quoteDigest: 'x' },
    { ...whole, end: 1 },
    { start: -1 },
    { start: Number(coding['end']) },
    { start: 1.5 },
    { weight: 100 },
    { weight: 101 },
    { stance: 'supports' },
    { stance: 'maybe' },
    { voice: 'sung' },
    ...['sourceId', 'codeId', 'coderId', 'respondentId'].map((field) => ({ [field]: 'nobody' })),
    { sourceId: codes.guide.id },
    { createdAt: null },
  ];

  const judged = cases.map((fields) => {
    const changed = { ...coding, ...fields } as Row;
    const isRefused = refuses(sqlite, coding, changed);
    const fault = faultOf(sqlite, new Map(rows).set('coding', [changed]), hashesIn(sqlite));
    return { fields, isRefused, isFault: fault !== null };
  });

  expect(judged.filter(({ isRefused, isFault }) => isRefused !== isFault)).toEqual([]);
  expect(new Set(judged.map(({ isFault }) => isFault))).toEqual(new Set([true, false]));
});

test('the trial refuses two codings with one id, and rows on a coding that is missing', async () => {
  await using project = await testProject();
  const { sources, codes } = await smallStudy(project);
  const { id } = await codeWords(project, sources.first, codes.market, 'certificates');
  await project.api.codings.setExample({ ids: [id], example: true });
  const { sqlite } = project.store().db;
  const rows = presentRows(project.store().db);
  const coding = found(rows, id);
  const faultWith = (codings: readonly Row[]): string | null =>
    faultOf(sqlite, new Map(rows).set('coding', codings), hashesIn(sqlite));

  expect(faultWith([coding])).toBeNull();
  expect(faultWith([coding, coding])).toContain('UNIQUE');
  expect(faultWith([])).toContain('FOREIGN KEY');
});

function found(rows: LooseRows, id: string): Row {
  const coding = rows.get('coding')?.find((row) => row.id === id);
  if (!coding) throw new Error(`no coding ${id}`);
  return coding;
}

/** Whether the project refuses the row in place of the coding. */
function refuses(sqlite: Database, coding: Row, changed: Row): boolean {
  const plan = planOf('coding');
  sqlite.exec('SAVEPOINT tried');
  try {
    sqlite.prepare('DELETE FROM coding WHERE id = ?').run(coding.id);
    sqlite.prepare(plan.insert).run(...toDriver(storable(changed), plan));
    return false;
  } catch {
    return true;
  } finally {
    sqlite.exec('ROLLBACK TO tried; RELEASE tried');
  }
}

function hashesIn(sqlite: Database): string[] {
  return sqlite.prepare('SELECT hash FROM blob').pluck().all() as string[];
}
