import { describe, expect, it } from 'vitest';
import { lateCodes, lateSources } from '#core/counting/born-late.ts';
import { select } from '#core/counting/selection.ts';
import { tally } from '#core/counting/tally.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { Study } from './study.ts';

const [january, march, may] = ['2024-01-10', '2024-03-10', '2024-05-10'].map(
  (day) => `${day}T09:00:00.000Z`,
) as [string, string, string];

function lateRows(study: Study, layer: 'main' | 'union' | 'majority' = 'main') {
  return tally(study.corpus, study.table, { of: 'codes', layer }).rows.map((row) => [
    row.codeId,
    row.bornLate,
    row.bornLateAtRisk,
  ]);
}

describe('a code created late', () => {
  it('says how many sources in scope were reviewed before it existed', () => {
    const study = new Study().code('early').code('late', { createdAt: march });
    study.document('D1').document('D2').document('D3').document('D4', { status: 'excluded' });
    study.document('D5').reviewed(['D1', 'D4'], 'Wei', january).reviewed(['D2'], 'Wei', may);
    study.reviewed(['D5'], 'Wei', march);

    expect(lateRows(study)).toEqual([
      ['early', 0, 0],
      ['late', 1, 1],
    ]);
    expect(lateCodes(select(study.corpus, study.table, {}), ['early', 'late'])).toEqual([
      { codeId: 'late', sourceIds: ['D1'] },
    ]);
  });

  it('marks the codes above it too', () => {
    const study = new Study().code('above').code('late', { parentId: 'above', createdAt: march });
    study.document('D1').reviewed(['D1'], 'Wei', january);

    expect(lateRows(study)).toEqual([
      ['above', 1, 1],
      ['late', 1, 1],
    ]);
  });

  it('puts at risk only sources that lack the theme', () => {
    const { created, theme, sources, expected } = analysis.born_late;
    const at = (tick: number): string => `2024-01-01T00:00:${String(tick).padStart(2, '0')}.000Z`;
    const study = new Study().theme('theme', theme, { createdAt: at(0) });
    for (const [code, tick] of Object.entries(created)) study.code(code, { createdAt: at(tick) });
    for (const { id, reviewed_at, codes } of sources) {
      study.document(id);
      if (reviewed_at !== null) study.reviewed([id], 'Wei', at(reviewed_at));
      for (const code of codes) study.coding(id, code, [0, 5]);
    }
    const selection = select(study.corpus, study.table, {});
    const { rows, total } = tally(study.corpus, study.table, {});

    expect(lateSources(selection)(new Set(theme))).toEqual({
      late: expected.reviewed_before_a_code,
      atRisk: expected.at_risk,
    });
    expect(total.n).toBe(expected.base);
    expect(rows[0]!.total.count).toBe(expected.count);
    expect(rows[0]!.total.count! + rows[0]!.bornLateAtRisk).toBe(expected.at_most);
  });

  it('can be a code into which a younger one was merged: nobody had looked for its whole meaning before', () => {
    const study = new Study().code('kept').code('merged', { createdAt: march });
    study.document('D1').reviewed(['D1'], 'Wei', january);
    const before = lateRows(study);
    Object.assign(study.rows.code[1]!, { status: 'merged', mergedInto: 'kept' });

    expect(before).toEqual([
      ['kept', 0, 0],
      ['merged', 1, 1],
    ]);
    expect(lateRows(study)).toEqual([['kept', 1, 1]]);
    expect(lateCodes(select(study.corpus, study.table, {}), ['kept'])).toEqual([
      { codeId: 'kept', sourceIds: ['D1'] },
    ]);
  });

  it('was looked for in a source of the union if one person reviewed the source later', () => {
    const study = new Study().coder('Lin').code('late', { createdAt: march }).document('D1');
    study.reviewed(['D1'], 'Wei', january).reviewed(['D1'], 'Lin', may);

    expect(lateRows(study)).toEqual([['late', 1, 1]]);
    expect(lateRows(study, 'union')).toEqual([['late', 0, 0]]);
  });

  it('needs enough later reviews for a majority', () => {
    const study = new Study().coder('Lin').coder('Ana').code('late', { createdAt: march });
    study.document('D1').document('D2');
    study
      .reviewed(['D1', 'D2'], 'Wei', january)
      .reviewed(['D1'], 'Lin', january)
      .reviewed(['D2'], 'Lin', may);
    study.reviewed(['D1', 'D2'], 'Ana', may);

    expect(lateRows(study, 'majority')).toEqual([['late', 1, 1]]);
    expect(lateCodes(select(study.corpus, study.table, { layer: 'majority' }), ['late'])).toEqual([
      { codeId: 'late', sourceIds: ['D1'] },
    ]);
  });
});
