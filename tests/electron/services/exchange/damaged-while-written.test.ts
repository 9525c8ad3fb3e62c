// Damage found when most of the file is already written refuses the export, with the sentence for a damaged project.
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReadDb } from '#db/handles.ts';
import { lines, testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';

const PAGE = 4096;

/** A study with a verdict, and a text that is longer than a page. */
async function longStudy({ api }: TestProject) {
  const { codes, sources } = await smallStudy({ api } as TestProject);
  const { id: sourceId, textHash } = sources.first;
  await api.notes.save({ sourceId, textHash, doc: lines('window on policy '.repeat(3000)), moved: [] });
  const { id: comparisonId } = await api.comparisons.create({ name: 'All' });
  await api.comparisons.judge({ comparisonId, themeId: codes.guide.id, value: 'silent', reasons: '' });
}

/**
 * Overwrites the beginning of the first page of this kind with bytes that no page begins with. (SQLite does not read on
 * after the last page of a long text.)
 */
function damage({ sqlite }: ReadDb, path: string, table: string, kind: 'leaf' | 'overflow'): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const page = sqlite
    .prepare('SELECT min(pageno) FROM dbstat WHERE name = ? AND pagetype = ?')
    .pluck()
    .get(table, kind);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(8, 0xff), 0, 8, (Number(page) - 1) * PAGE);
  closeSync(file);
}

test.each([
  ['a text', 'blob', 'overflow'],
  ['Concord’s own data', 'verdict', 'leaf'],
] as const)('damage in %s refuses the export, which leaves no file', async (_, table, kind) => {
  await using project = await testProject();
  await longStudy(project);
  const before = readdirSync(project.folder);
  damage(project.store().db, project.path, table, kind);

  const written = project.api.exchange.write({ to: join(project.folder, 'out.qdpx') });

  await expect(written).rejects.toMatchObject({
    key: 'errors:damaged_project',
    parameters: { name: 'study.concord' },
  });
  expect(readdirSync(project.folder)).toEqual(before);
});
