import { expect, test } from 'vitest';
import { foundIn } from '../../../scripts/trust/looks.ts';

test('a step of a walk that failed and a walk that could not begin are faults', () => {
  const { tried, faults } = foundIn({
    testResults: [
      {
        message: '',
        assertionResults: [
          { fullName: 'shows sources whole', status: 'passed' },
          { fullName: 'shows triage whole', status: 'failed' },
        ],
      },
      { message: 'There is no Chromium.', assertionResults: [] },
    ],
  });

  expect(tried).toBe(2);
  expect(faults).toEqual(['shows triage whole: failed', 'There is no Chromium.']);
});
