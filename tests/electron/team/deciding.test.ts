// What one decides where two people had changed the same: held work, and what was settled without asking.
import { describe, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { lines } from '../../helpers/project.ts';
import { sharedRows, type TestReplica } from '../../helpers/replicas.ts';
import { codeWords, NOTE } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

/** Both files, with the calls of each at hand. */
async function team() {
  const files = await twoReplicas();
  return { ...files, api: { wei: files.wei.project.api, lin: files.lin.project.api } };
}

async function meet(wei: TestReplica, lin: TestReplica): Promise<void> {
  for (const each of [wei, lin, wei]) await each.replica.sync();
  expect(sharedRows(lin.project.store())).toBe(sharedRows(wei.project.store()));
  for (const { project } of [wei, lin]) {
    expect(findProblems(project.store().db)).toEqual([]);
    expect(project.faults).toEqual([]);
  }
}

/** Writes the text of a source. */
async function write({ project }: TestReplica, sourceId: string, text: string): Promise<void> {
  const { source } = await project.api.sources.text({ id: sourceId });
  await project.api.notes.save({ sourceId, textHash: source.textHash, doc: lines(text), moved: [] });
}

describe('a definition that both rewrote', () => {
  async function rewritten() {
    const files = await team();
    const { wei, lin, api, study } = files;
    const { id } = study.codes.guide;
    await api.wei.codes.update({ id, fullDefinition: 'Whoever leads.' });
    await api.lin.codes.update({ id, fullDefinition: 'Whoever shows the way.' });
    await meet(wei, lin);
    const definition = (): string =>
      String(
        wei.project
          .store()
          .db.sqlite.prepare('SELECT full_definition FROM code WHERE id = ?')
          .pluck()
          .get(id),
      );
    return { ...files, definition };
  }

  test('is told to both, with both wordings, whose they are and when they were written', async () => {
    await using files = await rewritten();
    const { api } = files;
    for (const [who, ours, theirs] of [
      ['lin', 'Whoever shows the way.', 'Whoever leads.'],
      ['wei', 'Whoever leads.', 'Whoever shows the way.'],
    ] as const) {
      const { decided } = await api[who].team.waiting({});
      expect(decided).toMatchObject([
        {
          kind: 'both_changed',
          row: { table: 'code', name: 'guide' },
          stands: who === 'lin' ? 'ours' : 'theirs',
        },
      ]);
      const detail = await api[who].team.waitingDetail({ id: decided[0]!.id });
      expect(detail).toMatchObject({
        fields: [{ field: 'fullDefinition', ours, theirs }],
        takes: ['ours', 'theirs', 'both'],
        ours: { name: who === 'lin' ? 'Lin' : 'Wei', at: expect.any(String) as string },
        theirs: { name: who === 'lin' ? 'Wei' : 'Lin', at: expect.any(String) as string },
      });
    }
  });

  test('is told in the history of both files, which says whose acts can be taken back from there', async () => {
    await using files = await rewritten();
    const { wei, lin, api } = files;
    for (const who of ['wei', 'lin'] as const) {
      const listed = await api[who].history.list({ method: 'codes.update' });
      expect(listed.map(({ coderId, isOwn, settled }) => ({ coderId, isOwn, settled }))).toEqual(
        expect.arrayContaining([
          { coderId: lin.personId, isOwn: who === 'lin', settled: 1 },
          { coderId: wei.personId, isOwn: who === 'wei', settled: 0 },
        ]),
      );
      const { seq } = listed.find(({ settled }) => settled === 1)!;
      expect((await api[who].history.act({ seq })).settled).toMatchObject([
        {
          kind: 'both_changed',
          row: { name: 'guide' },
          values: { fields: ['fullDefinition'], later: ['Whoever shows the way.'], isLater: true },
        },
      ]);
      expect(await api[who].history.count({ coderId: lin.personId })).toMatchObject({ wanted: 1 });
    }
  });

  test('each takes either side, or both one after the other, and a decision that is undone waits again', async () => {
    await using files = await rewritten();
    const { wei, lin, api, definition } = files;
    for (const [who, take, text] of [
      ['lin', 'theirs', 'Whoever leads.'],
      ['lin', 'both', 'Whoever leads.\nWhoever shows the way.'],
      ['wei', 'ours', 'Whoever leads.'],
      ['wei', 'both', 'Whoever shows the way.\nWhoever leads.'],
    ] as const) {
      const [told] = (await api[who].team.waiting({})).decided;
      await api[who].team.settle({ id: told!.id, take });
      expect((await api[who].team.waiting({})).decided).toEqual([]);
      await meet(wei, lin);
      expect(definition()).toBe(text);
      await api[who].history.undo();
      await meet(wei, lin);
      expect((await api[who].team.waiting({})).decided).toMatchObject([{ id: told!.id }]);
      expect(definition()).toBe('Whoever shows the way.');
    }
    const [told] = (await api.lin.team.waiting({})).decided;
    await api.lin.history.redo();
    expect((await api.lin.team.waiting({})).decided).toEqual([]);
    await api.lin.history.undo();
    expect(await api.lin.team.settle({ id: told!.id, take: 'ours' })).toEqual({ group: null });
    expect((await api.lin.team.waiting({})).decided).toEqual([]);
  });

  test('is only to be looked at where it was changed again since', async () => {
    await using files = await rewritten();
    const { api, study } = files;
    await api.lin.codes.update({ id: study.codes.guide.id, fullDefinition: 'Somebody else.' });
    const [told] = (await api.lin.team.waiting({})).decided;

    expect((await api.lin.team.waitingDetail({ id: told!.id })).takes).toEqual(['ours']);
    await expect(api.lin.team.settle({ id: told!.id, take: 'theirs' })).rejects.toMatchObject({
      key: 'errors:team_decided_gone',
    });
    const { ids } = await api.lin.team.seen({});
    expect((await api.lin.team.waiting({})).decided).toEqual([]);
    await api.lin.team.reopen({ ids });
    expect((await api.lin.team.waiting({})).decided).toMatchObject([{ id: told!.id }]);
  });
});

describe('a text in which two paragraphs were written differently', () => {
  const [first, second, third] = ['One.', 'Two.', 'Three.'];
  const text = (...paragraphs: readonly string[]): string => paragraphs.join('\n');

  async function written() {
    const files = await team();
    const { wei, lin, study } = files;
    const { id } = study.sources.first;
    await write(wei, id, text(first, 'between', second, 'more', third));
    await meet(wei, lin);
    await write(wei, id, text('Wei: one.', 'between', 'Wei: two.', 'more', third));
    await write(lin, id, text('Lin: one.', 'between', 'Lin: two.', 'more', 'Lin: three.'));
    await meet(wei, lin);
    const now = async (): Promise<string> => (await wei.project.api.sources.text({ id })).text;
    return { ...files, id, now };
  }

  test('waits part by part, with what was there before', async () => {
    await using files = await written();
    const { api } = files;
    const [held] = (await api.lin.team.waiting({})).held;
    expect(held).toMatchObject({ why: 'text', rows: [{ table: 'source' }] });

    expect(await api.lin.team.waitingDetail({ id: held!.id })).toMatchObject({
      ours: { name: 'Lin' },
      theirs: { name: 'Wei' },
      parts: [
        { ours: 'Lin: one.', theirs: 'Wei: one.', base: 'One.' },
        { ours: 'Lin: two.', theirs: 'Wei: two.', base: 'Two.' },
      ],
      takes: ['ours', 'theirs', 'both'],
    });
  });

  test('is settled part by part; what only one side wrote stands; undone, it waits again', async () => {
    await using files = await written();
    const { wei, lin, api, now } = files;
    for (const [parts, one, two] of [
      [['ours', 'theirs'], 'Lin: one.', 'Wei: two.'],
      [['both', 'ours'], 'Wei: one.\nLin: one.', 'Lin: two.'],
      [['theirs', 'theirs'], 'Wei: one.', 'Wei: two.'],
      [['ours', 'ours'], 'Lin: one.', 'Lin: two.'],
    ] as const) {
      const [held] = (await api.lin.team.waiting({})).held;
      await api.lin.team.settle({ id: held!.id, take: parts[0], parts: [...parts] });
      await meet(wei, lin);
      expect(await now()).toBe(text(one, 'between', two, 'more', 'Lin: three.'));
      expect((await api.lin.team.waiting({})).held).toEqual([]);
      await api.lin.history.undo();
      expect((await api.lin.team.waiting({})).held).toMatchObject([{ id: held!.id }]);
      await meet(wei, lin);
      expect(await now()).toBe(text('Wei: one.', 'between', 'Wei: two.', 'more', third));
    }
  });

  test('is asked about once where its person wrote on in the same paragraph', async () => {
    await using files = await team();
    const { wei, lin, study, api } = files;
    const { id } = study.sources.first;
    await write(wei, id, text('Wei: one.', second));
    await meet(wei, lin);
    await write(wei, id, text('Wei: one, again.', second));
    for (const words of ['Lin: one.', 'Lin: one, and more.']) await write(lin, id, text(words, second));
    await wei.replica.sync();
    expect(await lin.replica.sync()).toMatchObject({ held: 1 });

    const { held } = await api.lin.team.waiting({});
    expect(held).toHaveLength(1);
    expect((await api.lin.team.waitingDetail({ id: held[0]!.id })).parts).toEqual([
      { ours: 'Lin: one, and more.', theirs: 'Wei: one, again.', base: 'Wei: one.' },
    ]);
    await api.lin.team.settle({ id: held[0]!.id, take: 'ours' });
    expect((await api.lin.team.waiting({})).held).toEqual([]);
    await meet(wei, lin);
  });
});

test('a coding whose words are gone can only be left; leaving it can be taken back', async () => {
  await using files = await team();
  const { wei, lin, study, api } = files;
  const { id } = study.sources.first;
  await codeWords(lin.project, study.sources.first, study.codes.guide, NOTE.split('\n')[0]!);
  await write(wei, id, NOTE.split('\n').slice(1).join('\n'));
  await wei.replica.sync();
  await lin.replica.sync();
  const [held] = (await api.lin.team.waiting({})).held;
  expect(held).toMatchObject({ why: 'words_gone', rows: [{ table: 'coding', name: 'guide' }] });
  const detail = await api.lin.team.waitingDetail({ id: held!.id });
  expect(detail).toMatchObject({ takes: ['theirs'], quote: NOTE.split('\n')[0] });

  await expect(api.lin.team.settle({ id: held!.id, take: 'ours' })).rejects.toMatchObject({
    key: 'errors:team_held_no_place',
  });
  expect(await api.lin.team.settle({ id: held!.id, take: 'theirs' })).toEqual({ group: null });
  expect((await api.lin.team.waiting({})).held).toEqual([]);
  await api.lin.team.reopen({ ids: [held!.id] });
  expect((await api.lin.team.waiting({})).held).toMatchObject([{ id: held!.id }]);
  await meet(wei, lin);
});
