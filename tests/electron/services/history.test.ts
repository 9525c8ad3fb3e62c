import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { NOTE, smallStudy } from '../../helpers/study.ts';

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

  test('take back a whole gesture', async () => {
    await using project = await testProject();
    const before = dump(project.store());
    await project.api.codes.create({ name: 'a' }, { group: 'gesture' });
    await project.api.codes.create({ name: 'b' }, { group: 'gesture' });

    await project.api.history.undo();

    expect(dump(project.store())).toBe(before);
    await expect(project.api.history.undo()).rejects.toMatchObject({ key: 'errors:nothing_to_undo' });
  });

  test('a new act ends the redo', async () => {
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

const acts = fc.array(fc.tuple(fc.nat(9), fc.nat(1000), fc.nat(1000), fc.nat(1000)), {
  minLength: 1,
  maxLength: 25,
});

/** One random act; what the rules refuse is simply not done. */
async function act(project: TestProject, [kind, a, b, c]: [number, number, number, number]): Promise<void> {
  const { api } = project;
  const { tables } = await api.project.records();
  const source = tables.source[a % Math.max(1, tables.source.length)];
  const code = tables.code[b % Math.max(1, tables.code.length)];
  const other = tables.code[c % Math.max(1, tables.code.length)];
  const codings = source ? await api.codings.of({ sourceId: source.id }) : [];
  const coding = codings[c % Math.max(1, codings.length)];
  const start = b % (NOTE.length - 1);
  const span = { start, end: Math.min(NOTE.length, start + 1 + (c % 30)) };
  const calls: (() => Promise<unknown> | undefined)[] = [
    () =>
      source &&
      code &&
      api.codings.apply({ sourceId: source.id, textHash: source.textHash, codeId: code.id, span }),
    () => source && code && api.sources.classify({ id: source.id, codeId: code.id }),
    () => coding && api.codings.remove({ ids: [coding.id] }),
    () => code && other && api.codes.merge({ fromIds: [code.id], intoId: other.id }),
    () => code && other && api.codes.move({ id: code.id, parentId: other.id }),
    () => code && api.codes.remove({ id: code.id }),
    () => code && other && api.codes.gather({ themeId: code.id, codeId: other.id }),
    () => api.codes.create({ name: `code ${a}`, parentId: other?.id ?? null, onePerSource: c % 2 === 0 }),
    () => coding && api.memos.add({ about: 'coding', subjectId: coding.id, body: 'memo' }),
    () =>
      source && a % 5 === 0
        ? api.sources.remove({ ids: [source.id] })
        : coding && api.codings.setExample({ id: coding.id, example: true }),
  ];
  await calls[kind]?.()?.catch((error: { code?: string }) => {
    if (error.code === 'internal') throw error;
  });
}

test(
  'any sequence of commands, undone, gives back the same rows; redone, what was there before',
  { timeout: 30_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
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
      { numRuns: 25, seed: 20260314 },
    );
  },
);
