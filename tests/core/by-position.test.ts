// Two copies of a study may give two rows the same position. Every window must still show them in one order.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byPosition } from '#core/by-position.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['core', 'db', 'electron', 'formats', 'figures', 'renderer'];

test('rows with equal positions are sorted by id, whatever order they come in', () => {
  const [a, b, c] = [
    { id: 'a', position: 2 },
    { id: 'b', position: 1 },
    { id: 'c', position: 1 },
  ];

  expect([a, c, b].toSorted(byPosition)).toEqual([b, c, a]);
  expect([b, c, a].toSorted(byPosition)).toEqual([b, c, a]);
});

test('nothing is sorted by position alone', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  const sorting = files.filter((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      // A comparison may use other fields after the position, but must end with the id.
      .some((line) => /\ba\.position - b\.position\b/.test(line) && !/a\.id|byPosition\(a, b\)/.test(line)),
  );

  expect(sorting).toEqual([]);
});
