import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject } from '../../helpers/project.ts';
import { act, acts } from '../../helpers/random-acts.ts';
import { lawOf, tries } from '../../helpers/seeded-ids.ts';
import { smallStudy } from '../../helpers/study.ts';

describe('undo and redo', () => {
  test('survive closing and opening again', async () => {
    await using project = await testProject();
    await project.api.codes.create({ name: 'connector' });
    const before = dump(project.store());
    await project.api.codes.create({ name: 'guide' });

    project.reopen();
    await project.api.history.undo();

    expect(dump(project.store())).toBe(before);
    project.reopen();
    expect((await project.api.history.state()).redo?.method).toBe('codes.create');
  });

  test('revert a whole gesture', async () => {
    await using project = await testProject();
    const before = dump(project.store());
    await project.api.codes.create({ name: 'a' }, { group: 'gesture' });
    await project.api.codes.create({ name: 'b' }, { group: 'gesture' });

    await project.api.history.undo();

    expect(dump(project.store())).toBe(before);
    await expect(project.api.history.undo()).rejects.toMatchObject({ key: 'errors:nothing_to_undo' });
  });

  test('a new act removes the redo', async () => {
    await using project = await testProject();
    await project.api.codes.create({ name: 'a' });
    await project.api.history.undo();
    await project.api.codes.create({ name: 'b' });

    await expect(project.api.history.redo()).rejects.toMatchObject({ key: 'errors:nothing_to_redo' });
  });

  test('the history says who did what, when', async () => {
    await using project = await testProject();
    await project.api.codes.create({ name: 'a' });

    const [row] = await project.api.history.list({ method: 'codes' });

    expect(row).toMatchObject({ method: 'codes.create', counts: { code: { added: 1 } } });
  });
});

test('any sequence of commands gives the same rows after undo, and the later state after redo', async () => {
  await fc.assert(
    lawOf(acts, async (sequence) => {
      await using project = await testProject();
      await smallStudy(project);
      const start = dump(project.store());
      const undone: string[] = [];
      for (const each of sequence) await act(project, each);
      const end = dump(project.store());

      while (dump(project.store()) !== start) {
        undone.push(dump(project.store()));
        await project.api.history.undo();
      }
      project.reopen();
      for (const expected of undone.toReversed()) {
        await project.api.history.redo();
        expect(dump(project.store())).toBe(expected);
      }

      expect(dump(project.store())).toBe(end);
      expect((await project.api.project.check()).problems).toEqual([]);
      expect(project.faults).toEqual([]);
    }),
    tries(25, 20260314),
  );
});
