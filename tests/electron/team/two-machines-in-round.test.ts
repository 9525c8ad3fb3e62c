// One person works in two files while a blind round lasts: what either seals comes to the log in another form than the other has it.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { fileOf, replicaOf, sharedRows } from '../../helpers/replicas.ts';
import { codeWords } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

test('a code that one file removed and the other worked on has its codings in all files after the unlock', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  await using second = await replicaOf(fileOf(lin.project), lin.personId, place.transportOf(lin.personId));
  const { rounds } = place.transportOf(wei.personId);
  const id = randomUUID();
  await rounds!.open({ id, name: 'R', personIds: [lin.personId], codes: 'own', ownerSees: false });
  const { market } = study.codes;
  await lin.project.api.codes.update({ id: market.id, whenToUse: 'Prices' });
  await lin.replica.sync();
  // Before it has heard of that, for which the code comes back.
  await second.project.api.codes.update({ id: market.id, whenToUse: 'Sales' });
  await second.project.api.codes.remove({ id: market.id });
  await second.replica.sync();
  await codeWords(lin.project, study.sources.first, market, 'suppliers');
  await lin.replica.sync();
  await second.replica.sync();

  await rounds!.unlock(id);
  // The first one publishes what is sealed, and receives it parcel by parcel.
  for (const { replica } of [second, wei, lin, second]) await replica.sync();

  for (const { project } of [wei, lin, second]) {
    expect(findProblems(project.store().db)).toEqual([]);
    expect(sharedRows(project.store())).toBe(sharedRows(wei.project.store()));
    expect(await project.api.codings.of({ sourceId: study.sources.first.id })).toMatchObject([
      { codeId: market.id },
    ]);
  }
});
