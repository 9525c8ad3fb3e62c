import { expect, test } from 'vitest';
import { chooseRows, chosenRows } from '#renderer/common/passages/chosen-rows.ts';
import type { PassageRequest } from '#renderer/common/passages/passage-request.ts';

const ofScreen: PassageRequest = {
  request: { denominator: 'all' },
  cell: { codeId: 'connector' },
  words: '',
};
const ofCell: PassageRequest = {
  request: { unit: 'sources' },
  cell: { codeId: 'connector', columnKey: 'document' },
  words: '',
};

test('rows selected in one list are not selected in another that holds the same passages', () => {
  chooseRows(ofScreen, new Set(['a 0–5', 'b whole']));

  expect(chosenRows(ofCell)).toEqual(new Set());
  // The same list, beside the text.
  expect(chosenRows(structuredClone(ofScreen))).toEqual(new Set(['a 0–5', 'b whole']));
});

test('selecting in another list clears the earlier selection', () => {
  chooseRows(ofScreen, new Set(['a 0–5']));
  chooseRows(ofCell, new Set(['b whole']));

  expect(chosenRows(ofScreen)).toEqual(new Set());
  expect(chosenRows(ofCell)).toEqual(new Set(['b whole']));
});
