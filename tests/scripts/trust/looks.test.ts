import { expect, test } from 'vitest';
import { foundIn } from '../../../scripts/trust/looks.ts';

test('a failed step of a walk, and a walk that could not begin, are faults', () => {
  const { tried, faults } = foundIn(
    {
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
    },
    1,
  );

  expect(tried).toBe(2);
  expect(faults).toEqual(['shows triage whole: failed', 'There is no Chromium.']);
});

test('walks that were not found, and a failure outside all steps, are faults too', () => {
  const step = { fullName: 'shows sources whole', status: 'passed' };

  expect(foundIn({ testResults: [] }, 1).faults).toEqual(['The walks ended with status 1.']);
  expect(foundIn({ testResults: [{ message: '', assertionResults: [step] }] }, 1).faults).toHaveLength(1);
  expect(foundIn({ testResults: [{ message: '', assertionResults: [step] }] }, 0).faults).toEqual([]);
});
