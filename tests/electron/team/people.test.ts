// What one person of a team may not do to another, and what a file may not do that its team would never take.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { startTeam } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { createReading } from '#electron/reading.ts';
import { Replica } from '#electron/team/replica.ts';
import { code, codes, put, qde, qdpx } from '../../helpers/exchange-files.ts';
import { testProject } from '../../helpers/project.ts';
import { replicaOf, sharedRows } from '../../helpers/replicas.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

test('whoever works in a file of the team is neither removed nor merged away, by nobody and not by themselves', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  await lin.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'a' });
  await lin.replica.sync();
  await wei.replica.sync();
  const refused = { code: 'conflict', key: 'errors:team_member_stays' };

  for (const { project } of [wei, lin]) {
    const { api } = project;
    await expect(api.coders.remove({ id: lin.personId })).rejects.toMatchObject(refused);
    await expect(api.coders.merge({ keepId: wei.personId, goneId: lin.personId })).rejects.toMatchObject(
      refused,
    );
    await expect(api.coders.merge({ keepId: lin.personId, goneId: wei.personId })).rejects.toMatchObject(
      refused,
    );
  }
  const { id: imported } = await wei.project.api.coders.add({ name: 'Lin Z.' });
  await wei.project.api.coders.merge({ keepId: lin.personId, goneId: imported });
  await wei.replica.sync();
  await lin.replica.sync();

  await codeWords(lin.project, study.sources.first, study.codes.guide, 'suppliers');
  expect(sharedRows(wei.project.store())).not.toContain('Lin Z.');
});

test('a second pass that somebody removes while its person works as it stays, and nobody is stopped', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  const { id: pass } = await lin.project.api.coders.add({
    name: 'Lin again',
    kind: 'second-pass',
    personId: lin.personId,
  });
  await lin.replica.sync();
  await wei.replica.sync();
  await wei.project.api.coders.remove({ id: pass });
  await lin.project.as(pass).memos.add({ body: 'read again' });
  await lin.replica.sync();

  expect(await wei.replica.sync()).toMatchObject({ received: 1 });
  await lin.replica.sync();

  expect(sharedRows(wei.project.store())).toBe(sharedRows(lin.project.store()));
  expect(sharedRows(wei.project.store())).toContain('read again');
  expect(findProblems(wei.project.store().db)).toEqual([]);
});

test('why somebody did something reaches the others; what a person exported does not', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  await wei.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'a' });
  const [act] = await wei.project.api.history.list({ limit: 1 });
  await wei.project.api.history.giveReason({ seq: act!.seq, reason: 'Two interviews lacked it.' });
  await wei.project.api.history.export({ to: join(wei.project.folder, 'history.csv') });
  await wei.replica.sync();
  await lin.replica.sync();

  const theirs = await lin.project.api.history.list({ limit: 10 });
  const reasons = theirs.filter(({ method }) => method === 'codes.update').map(({ reason }) => reason?.text);
  expect(reasons).toEqual(['Two interviews lacked it.']);
  expect(place.head).toBe(2);
});

test('an undo on another machine leaves a code that came back for it, where a key of that machine stands for the code', async () => {
  await using files = await twoReplicas();
  const { place, wei, lin, study } = files;
  const { id } = study.codes.guide;
  await using laptop = await replicaOf(wei.project.path, wei.personId, place.transportOf(wei.personId));
  await wei.project.api.codes.update({ id, pin: 2 });
  await lin.project.api.codes.remove({ id });
  await lin.replica.sync();
  await codeWords(laptop.project, study.sources.first, study.codes.guide, 'suppliers');
  await laptop.replica.sync();
  await wei.replica.sync();

  await wei.project.api.history.undo();

  expect(wei.project.faults).toEqual([]);
  expect(findProblems(wei.project.store().db)).toEqual([]);
  for (const { replica } of [wei, laptop, wei]) await replica.sync();
  expect(sharedRows(wei.project.store())).toBe(sharedRows(laptop.project.store()));
});

test('while a job has the study to itself, syncing waits for it instead of holding up the program', async () => {
  await using files = await twoReplicas();
  const { place, wei } = files;
  await wei.project.api.memos.add({ body: 'before the import' });
  const open = wei.project.session.study!;
  const replica = new Replica({
    study: open,
    transport: place.transportOf(wei.personId),
    machine: 'test',
    program: 'test',
    schema: 99,
    now: wei.project.session.now,
  });
  const { promise: isWritten, resolve: written } = Promise.withResolvers<void>();
  const importing = open.alone.run('large.qdpx', new AbortController().signal, async () => {
    await open.store.stage('large.qdpx', async () => await isWritten);
  });
  const syncing = replica.sync();
  const first = await Promise.race([
    syncing.then(
      () => 'synced',
      () => 'failed',
    ),
    new Promise((over) => setTimeout(() => over('waits'), 50)),
  ]);
  written();
  await importing;

  expect(first).toBe('waits');
  expect(await syncing).toMatchObject({ sent: 1 });
});

test.each([
  ['on the main thread', {}],
  ['in a thread', { asideFrom: 0 }],
])('a reader imports no project file, %s: it could never be sent', async (_where, parts) => {
  await using project = await testProject(createReading(), parts);
  await smallStudy(project);
  const { db } = project.store();
  const [{ id: projectId, mainCoderId } = { id: '', mainCoderId: '' }] = all(db, 'project');
  startTeam(db, {
    projectId,
    transport: 'folder',
    address: '{}',
    login: 'wei',
    fingerprint: null,
    personId: mainCoderId ?? '',
    role: 'reader',
    head: 0,
    chain: '',
    epoch: '',
    protocol: 1,
  });
  const before = sharedRows(project.store());
  const file = put(project.folder, 'theirs.qdpx', qdpx(qde(codes(code('broker')))));

  await expect(project.api.exchange.bringIn({ file })).rejects.toMatchObject({ key: 'errors:team_reader' });

  expect(sharedRows(project.store())).toBe(before);
});
