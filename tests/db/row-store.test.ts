// Settling changes a project as it changes a draft in memory, within the constraints of the database, and is recorded
// as an act.
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Change, changeIn, invert, rowChanges } from '#core/change.ts';
import { Draft } from '#core/settling/draft.ts';
import type { Row } from '#core/settling/rows.ts';
import { settle, type Settling } from '#core/settling/settle.ts';
import { rowsOf } from '#db/write.ts';
import { presentRows } from '#electron/services/exchange/past.ts';
import { testProject, type TestProject } from '../helpers/project.ts';
import { act, acts } from '../helpers/random-acts.ts';
import { lawOf, tries } from '../helpers/seeded-ids.ts';
import { smallStudy } from '../helpers/study.ts';

/** All acts, oldest first, and the last known state of each row. */
function historyOf(project: TestProject): { changes: Change[]; last: ReadonlyMap<string, Row> } {
  const bodies = project.store().db.sqlite.prepare('SELECT body FROM change ORDER BY seq').pluck().all();
  const changes = bodies.map((body) => changeIn(String(body)));
  const last = new Map<string, Row>();
  for (const change of changes)
    for (const { table, id, before, after } of rowChanges(change)) {
      const row = after ?? before;
      if (row) last.set(`${table} ${id}`, row);
    }
  return { changes, last };
}

/** The change concerns a text and its codings; settling leaves those to code that knows texts. */
const isOfText = (change: Change): boolean =>
  Object.values(change.updated.source ?? {}).some(([from, to]) => from.textHash !== to.textHash);

test('undoing an earlier act has the same result in a project as in a draft, and leaves the project whole', async () => {
  const work = fc.record({ done: acts, which: fc.nat(100) });
  await fc.assert(
    lawOf(work, async ({ done, which }) => {
      await using project = await testProject();
      await smallStudy(project);
      for (const each of done) await act(project, each);
      const { changes, last } = historyOf(project);
      const able = changes.slice(1).filter((change) => !isOfText(change));
      const meant = invert(able[which % able.length]!);
      const ids = Array.from({ length: 60 }, () => randomUUID());
      const settling = (): Settling => {
        const left = [...ids];
        return {
          coderId: String(presentRows(project.store().db).get('project')?.[0]?.['mainCoderId']),
          later: 'standing',
          lastOf: (table, id) => last.get(`${table} ${id}`),
          newId: () => left.shift() ?? randomUUID(),
        };
      };
      const draft = new Draft(presentRows(project.store().db));
      const told = settle(draft, meant, settling());

      const deed = { method: 'history.undo', coderId: settling().coderId, at: '2026-03-15T09:00:00.000Z' };
      const store = project.store();
      const { change, result } = store.transact({ ...deed, group: randomUUID() }, (db) =>
        settle(rowsOf(db), meant, settling()),
      );

      expect(result).toEqual(told);
      expect(change).toEqual(draft.change());
      expect((await project.api.project.check()).problems).toEqual([]);
    }),
    tries(12, 20261128),
  );
});
