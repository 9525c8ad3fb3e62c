// Two changes whose footprints are apart can be done in either order.
import { describe, expect, test } from 'vitest';
import { type Change, rowChanges } from '#core/change.ts';
import { brokenLaws } from '#core/settling/broken-laws.ts';
import { Draft } from '#core/settling/draft.ts';
import type { LooseRows } from '#core/settling/rows.ts';
import { footprintOf, type FootprintKeys, Footprints } from '#core/team/footprint.ts';
import { chance } from '../../../scripts/chance.ts';
import { firstRows, randomAct } from '../../../scripts/fuzz/settling/histories.ts';
import { digest } from '../../../scripts/fuzz/settling/texts.ts';

/** Does a change to rows that must be as it says; false where they are not, or a law is broken. */
function doStrictly(draft: Draft, change: Change): boolean {
  try {
    for (const { table, id, before, after } of rowChanges(change)) {
      const row: object | undefined = draft.find(table, id);
      if (JSON.stringify(row ?? null) !== JSON.stringify(before)) return false;
      if (before && after) draft.update(table, id, after);
      else if (after) draft.insert(table, after as never);
    }
    for (const { table, id, after } of [...rowChanges(change)].toReversed())
      if (!after) draft.remove(table, id);
    return true;
  } catch {
    return false;
  }
}

function sorted(rows: LooseRows): string {
  return JSON.stringify(
    [...rows].map(([table, each]) => [table, [...each].toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  );
}

/** What goes wrong where the two changes are done one after the other, either way; null where nothing does. */
function faultOf(rows: LooseRows, one: Change, other: Change): string | null {
  const [here, there] = [new Draft(rows), new Draft(rows)];
  if (!doStrictly(here, one) || !doStrictly(here, other)) return 'the second does not apply after the first';
  if (!doStrictly(there, other) || !doStrictly(there, one))
    return 'the first does not apply after the second';
  if (sorted(here.rows()) !== sorted(there.rows())) return 'the order matters';
  const [broken] = brokenLaws(here);
  if (broken !== undefined) return JSON.stringify(broken);
  // Where one of them alone leaves a coding on other words, as a repair does, the two together may.
  const alone = [one, other].map((change) => {
    const draft = new Draft(rows);
    return doStrictly(draft, change) ? slipped(draft) : null;
  });
  return alone.every((each) => each === null) ? slipped(here) : null;
}

/** A coding that is not on its words any more; here the hash of a text is the text itself. */
function slipped(draft: Draft): string | null {
  const found = draft.all('coding').find(({ sourceId, start, end, quoteDigest }) => {
    const text = draft.find('source', sourceId)?.textHash ?? '';
    return start !== null && digest(text.slice(start, end ?? start)) !== quoteDigest;
  });
  return found ? `coding ${found.id} is not on its words` : null;
}

/** Rows on which two people have worked in turn. */
function rowsWorkedOn(by: ReturnType<typeof chance>, newId: () => string): LooseRows {
  let rows = firstRows();
  for (let step = 0; step < 14; step += 1) {
    const draft = new Draft(rows);
    if (doStrictly(draft, randomAct(rows, by, by.of(['wei', 'lena']), newId))) rows = draft.rows();
  }
  return rows;
}

/** How many pairs were apart, and the first pair that did not fit, among pairs of random acts. */
function tried(
  from: number,
  pairs: number,
  weaken: (keys: FootprintKeys) => FootprintKeys,
): { apart: number; fault: string | null } {
  let apart = 0;
  for (let seed = from; seed < from + pairs; seed += 1) {
    const by = chance(seed);
    let ids = 0;
    const newId = (): string => `i${(ids += 1)}`;
    const rows = rowsWorkedOn(by, newId);
    const parents = new Map(
      (rows.get('code') ?? []).map(({ id, parentId }) => [id, parentId as string | null]),
    );
    const acts = ['wei', 'lena'].map((coder) => randomAct(rows, by, coder, newId));
    const keys = acts.map((act) => weaken(footprintOf(act, (id) => parents.get(id) ?? null)));
    const met = new Footprints();
    met.add(keys[0]!);
    if (met.meets(keys[1]!)) continue;
    apart += 1;
    const fault = faultOf(rows, acts[0]!, acts[1]!);
    if (fault !== null) return { apart, fault: `seed ${seed}: ${fault}` };
  }
  return { apart, fault: null };
}

const without =
  (which: 'writes' | 'reads', pattern: RegExp) =>
  (keys: FootprintKeys): FootprintKeys => ({
    ...keys,
    [which]: new Set([...keys[which]].filter((key) => !pattern.test(key))),
  });

test('changes that are apart apply strictly in either order, to the same rows, and break no law together', () => {
  const { apart, fault } = tried(1, 3000, (keys) => keys);

  expect(fault).toBeNull();
  expect(apart).toBeGreaterThan(1000);
});

describe('each part of a footprint is needed', () => {
  test.each([
    ['rows', 100, without('writes', /^row /)],
    ['what is named', 1, without('reads', /^there /)],
    ['what only one row may have', 150, without('writes', /^(?:alike|name|whole) /)],
    ['the codes above a code', 12400, without('reads', /^place /)],
    ['the text under a span', 450, without('reads', /^text /)],
  ])('%s', (_name, from, weaken) => {
    expect(tried(from, 100, weaken).fault).not.toBeNull();
  });
});
