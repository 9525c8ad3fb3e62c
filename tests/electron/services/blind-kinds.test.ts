import { expect, test } from 'vitest';
import { methodSentence } from '#words/method-sentence.ts';
import { createWords } from '#words/words.ts';
import { spanOf } from '../../helpers/marked.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

test('while interviews are open, codings and counts of documents are hidden from everybody, and the other way round', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  await api.imports.paste({ title: 'Fair', text: NOTE, kind: 'document' });
  const document = (await api.project.records()).tables.source.find(({ kind }) => kind === 'document')!;
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await codeWords(project, document, codes.guide, 'suppliers');
  await codeWords(project, document, codes.connector, 'events');
  await api.sources.setReviewed({ ids: [document.id, sources.first.id], reviewed: true });
  const seen = async () => ({
    document: (await api.codings.of({ sourceId: document.id })).length,
    interview: (await api.codings.of({ sourceId: sources.first.id })).length,
    reviews: (await api.project.records()).tables.review.map(({ sourceId }) => sourceId),
    all: (await api.project.check()).counts.codings,
  });

  const { id } = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });
  expect(await seen()).toEqual({ document: 0, interview: 1, reviews: [sources.first.id], all: 1 });
  const added = await api.codings.apply({
    sourceId: sources.other.id,
    textHash: sources.other.textHash,
    codeId: codes.guide.id,
    span: spanOf(NOTE, 'policy'),
  });
  expect(added.codeId).toBe(codes.guide.id);
  await expect(
    api.codings.apply({
      sourceId: document.id,
      textHash: document.textHash,
      codeId: codes.guide.id,
      span: spanOf(NOTE, 'policy'),
    }),
  ).rejects.toMatchObject({ value: { key: 'errors:round_hides_work' } });

  await api.rounds.turn({ id, openKind: 'document' });
  expect(await seen()).toEqual({ document: 2, interview: 0, reviews: [document.id], all: 2 });
  await api.rounds.unlock({ id });
  expect(await seen()).toMatchObject({ document: 2, interview: 1, all: 4 });
  expect((await api.project.check()).problems).toEqual([]);
});

test('a count says what blind work hides from it, and nobody asks for a hidden coder as if they had coded nothing', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  await api.imports.paste({ title: 'Fair', text: NOTE, kind: 'document' });
  const lena = await api.coders.add({ name: 'Lena' });
  await codeWords({ ...project, api: project.as(lena.id) }, sources.first, codes.guide, 'suppliers');
  const words = createWords('en');
  const said = async (layer: 'main' | 'union') =>
    methodSentence(words, (await api.tallies.count({ layer, denominator: 'all' })).facts);
  const coderId = lena.id;
  const own = (await api.project.records()).tables.project[0]!.mainCoderId;
  expect(await said('union')).not.toContain('hidden');

  const round = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [coderId] });
  expect(await said('union')).toContain('What Lena coded is hidden while a blind round');
  expect(await said('main')).not.toContain('hidden');
  const hidden = {
    value: { key: 'errors:round_hides_coder', parameters: { name: 'Lena', round: 'Round 1' } },
  };
  const { columns } = await project
    .as((await api.coders.add({ name: 'Chen' })).id)
    .tallies.count({ layer: 'union' });
  expect(columns[0]!.missing.sources).toEqual({ key: 'blind', params: {} });
  await expect(api.tallies.count({ layer: { coderId } })).rejects.toMatchObject(hidden);
  const compared = { coderIds: [own, coderId], level: 'source', of: 'codes' } as const;
  await expect(api.agreement.measure(compared)).rejects.toMatchObject(hidden);
  await expect(api.agreement.places(compared)).rejects.toMatchObject(hidden);
  await api.rounds.unlock({ id: round.id });
  expect((await api.agreement.places(compared)).coderIds).toEqual([own, coderId]);

  await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });
  expect(await said('main')).toContain('What was coded in documents is hidden while interviews are coded');
  const byKind = await api.tallies.count({ by: 'kind', denominator: 'all' });
  expect(byKind.columns.map(({ key, missing }) => [key, missing.sources?.key])).toContainEqual([
    'document',
    'blind',
  ]);
});

test('a sound study is found sound by one who sees a part of it only', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const lena = await api.coders.add({ name: 'Lena' });
  const asLena = { ...project, api: project.as(lena.id) };
  const own = (await api.project.records()).tables.project[0]!.mainCoderId;
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [own, lena.id] });
  for (const [coder, words] of [
    [asLena, 'suppliers'],
    [project, 'suppliers'],
    [asLena, 'events'],
  ] as const)
    await codeWords(coder, sources.first, codes.guide, words);

  expect(await asLena.api.project.check()).toMatchObject({ problems: [], counts: { codings: 2 } });
});

test('while documents and interviews are apart nothing is marked as read again, and it is said why, whichever kind it is', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  await api.imports.paste({ title: 'Fair', text: NOTE, kind: 'document' });
  const document = (await api.project.records()).tables.source.find(({ kind }) => kind === 'document')!;
  const made = [
    await codeWords(project, sources.first, codes.guide, 'suppliers'),
    await codeWords(project, document, codes.guide, 'suppliers'),
  ];
  const refused = { value: { key: 'errors:round_hides_rereading', parameters: { round: 'Apart' } } };

  const { id } = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });
  for (const coding of made)
    await expect(api.versions.reread({ codingIds: [coding.id] })).rejects.toMatchObject(refused);
  await api.rounds.unlock({ id });

  expect(await api.versions.reread({ codingIds: made.map((coding) => coding.id) })).toBe(2);
});
