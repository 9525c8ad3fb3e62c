import { expect, test } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { namesTyped, plannedCode } from '#renderer/common/codes/new-code.ts';
import { codeRecord } from '../../helpers/records.ts';

const codebook = codebookOf(
  [
    codeRecord({ id: 'outcomes', name: 'outcomes' }),
    codeRecord({ id: 'orders', name: 'orders', parentId: 'outcomes' }),
    codeRecord({ id: 'mechanisms', name: 'Mechanisms', name2: '机制' }),
  ],
  [],
);

test('“Parent > Child” makes a path, not one code with that literal name', () => {
  expect(plannedCode(codebook, 'outcomes > trust', null)).toEqual({ parentId: 'outcomes', names: ['trust'] });
  expect(plannedCode(codebook, 'orders > first orders > small', null)).toEqual({
    parentId: 'orders',
    names: ['first orders', 'small'],
  });
  expect(plannedCode(codebook, 'limits > money', 'outcomes')).toEqual({
    parentId: null,
    names: ['limits', 'money'],
  });
});

test('existing codes of a path are used, whatever the case of their letters', () => {
  expect(plannedCode(codebook, 'Outcomes › Orders', null)).toEqual({ parentId: 'orders', names: [] });
  expect(plannedCode(codebook, 'mechanisms＞标准', null)).toEqual({
    parentId: 'mechanisms',
    names: ['标准'],
  });
});

test('a path may begin with the name of a code in the other language', () => {
  expect(plannedCode(codebook, '机制 > 标准', null)).toEqual({ parentId: 'mechanisms', names: ['标准'] });
});

test('a single name is created where it was typed', () => {
  expect(plannedCode(codebook, 'trust', 'outcomes')).toEqual({ parentId: 'outcomes', names: ['trust'] });
  expect(namesTyped(' trust ')).toEqual(['trust']);
  expect(namesTyped('> trust >')).toEqual(['trust']);
});
