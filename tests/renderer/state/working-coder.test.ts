// The coder of a window is set when a project is opened. A file that makes somebody else the main coder does not change
// it.
import { expect, test } from 'vitest';
import type { CoderRecord, ProjectRecord } from '#core/records.ts';
import { withWorkingCoder } from '#renderer/state/working-coder.ts';

const path = '/studies/fair.concord';
const coder = (id: string): CoderRecord => ({
  id,
  name: id,
  kind: 'person',
  personId: null,
  program: null,
  createdAt: '',
});

type Chosen = Readonly<Record<string, string>>;

function opened(chosen: Chosen, mainCoderId: string, ...ids: string[]): Chosen {
  return withWorkingCoder(chosen, path, {
    coder: ids.map(coder),
    project: [{ mainCoderId } as ProjectRecord],
  });
}

test('a person who opens a project works as its main coder, and continues so when another becomes main coder', () => {
  const wei = opened({}, 'wei', 'wei');

  expect(wei).toEqual({ [path]: 'wei' });
  expect(opened(wei, 'ann', 'wei', 'ann')).toEqual({ [path]: 'wei' });
});

test('a chosen coder stays chosen, in each project', () => {
  const chosen = { [path]: 'li', '/studies/other.concord': 'ann' };

  expect(opened(chosen, 'wei', 'wei', 'li')).toEqual(chosen);
});

test('in another project with the same name, a coder who does not exist there is not assumed', () => {
  expect(opened({ [path]: 'wei' }, 'ann', 'ann')).toEqual({ [path]: 'ann' });
});
