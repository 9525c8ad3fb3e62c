// Versions of the codebook are everybody's, but they hold codes and examples that a round of blind work hides.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

test('a version that an owner keeps who sees a round tells its coders nothing of each other’s new codes', async () => {
  await using project = await testProject();
  const { api } = project;
  await smallStudy(project);
  const [lena, maria] = [await api.coders.add({ name: 'Lena' }), await api.coders.add({ name: 'Maria' })];
  const ofLena = project.as(lena.id);
  const ofMaria = project.as(maria.id);
  const { id: before } = await api.versions.keep({ name: 'Before' });
  const round = { name: 'Round 1', kind: 'persons', codebook: 'own', ownerSees: true } as const;
  await api.rounds.open({ ...round, coderIds: [lena.id, maria.id] });
  await ofMaria.codes.create({ name: 'Secret fears', shortDefinition: 'What nobody says' });
  await ofLena.codes.create({ name: 'Own hopes' });
  const { id } = await api.versions.keep({ name: 'During' });
  const told = async (who: typeof api) =>
    JSON.stringify([
      await who.versions.list(),
      await who.versions.compare({ fromId: before, toId: id }),
      await who.history.list({}),
    ]);
  const codesIn = async (who: typeof api) =>
    (await who.versions.list()).versions.find((version) => version.id === id)?.codes;

  expect(await told(api)).toMatch(/Secret fears/);
  expect(await told(ofMaria)).toMatch(/Secret fears/);
  expect(await told(ofLena)).toMatch(/Own hopes/);
  expect(await told(ofLena)).not.toMatch(/Secret fears|What nobody says/);
  expect(await codesIn(ofLena)).toBe((await codesIn(api))! - 1);
  expect((await ofLena.versions.list()).changesSince).toBe(0);

  const [{ id: roundId } = { id: '' }] = (await api.rounds.list()).rounds;
  await api.rounds.unlock({ id: roundId });
  expect(await told(ofLena)).toMatch(/Secret fears/);
});

test('a frozen codebook is its version to those who see other examples, and a file of theirs names no hidden codings', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const lena = await api.coders.add({ name: 'Lena' });
  const asLena = { ...project, api: project.as(lena.id) };
  const ofWei = await codeWords(project, sources.first, codes.guide, 'suppliers');
  const own = await codeWords(asLena, sources.first, codes.connector, 'window');
  for (const { id } of [ofWei, own]) await api.codings.setExample({ ids: [id], example: true });
  const weiId = (await api.project.records()).tables.project[0]!.mainCoderId;
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [weiId, lena.id] });

  expect((await asLena.api.versions.list()).changesSince).toBe(0);
  const path = `${project.folder}/lena.qdpx`;
  await asLena.api.exchange.write({ to: path });
  const words = textsIn(readFileSync(path));
  expect(words.includes(own.id)).toBe(true);
  expect(words.includes(ofWei.id)).toBe(false);

  // Once it comes back, the version is as it was kept.
  const kept = () => all(project.store().db, 'codebookVersion');
  const before = kept();
  const [round] = (await api.rounds.list()).rounds;
  await api.rounds.unlock({ id: round!.id });
  await api.exchange.bringIn({ file: { reference: path, name: 'lena.qdpx' } });
  expect(kept()).toEqual(before);
  expect(before[0]!.codebook).toContain(ofWei.id);
});

/** The texts of a zip, one after the other. */
function textsIn(zip: Buffer): string {
  let found = '';
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    found += (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
  }
  return found;
}
