// What is kept of own acts that are not in the log yet, from one slice of receiving to the next.
import { expect, test } from 'vitest';
import type { ReadDb } from '#db/handles.ts';
import { KeptUnsent, type Unsent } from '#db/team/kept-unsent.ts';
import { twoReplicas } from '../helpers/two-replicas.ts';

/** The acts, as they are read without a pause. */
function read(kept: KeptUnsent, db: ReadDb): Unsent {
  const reading = kept.read(db);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

const writes = ({ sqlite }: ReadDb): unknown =>
  sqlite.prepare('SELECT total_changes(), data_version FROM pragma_data_version').raw().get();

test('a connection that has written as much as the one before is not taken for it', async () => {
  await using team = await twoReplicas();
  const { wei, lin } = team;
  await wei.project.api.codes.create({ name: 'Of Wei', parentId: null });
  for (const { project } of [wei, lin]) project.reopen();
  const [dbOfWei, dbOfLin] = [wei.project.store().db, lin.project.store().db];
  expect(writes(dbOfWei)).toEqual(writes(dbOfLin));

  const kept = new KeptUnsent();
  kept.keep(dbOfLin, read(kept, dbOfLin));

  expect([...read(kept, dbOfWei).byId.values()].map(({ method }) => method)).toEqual(['codes.create']);
});
