// The file of a table that was sorted on the screen has its rows in that order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testProject } from '../../helpers/project.ts';

interface Row {
  readonly path: readonly string[];
}

test('a tally is exported in the order on the screen, and rows that are not named follow as in the codebook', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const made = [];
  // One after the other: this is their order in the codebook.
  for (const name of ['a', 'b', 'c', 'd']) made.push(await api.codes.create({ name, isTheme: true }));
  const [a, , c, d] = made.map(({ id }) => id);
  const to = join(folder, 'tally.csv');

  await api.exports.tally({ to, format: 'csv', order: [d!, c!, a!, 'gone'] });

  const firsts = readFileSync(to, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  expect(firsts.filter((name) => /^[abcd]$/.test(name ?? ''))).toEqual(['d', 'c', 'a', 'b']);
  const [told] = await api.history.list({ limit: 1 });
  expect((await api.history.act({ seq: told!.seq })).exported?.settings).toEqual({});
});

test('a comparison is exported in the order on the screen', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const [first, second] = [
    await api.codes.create({ name: 'a', isTheme: true }),
    await api.codes.create({ name: 'b', isTheme: true }),
  ];
  const to = join(folder, 'joint.json');

  await api.exports.comparison({ to, format: 'json', order: [second.id, first.id] });

  const { rows } = JSON.parse(readFileSync(to, 'utf8')) as { rows: readonly Row[] };
  expect(rows.map(({ path }) => path.at(-1))).toEqual(['b', 'a']);
});
