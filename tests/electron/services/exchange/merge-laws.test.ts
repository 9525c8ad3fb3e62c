// Whatever was done to a project and to a copy of it, merging the copy back does no harm.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { presentRows } from '#electron/services/exchange/past.ts';
import { dump } from '../../../helpers/dump.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { act, acts } from '../../../helpers/random-acts.ts';
import { lawOf, tries } from '../../../helpers/seeded-ids.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { bring, saved, withoutOwn } from './own-data.ts';

const both = fc.record({
  before: acts,
  here: acts,
  there: acts,
  conflicts: fc.constantFrom('ours' as const, 'theirs' as const),
  isBare: fc.boolean(),
});

test('a merge leaves a sound project, removes nothing, adds nothing twice, and can be undone', async () => {
  await fc.assert(
    lawOf(both, async ({ before, here, there, conflicts, isBare }) => {
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
      const merges = mergedCodes(first);

      const report = await bring(first, bytes, { conflicts });

      expect((await first.api.project.check()).problems).toEqual([]);
      const now = rowIds(first);
      const gone = [...rows].filter((id) => !now.includes(id));
      // Two rows made for the same thing become one, and rows on the second move to the first.
      const isJoined =
        report.remarks.some(({ key }) => key === 'exchange:joined') || mergedCodes(first) > merges;
      expect(isJoined ? gone.filter((key) => !passing.test(key)) : gone).toEqual([]);
      expect(twins(first)).toEqual([]);
      const merged = dump(first.store());
      const { exchangeId, made, changed: updated } = await bring(first, bytes, { conflicts });
      expect({ exchangeId, made, updated }).toEqual({ exchangeId: null, made: {}, updated: {} });
      expect(lostCodes(first)).toEqual([]);
      expect(dump(first.store())).toBe(merged);
      if (report.exchangeId !== null) await first.api.history.undo();
      expect(dump(first.store())).toBe(stood);
      expect([...first.faults, ...copy.faults]).toEqual([]);
    }),
    tries(15, 20261127),
  );
});

test('an older file of what is here brings nothing, whatever was done since, and by whatever way it came', async () => {
  const work = fc.record({
    before: acts,
    between: acts,
    there: acts,
    conflicts: both.map((each) => each.conflicts),
  });
  await fc.assert(
    lawOf(work, async ({ before, between, there, conflicts }) => {
      await using first = await testProject();
      await smallStudy(first);
      for (const each of before) await act(first, each);
      const older = (await saved(first, 'older.qdpx')).bytes;
      for (const each of between) await act(first, each);
      const newer = (await saved(first, 'newer.qdpx')).bytes;
      await using copy = await testProject();
      await bring(copy, older);
      for (const each of there) await act(copy, each);
      const theirs = (await saved(copy, 'theirs.qdpx')).bytes;
      await using last = await testProject();
      await bring(last, newer);
      const known = dump(last.store());

      await bring(last, older, { conflicts });

      expect(dump(last.store())).toBe(known);
      await bring(last, theirs, { conflicts });
      const merged = dump(last.store());
      for (const bytes of [older, newer, theirs])
        expect(await bring(last, bytes, { conflicts })).toMatchObject({ made: {}, changed: {} });
      expect((await last.api.project.check()).problems).toEqual([]);
      expect(dump(last.store())).toBe(merged);
    }),
    tries(6, 20261127),
  );
});

function rowIds(project: TestProject): string[] {
  return [...presentRows(project.store().db)].flatMap(([table, rows]) =>
    rows.map(({ id }) => `${table} ${id}`),
  );
}

/** Rows that become part of others when codings or codes are joined. */
const passing = /^(coding|codeExample|themeCode|verdictEvidence|summary|summaryQuote|refusedPassage) /;

function mergedCodes(project: TestProject): number {
  return all(project.store().db, 'code', { status: 'merged' }).length;
}

/** Codings that exist twice, and rows on codes that are merged. */
function twins(project: TestProject): unknown[] {
  return project
    .store()
    .db.sqlite.prepare(
      `SELECT id FROM coding GROUP BY source_id, coder_id, code_id, start, "end" HAVING count(*) > 1
       UNION ALL SELECT coding.id FROM coding JOIN code ON code.id = code_id WHERE status = 'merged'
       UNION ALL SELECT memo.id FROM memo JOIN code ON code.id = code_id WHERE status = 'merged'
       UNION ALL SELECT theme_code.id FROM theme_code JOIN code ON code.id IN (code_id, theme_id)
         WHERE status = 'merged'
       UNION ALL SELECT child.id FROM code child JOIN code above ON above.id = child.parent_id
         WHERE above.status = 'merged' AND child.status <> 'merged'`,
    )
    .all();
}

/** Codes that form a circle, or were merged into a code that is itself merged. */
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
