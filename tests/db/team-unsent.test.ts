import { expect, test } from 'vitest';
import { KeptUnsent } from '#db/team/kept-unsent.ts';
import { drained } from '../helpers/drained.ts';
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

  const read = drained(unsent.read(db));
  expect([...read.standing.keys()].map(({ method }) => method)).toEqual(['codes.create']);
  unsent.keep(db, read);
  expect(drained(unsent.read(db))).toBe(read);
  // Whoever reads may change what was read, and keeps it again where that holds.
  expect(drained(unsent.read(db))).not.toBe(read);

  unsent.keep(db, read);
  await mine.project.api.history.undo();
  expect([...drained(unsent.read(db)).standing.keys()].map(({ method }) => method)).toEqual([
    'codes.create',
    'history.undo',
  ]);

  await unsent.readAhead(db, () => Promise.resolve());
  const ahead = drained(unsent.read(db));
  expect([...ahead.standing.keys()].map(({ method }) => method)).toEqual(['codes.create', 'history.undo']);
  unsent.keep(db, ahead);
  expect(drained(unsent.read(db))).toBe(ahead);
});

test('what was read ahead is read again where something was written in between', async () => {
  const begun = await begunStudy();
  await using _ = begun.project;
  const [me = ''] = begun.people;
  await using mine = await replicaOf(fileOf(begun.project), me, new TeamInMemory().transportOf(me));
  const { db } = mine.project.store();
  const unsent = new KeptUnsent();
  for (let n = 0; n < 75; n += 1) await mine.project.api.codes.create({ name: `code ${n}` });

  let pauses = 0;
  await unsent.readAhead(db, async () => {
    pauses += 1;
    if (pauses === 1) await mine.project.api.codes.create({ name: 'meanwhile' });
  });

  expect(pauses).toBe(1);
  expect(drained(unsent.read(db)).standing.size).toBe(76);
});
