// What an act is settled to counts as changed: what comes after it and meets only that is settled, too.
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import type { TestProject } from '../../helpers/project.ts';
import { digestsOf } from '../../helpers/replicas.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

test('a name that settling gave is not given twice, where what takes it met only what stays as it is', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  const { market } = study.codes;
  const { id: sourceId, textHash } = study.sources.first;
  const together = async (name: string, input: object): Promise<void> => {
    expect(await lin.project.session.call(name, input, { group: 'one gesture' })).toMatchObject({ ok: true });
  };
  const names = async ({ api }: TestProject): Promise<string[]> =>
    (await api.project.records()).tables.code
      .map(({ name }) => name)
      .filter((name) => name.startsWith('alike'))
      .toSorted();
  await lin.project.api.codes.create({ name: 'alike' });
  await together('codings.apply', { sourceId, textHash, codeId: market.id, span: { start: 0, end: 4 } });
  await together('codes.create', { name: 'alike (2)' });
  // What Lin coded relies on it, and is done as it was meant.
  await wei.project.api.codes.update({ id: market.id, isTheme: true });
  await wei.project.api.codes.create({ name: 'alike' });
  await wei.replica.sync();

  await lin.replica.sync();
  await wei.replica.sync();

  expect(await names(lin.project)).toEqual(['alike', 'alike (2)', 'alike (2) (2)']);
  expect(digestsOf(lin.project.store())).toEqual(digestsOf(wei.project.store()));
  for (const one of [wei, lin]) expect(findProblems(one.project.store().db)).toEqual([]);
});
