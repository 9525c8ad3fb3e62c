import { describe, expect, it } from 'vitest';
import { labelOfTitle } from '#core/interview-label.ts';

describe('the label that a title proposes', () => {
  it.each([
    ['N9.2 second talk', [], 'N9.2'],
    ['N9.2', ['N9.2'], 'N9.3'],
    ['N30 talk', ['N1'], 'N30'],
    ['受访者张 访谈', ['N1', 'N2', 'P7', 'N17.2'], 'N18'],
    ['Talk in March', [], 'Talk in March'],
    ['Talk in March', ['Talk in March'], 'Talk in March.2'],
    ['Report 2020 on prices', ['N3'], 'N4'],
  ])('%s beside %j is %s', (title, taken, label) => {
    expect(labelOfTitle(title, taken)).toBe(label);
  });
});
