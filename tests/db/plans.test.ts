// Which index a lookup uses. A wrong index gives right answers but is slow in every study.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { all } from '#db/write.ts';
import { testProject } from '../helpers/project.ts';

/** SQLite's query plans for the queries that `ask` makes in the project at `path`. */
function planOf(path: string, ask: (db: Parameters<typeof all>[0]) => unknown): string {
  const statements: string[] = [];
  const sqlite = new Database(path, { readonly: true, verbose: (sql) => statements.push(String(sql)) });
  ask({ sqlite });
  const asked = statements.find((sql) => sql.startsWith('SELECT')) ?? '';
  const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${asked}`).all() as { detail: string }[];
  sqlite.close();
  return steps.map(({ detail }) => detail).join('; ');
}

describe('codings are found', () => {
  it.each([
    [{ sourceId: 's' }, 'coding_by_source (source_id=?)'],
    [{ sourceId: 's', coderId: 'c', start: null }, 'coding_by_source (source_id=? AND start=?)'],
    [
      { sourceId: 's', codeId: 'k', coderId: 'c', start: 3, end: 9 },
      'coding_by_source (source_id=? AND start=?)',
    ],
    [{ codeId: 'k' }, 'coding_by_code (code_id=?)'],
    [{ coderId: 'c' }, 'coding_by_coder (coder_id=?)'],
  ])('through the index that leads to the fewest rows: %o', async (where, index) => {
    await using project = await testProject();

    const plan = planOf(project.path, (db) => all(db, 'coding', where));

    expect(plan).toContain(`USING INDEX ${index}`);
  });
});
