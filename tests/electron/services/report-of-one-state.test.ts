// A report tells of one state of the study, though acts are answered while it is read.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { Counting } from '#electron/engines/counting.ts';
import { ofOneState } from '#electron/services/report/one-state.ts';
import { testProject } from '../../helpers/project.ts';

/** How often something was read that a change overtakes this many times, and how many codes the last reading counted. */
async function readings(overtaken: number): Promise<readonly [read: number, codes: number]> {
  const project = await testProject();
  const { id } = await project.api.codes.create({ name: 'Walking' });
  const { db } = project.store();
  const counting = new Counting(db);
  const [code] = all(db, 'code', { id });
  let read = 0;
  const codes = await ofOneState({ counting }, (still) => {
    if (read < overtaken) {
      const another = { ...code!, id: randomUUID(), name: `Waiting ${read}` };
      counting.apply({ added: { code: { [another.id]: another } }, updated: {}, removed: {} });
    }
    read += 1;
    return Promise.resolve(still.counting.corpus.tables.code.size);
  });
  return [read, codes];
}

test.each([
  [0, [1, 1]],
  [1, [2, 2]],
  // While acts go on, the report is read once more, and counts the state at which that began.
  [2, [2, 2]],
  [9, [2, 2]],
])('after %i changes meanwhile', async (overtaken, expected) => {
  expect(await readings(overtaken)).toEqual(expected);
});

/** How many turns others have while the report is read. */
async function turnsDuring(read: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await read();
  isDone = true;
  return turns;
}

test('a kept table is counted, laid out, compared and drawn with turns for others between them', async () => {
  const { api } = await testProject();
  await api.codes.create({ name: 'Walking' });
  const read = () => api.report.read({ language: 'en' });
  const keep = (name: string) =>
    api.keptTables.keep({
      kind: 'tally',
      name,
      settings: { of: 'codes', by: 'kind', shown: { as: 'table' } },
    });
  await keep('One');
  await read();
  const ofOne = await turnsDuring(read);
  await keep('Two');

  const ofTwo = await turnsDuring(read);

  // A call needs six turns to be answered.
  expect(ofTwo - ofOne).toBeGreaterThanOrEqual(4 * 6);
});
