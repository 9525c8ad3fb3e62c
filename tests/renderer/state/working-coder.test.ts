// Who works in a window is held when a project is opened: a file that makes somebody else the main coder changes
// nothing about who sits here.
import { expect, test } from 'vitest';
import type { CoderRecord, ProjectRecord } from '#core/records.ts';
import { withWhoOpens } from '#renderer/state/working-coder.ts';

const path = '/studies/fair.concord';
const coder = (id: string): CoderRecord => ({ id, name: id, kind: 'person', personId: null, createdAt: '' });

type Chosen = Readonly<Record<string, string>>;

function opened(chosen: Chosen, mainCoderId: string, ...ids: string[]): Chosen {
  return withWhoOpens(chosen, path, { coder: ids.map(coder), project: [{ mainCoderId } as ProjectRecord] });
}

test('who opens a project is its main coder, and stays that when another leads', () => {
  const wei = opened({}, 'wei', 'wei');

  expect(wei).toEqual({ [path]: 'wei' });
  expect(opened(wei, 'ann', 'wei', 'ann')).toEqual({ [path]: 'wei' });
});

test('who is chosen stays chosen, in each project', () => {
  const chosen = { [path]: 'li', '/studies/other.concord': 'ann' };

  expect(opened(chosen, 'wei', 'wei', 'li')).toEqual(chosen);
});

test('in another project of the same name, nobody is taken for who is not there', () => {
  expect(opened({ [path]: 'wei' }, 'ann', 'ann')).toEqual({ [path]: 'ann' });
});
