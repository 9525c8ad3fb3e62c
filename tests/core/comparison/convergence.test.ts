import { describe, expect, it } from 'vitest';
import { convergenceOf } from '#core/comparison/convergence.ts';

const silentInterviews = { side: 'b', upperBound: 0.18, applicable: true } as const;
const similar = { pattern: 'both', prominence: 'similar', silence: null } as const;
const different = { pattern: 'both', prominence: 'different', silence: null } as const;

describe('the convergence of a theme', () => {
  it.each([
    { row: similar, meaning: 'same', examples: 'same', label: 'agreement' },
    { row: similar, meaning: 'same', examples: 'different', label: 'partial-agreement' },
    { row: similar, meaning: 'different', examples: 'same', label: 'partial-agreement' },
    { row: different, meaning: 'same', examples: 'same', label: 'partial-agreement' },
    { row: similar, meaning: 'different', examples: 'different', label: 'dissonance' },
    { row: different, meaning: 'same', examples: 'different', label: 'dissonance' },
  ] as const)(
    'is $label for $row.prominence prominence, $meaning meaning and $examples examples',
    ({ row, meaning, examples, label }) => {
      expect(convergenceOf(row, { meaning, examples })).toBe(label);
    },
  );

  it('waits until both judgements are made', () => {
    expect(convergenceOf(similar, { meaning: 'same', examples: null })).toBe('needs-judgement');
    expect(convergenceOf(similar, { meaning: null, examples: 'same' })).toBe('needs-judgement');
  });

  it('is silence when only one side has the theme, whatever was judged', () => {
    const row = { pattern: 'a-only', prominence: null, silence: silentInterviews } as const;

    expect(convergenceOf(row, { meaning: null, examples: null })).toBe('silence');
    expect(convergenceOf(row, { meaning: 'same', examples: 'same' })).toBe('silence');
  });

  it('does not apply when the silent side could not have spoken', () => {
    const row = {
      pattern: 'a-only',
      prominence: null,
      silence: { ...silentInterviews, applicable: false },
    } as const;

    expect(convergenceOf(row, { meaning: null, examples: null })).toBe('not-applicable');
  });

  it('says so when neither side has the theme, and says nothing when a side is empty', () => {
    const nobody = { meaning: null, examples: null };

    expect(convergenceOf({ pattern: 'neither', prominence: null, silence: null }, nobody)).toBe('in-neither');
    expect(convergenceOf({ pattern: null, prominence: null, silence: null }, nobody)).toBeNull();
  });
});
