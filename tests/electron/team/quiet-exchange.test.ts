// An exchange in which nothing is new leaves the file alone: what its person does meanwhile need not wait for the disk.
import { expect, test } from 'vitest';
import { expectTeam } from '#db/team/team-of.ts';
import { Replica } from '#electron/team/replica.ts';
import { SCHEMA, studyIn } from '../../helpers/replicas.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

test('an exchange in which nothing is new writes nothing, though the answers take longer and shorter', async () => {
  await using files = await twoReplicas();
  const { lin, place } = files;
  const transport = place.transportOf(lin.personId);
  let ms = 0;
  const replica = new Replica({
    study: studyIn(lin.project),
    transport,
    machine: 'test',
    program: 'test',
    schema: SCHEMA,
    now: () => new Date(Date.UTC(2026, 2, 14, 9, 0, 0, (ms = (ms + 40) % 130))).toISOString(),
  });
  await lin.project.api.memos.add({ body: 'to be sent' });
  await replica.sync();
  const { sqlite } = lin.project.store().db;
  const writes = (): unknown => sqlite.prepare('SELECT total_changes()').pluck().get();
  const before = writes();

  await replica.sync();

  expect(writes()).toBe(before);
});

test('a job that keeps a greeting waiting does not set the clock of the team back', async () => {
  await using files = await twoReplicas();
  const { lin, place } = files;
  let at = Date.UTC(2026, 2, 14, 9);
  const minute = 60_000;
  const replica = new Replica({
    study: { ...studyIn(lin.project), alone: { isTaken: false, free: async () => void (at += minute) } },
    // The place says that it is nine.
    transport: place.transportOf(lin.personId),
    machine: 'test',
    program: 'test',
    schema: SCHEMA,
    now: () => new Date(at).toISOString(),
  });

  await replica.hello();

  // A job had the study before the greeting, and another one when the answer came.
  expect(at).toBe(Date.UTC(2026, 2, 14, 9, 2));
  expect(Math.round(expectTeam(lin.project.store().db).clockOffset / minute)).toBe(-1);
});
