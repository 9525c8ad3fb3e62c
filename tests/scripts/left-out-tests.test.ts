import { expect, test } from 'vitest';
import { linesOf } from '../../scripts/left-out-tests.ts';

test('left-out tests are counted by the reason in their names', () => {
  const lines = linesOf([
    'files of other programs (left out: ../shared/refi is not here) > a.qdpx',
    'files of other programs (left out: ../shared/refi is not here) > b.qdpx',
    'the matrix > is read in R with its types (left out where Rscript is not there)',
    'a full disk (left out: needs root (or a user namespace)) > is told',
    'something else (en)',
  ]);

  expect(lines).toEqual([
    '1 test was left out: needs root (or a user namespace)',
    '1 test was left out: no reason is given: something else (en)',
    '1 test was left out: where Rscript is not there',
    '2 tests were left out: ../shared/refi is not here',
  ]);
});
