// The tables of one state, which later changes do not reach.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import { all } from '#db/write.ts';
import { Counting } from '#electron/engines/counting.ts';
import { testProject } from '../../helpers/project.ts';

async function counted() {
  const project = await testProject();
  const { id } = await project.api.codes.create({ name: 'Walking' });
  const { db } = project.store();
  const [code] = all(db, 'code', { id });
  const another = (): Change => {
    const made = { ...code!, id: randomUUID(), name: 'Waiting' };
    return { added: { code: { [made.id]: made } }, updated: {}, removed: {} };
  };
  return { counting: new Counting(db), another };
}

const codesIn = ({ corpus }: Counting): number => corpus.tables.code.size;

test('are not copied once more until something changes', async () => {
  const { counting, another } = await counted();

  const still = counting.still();
  expect(counting.still()).toBe(still);
  expect(still.still()).toBe(still);
  counting.apply(another());

  expect([codesIn(still), codesIn(counting.still())]).toEqual([1, 2]);
});

test('are not those of a change that was only supposed', async () => {
  const { counting, another } = await counted();

  const supposed = counting.supposing(another(), () => codesIn(counting.still()));

  expect([supposed, codesIn(counting.still())]).toEqual([2, 1]);
});
