// Whole files that Concord wrote under each schema that could export one: the program of that schema wrote
// `fixtures/exchange/000N.qdpx` from `fixtures/projects/000N.concord`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { OLDEST_SCHEMA } from '#electron/services/exchange/own-shape.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { entriesOf } from './qde-structure.ts';

const root = resolve(import.meta.dirname, '../../../..');
const fixtures = join(root, 'fixtures/exchange');
const schemas = readdirSync(join(root, 'migrations'))
  .flatMap((name) => (/^\d{4}_.*\.sql$/.test(name) ? [name.slice(0, 4)] : []))
  .filter((number) => Number(number) >= OLDEST_SCHEMA);

test('there is a file for every schema', () => {
  expect(readdirSync(fixtures).toSorted()).toEqual(schemas.map((number) => `${number}.qdpx`));
});

test.each(schemas)(
  'a file of schema %s is not called damaged because of columns added later',
  async (number) => {
    const bytes = readFileSync(join(fixtures, `${number}.qdpx`));
    const own = JSON.parse((await entriesOf(bytes)).get('concord.json')?.toString('utf8') ?? '') as {
      schema: number;
      rows: Record<string, readonly { id: string }[]>;
    };
    await using project = await testProject();

    const { remarks, tables } = await broughtInto(project, bytes);

    expect(own.schema).toBe(Number(number));
    expect(remarks).toContain('exchange:own_whole');
    for (const table of ['source', 'code', 'class', 'exclusionReason', 'memo', 'respondent'] as const)
      expect(tables[table].map(({ id }) => id).toSorted()).toEqual(
        expect.arrayContaining((own.rows[table] ?? []).map(({ id }) => id).toSorted()),
      );
    const codings = project.store().db.sqlite.prepare('SELECT count(*) FROM coding').pluck().get();
    expect(codings).toBe(own.rows['coding']?.length);
    expect((await project.api.project.check()).problems).toEqual([]);
  },
);
