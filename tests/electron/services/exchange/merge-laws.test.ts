// Whatever was done to a project and to a copy of it, what comes back is merged without harm.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { presentRows } from '#electron/services/exchange-past.ts';
import { dump } from '../../../helpers/dump.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { act, acts } from '../../../helpers/random-acts.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { bring, saved, withoutOwn } from './own-data.ts';

const both = fc.record({
  before: acts,
  here: acts,
  there: acts,
  conflicts: fc.constantFrom('ours' as const, 'theirs' as const),
  isBare: fc.boolean(),
});

test(
  'a merge is whole, removes nothing, brings nothing twice, and is taken back',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(both, async ({ before, here, there, conflicts, isBare }) => {
        await using first = await testProject();
        await smallStudy(first);
        for (const each of before) await act(first, each);
        await using copy = await testProject();
        const out = await saved(first);
        await bring(copy, isBare ? withoutOwn(out.entries) : out.bytes);
        for (const each of here) await act(first, each);
        for (const each of there) await act(copy, each);
        const back = await saved(copy, 'back.qdpx');
        const bytes = isBare ? withoutOwn(back.entries) : back.bytes;
        const stood = dump(first.store());
        const rows = new Set(rowIds(first));

        const report = await bring(first, bytes, { conflicts });

        expect((await first.api.project.check()).problems).toEqual([]);
        const now = rowIds(first);
        expect([...rows].filter((id) => !now.includes(id))).toEqual([]);
        const merged = dump(first.store());
        const { exchangeId, made, changed: updated } = await bring(first, bytes, { conflicts });
        expect({ exchangeId, made, updated }).toEqual({ exchangeId: null, made: {}, updated: {} });
        expect(lostCodes(first)).toEqual([]);
        expect(dump(first.store())).toBe(merged);
        if (report.exchangeId !== null) await first.api.history.undo();
        expect(dump(first.store())).toBe(stood);
        expect([...first.faults, ...copy.faults]).toEqual([]);
      }),
      { numRuns: 15, seed: 20261127 },
    );
  },
);

function rowIds(project: TestProject): string[] {
  return [...presentRows(project.store().db)].flatMap(([table, rows]) =>
    rows.map(({ id }) => `${table} ${id}`),
  );
}

/** Codes that stand in a ring, or were merged into one that was merged itself. */
function lostCodes(project: TestProject): string[] {
  const codesHere = new Map(all(project.store().db, 'code').map((row) => [row.id, row]));
  return [...codesHere.values()].flatMap(({ id, name, parentId, mergedInto }) => {
    let above = parentId;
    for (let steps = 0; above !== null && steps < 100; steps += 1)
      above = codesHere.get(above)?.parentId ?? null;
    const isMergedTwice = mergedInto !== null && codesHere.get(mergedInto)?.status === 'merged';
    return above !== null || isMergedTwice || mergedInto === id ? [name] : [];
  });
}
