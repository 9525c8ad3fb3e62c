import { expect, it } from 'vitest';
import { ownOf } from '#renderer/features/passages/own-codings.ts';

function row(...codingIds: string[]) {
  return { sourceId: 'N1', span: { start: 0, end: 10 }, codingIds };
}

it('rows coded by another coder only are not counted among those that change', () => {
  const rows = [row('wei 1', 'wei 2', 'lena 1'), row('lena 2')];
  const codings = [
    { id: 'wei 1', coderId: 'Wei' },
    { id: 'wei 2', coderId: 'Wei' },
    { id: 'lena 1', coderId: 'Lena' },
    { id: 'lena 2', coderId: 'Lena' },
  ];

  expect(ownOf(rows, codings, 'Wei')).toEqual({ ids: ['wei 1', 'wei 2'], rows: 1, others: 2 });
});
