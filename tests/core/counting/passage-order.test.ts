import { expect, it } from 'vitest';
import { inOrder, type PassageOrder } from '#core/counting/passage-order.ts';
import { passagesOf } from '#core/counting/passages.ts';
import { Study } from './study.ts';

const study = new Study().theme('guide').code('standards', { parentId: 'guide' }).class('news');
study
  .document('A', { date: '2021-03', classId: 'news' })
  .document('B', { date: '2019' })
  .document('C', { date: null });
study.coding('A', 'standards', [0, 5], { id: 'a', stance: 'supports' });
study
  .coding('B', 'guide', [0, 9], { id: 'b1' })
  .coding('B', 'guide', [20, 22], { id: 'b2', stance: 'contradicts' });
study.coding('C', 'guide', [0, 3], { id: 'c', stance: 'qualifies' });

it.each<[PassageOrder, string[]]>([
  ['source', ['a', 'b1', 'b2', 'c']],
  ['date', ['b1', 'b2', 'a', 'c']],
  ['stance', ['b2', 'c', 'a', 'b1']],
  ['code', ['b1', 'b2', 'c', 'a']],
  ['length', ['b1', 'a', 'c', 'b2']],
])('sorts passages by %s and keeps the rest in place', (order, ids) => {
  const { corpus, table } = study;
  const rows = passagesOf(corpus, table, { denominator: 'all' }, { codeId: 'guide' });

  expect(inOrder(rows, order, corpus, table).map(({ codingIds }) => codingIds[0])).toEqual(ids);
});
