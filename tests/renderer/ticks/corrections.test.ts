import { describe, expect, it } from 'vitest';
import { withCode, withSource, withUse } from '#renderer/features/ticks/corrections.ts';
import { asProposed } from '#renderer/common/openers/ticks-desk.ts';

const present = ['title', 'theme', 'theme', 'leave'] as const;

describe('choices for a sheet', () => {
  it('give a use to one column, and take it from the one that had it', () => {
    const once = withUse(asProposed, present, 3, 'title');

    expect(once.uses).toEqual([
      { place: 0, use: 'leave' },
      { place: 3, use: 'title' },
    ]);
    expect(withUse(once, present, 0, 'theme').uses).toEqual([
      { place: 0, use: 'theme' },
      { place: 3, use: 'title' },
    ]);
  });

  it('let many columns be themes or totals', () => {
    expect(withUse(asProposed, present, 3, 'theme').uses).toEqual([{ place: 3, use: 'theme' }]);
  });

  it('keep the last choice for a theme', () => {
    const said = withCode(withCode(asProposed, 1, 'new'), 2, null);

    expect(withCode(said, 1, 'a').themes).toEqual([
      { place: 2, as: null },
      { place: 1, as: 'a' },
    ]);
  });

  it('can set a row back to what was proposed', () => {
    const said = withSource(withSource(asProposed, 4, 'a'), 5, null);

    expect(said.rows).toEqual([
      { row: 4, sourceId: 'a' },
      { row: 5, sourceId: null },
    ]);
    expect(withSource(said, 4, undefined).rows).toEqual([{ row: 5, sourceId: null }]);
  });
});
