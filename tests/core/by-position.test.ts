// Two copies of a study may give the same position to two things: whoever sees both must see them in one order.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byPosition } from '#core/by-position.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['core', 'db', 'electron', 'formats', 'figures', 'renderer'];

test('things with equal positions stand in the order of their ids, however they come', () => {
  const [a, b, c] = [
    { id: 'a', position: 2 },
    { id: 'b', position: 1 },
    { id: 'c', position: 1 },
  ];

  expect([a, c, b].toSorted(byPosition)).toEqual([b, c, a]);
  expect([b, c, a].toSorted(byPosition)).toEqual([b, c, a]);
});

test('nothing is sorted by positions alone', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  const sorting = files.filter((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      // Whatever else is compared after the position, the id comes last.
      .some((line) => /\ba\.position - b\.position\b/.test(line) && !/a\.id|byPosition\(a, b\)/.test(line)),
  );

  expect(sorting).toEqual([]);
});
