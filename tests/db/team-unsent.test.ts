import { expect, test } from 'vitest';
import { KeptUnsent } from '#db/team/kept-unsent.ts';
import { fileOf, replicaOf } from '../helpers/replicas.ts';
import { begunStudy } from '../helpers/team-histories.ts';
import { TeamInMemory } from '../helpers/team-in-memory.ts';

test('own acts are kept from one receiving to the next until anything is written', async () => {
  const begun = await begunStudy();
  await using _ = begun.project;
  const [me = ''] = begun.people;
  await using mine = await replicaOf(fileOf(begun.project), me, new TeamInMemory().transportOf(me));
  const { db } = mine.project.store();
  const unsent = new KeptUnsent();
  await mine.project.api.codes.create({ name: 'one' });

  const read = unsent.read(db);
  expect([...read.standing.keys()].map(({ method }) => method)).toEqual(['codes.create']);
  unsent.keep(db, read);
  expect(unsent.read(db)).toBe(read);
  // Whoever reads may change what was read, and keeps it again where that holds.
  expect(unsent.read(db)).not.toBe(read);

  unsent.keep(db, read);
  await mine.project.api.history.undo();
  expect([...unsent.read(db).standing.keys()].map(({ method }) => method)).toEqual([
    'codes.create',
    'history.undo',
  ]);
});
