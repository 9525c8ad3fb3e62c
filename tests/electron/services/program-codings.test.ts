// Codings of a program reviewed one by one into a person's own: accepted, with another code, refused, undone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreementMethod } from '#words/agreement-method.ts';
import { createWords } from '#words/words.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';

let project: TestProject;
let study: Study;

beforeEach(async () => {
  project = await testProject();
  study = await smallStudy(project);
  const reference = join(project.folder, 'codings.csv');
  const rows = [
    'source,code,quote,rationale,confidence',
    'N9,guide,window on policy,It shows the way.,0.82',
    'N9,guide,certificates help little,,0.4',
    'N9,market,window on policy,,',
    'N10,guide,,The whole of it.,',
  ];
  writeFileSync(reference, rows.join('\n'));
  await project.api.codingSheet.run({
    file: { reference, name: 'codings.csv' },
    coder: 'reader 1',
    machine: true,
  });
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

const proposed = () => project.api.suggestions.proposed({ codeId: study.codes.guide.id });
const counts = async () => {
  const { all, accepted, own, changed, refused, rows } = await proposed();
  return { all, accepted, own, changed, refused, open: rows.length };
};
/** The open one with these words. */
async function row(words: string) {
  const found = (await proposed()).rows.find(({ quote }) => quote === words)!;
  const { sourceId, textHash, span, codingId } = found;
  return { sourceId, textHash, span, codingId };
}

test('they are listed source by source with the reason and the figure of the program', async () => {
  const { rows } = await proposed();

  expect(rows).toMatchObject([
    {
      program: 'reader 1',
      quote: 'window on policy',
      paragraph: 1,
      rationale: 'It shows the way.',
      confidence: 0.82,
    },
    { quote: 'certificates help little', paragraph: 3, rationale: null, confidence: 0.4 },
    { quote: '', span: null, paragraph: null, rationale: 'The whole of it.', confidence: null },
  ]);
});

test('one that is accepted becomes the person’s own, keeps the mark of what suggested it, and is open again once undone', async () => {
  const { codes } = study;
  const { codingId, ...place } = await row('window on policy');

  await expectCommand(project, () =>
    project.api.suggestions.accept({ ...place, codeId: codes.guide.id, codingId }),
  );

  const own = (await project.api.codings.of({ sourceId: place.sourceId })).filter(
    ({ suggestedBy }) => suggestedBy === codingId,
  );
  expect(own).toMatchObject([{ codeId: codes.guide.id, rationale: null, confidence: null }]);
  expect(await counts()).toEqual({ all: 3, accepted: 1, own: 0, changed: 0, refused: 0, open: 2 });
  const count = async (withoutSuggested: boolean) => {
    const { rows } = await project.api.tallies.count({
      of: 'codes',
      by: 'kind',
      unit: 'codings',
      denominator: 'all',
      rollup: false,
      withoutSuggested,
    });
    return rows.find(({ codeId }) => codeId === codes.guide.id)?.total.count;
  };
  expect([await count(false), await count(true)]).toEqual([1, 0]);
  await project.api.history.undo({});
  expect((await counts()).open).toBe(3);
});

test('one that is accepted with another code is changed, and one that the person coded alike is neither', async () => {
  const { codes, sources } = study;
  const { codingId, ...place } = await row('window on policy');
  await project.api.suggestions.accept({ ...place, codeId: codes.connector.id, codingId });
  await codeWords(project, sources.first, codes.guide, 'certificates help little');

  expect(await counts()).toEqual({ all: 3, accepted: 0, own: 1, changed: 1, refused: 0, open: 1 });
});

test('one that is refused stays refused, is listed with its words, and may be proposed again', async () => {
  const { guide } = study.codes;
  for (const words of ['certificates help little', '']) {
    const { codingId: _, ...place } = await row(words);
    await expectCommand(project, () => project.api.suggestions.refuse({ ...place, codeId: guide.id }));
  }

  expect(await counts()).toEqual({ all: 3, accepted: 0, own: 0, changed: 0, refused: 2, open: 1 });
  const refused = await project.api.suggestions.refused({ codeId: guide.id });
  expect(refused.map(({ found }) => found?.quote.slice(0, 24))).toEqual([
    'certificates help little',
    'Sees the association as ',
  ]);
  await project.api.suggestions.allow({ ids: refused.map(({ id }) => id) });
  expect((await counts()).open).toBe(3);
});

test('a second pass sees none of them', async () => {
  const { tables } = await project.api.project.records();
  const again = await project.api.coders.add({
    name: 'Wei again',
    kind: 'second-pass',
    personId: tables.project[0]!.mainCoderId,
  });

  expect(
    await project.api.suggestions.proposed({ codeId: study.codes.guide.id }, { as: again.id }),
  ).toMatchObject({
    rows: [],
    all: 0,
  });
});

test('a program that a stored comparison counts is not removed, and the way out that is named leads out', async () => {
  const { api } = project;
  const { tables } = await api.project.records();
  const { id } = tables.coder.find(({ kind }) => kind === 'machine')!;
  const compared = await api.comparisons.create({ name: 'As read', settings: { layer: { coderId: id } } });

  await expect(api.coders.remove({ id })).rejects.toMatchObject({
    code: 'conflict',
    key: 'errors:machine_is_counted',
    parameters: { name: 'reader 1', comparisons: 'As read' },
  });
  await api.comparisons.update({ id: compared.id, settings: {} });
  await expectCommand(project, () => api.coders.remove({ id }));

  expect((await api.project.records()).tables.coder.map(({ kind }) => kind)).not.toContain('machine');
});

test('a person agrees with a program only on sources reviewed before its codings there were shown', async () => {
  const { api } = project;
  const { codes } = study;
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const me = tables.project[0]!.mainCoderId;
  const [n9, n10] = ['N9', 'N10'].map((wanted) => tables.source.find(({ label }) => label === wanted)!.id);
  const agreed = (sourceIds: readonly string[]) =>
    api.agreement.measure({
      coderIds: [me ?? '', program],
      of: [codes.guide.id],
      level: 'source',
      scope: { sourceIds },
    });
  await api.sources.setReviewed({ ids: [n9!], reviewed: true });
  const before = (await api.history.list({})).length;
  await proposed();
  expect((await api.history.list({})).length).toBe(before);
  await api.sources.setReviewed({ ids: [n10!], reviewed: true });

  const both = await agreed([n9!, n10!]);
  const late = await agreed([n10!]);

  expect([both.rows[0]!.counts.n, both.facts.seenFirst]).toEqual([1, 1]);
  expect(agreementMethod(createWords('en'), both.facts)).toContain(
    '1 source that a person had reviewed only after being shown',
  );
  expect([late.rows[0]!.measures.alpha, late.rows[0]!.measures.percent]).toEqual([
    'seen_first',
    'seen_first',
  ]);
  // Another person, who was shown nothing, has reviewed both.
  const lena = (await api.coders.add({ name: 'Lena' })).id;
  await api.sources.setReviewed({ ids: [n9!, n10!], reviewed: true }, { as: lena });
  const hers = await api.agreement.measure({ coderIds: [lena, program], of: 'codes', level: 'source' });
  expect([hers.facts.seenFirst, hers.facts.sources.bySeveral]).toEqual([0, 2]);
});

test('a source stays in the agreement with a program if it had been reviewed when its codings there were shown, marked anew or not', async () => {
  const { api } = project;
  const { codes } = study;
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const me = tables.project[0]!.mainCoderId ?? '';
  const [n9, n10] = ['N9', 'N10'].map((wanted) => tables.source.find(({ label }) => label === wanted)!.id);
  const seenFirst = async (sourceId: string) =>
    (
      await api.agreement.measure({
        coderIds: [me, program],
        of: [codes.guide.id],
        level: 'source',
        scope: { sourceIds: [sourceId] },
      })
    ).facts.seenFirst;
  const mark = (sourceId: string, reviewed: boolean) =>
    api.sources.setReviewed({ ids: [sourceId], reviewed });
  await mark(n9!, true);
  await mark(n10!, true);
  await mark(n10!, false);
  await proposed();
  await mark(n9!, false);
  await mark(n9!, true);
  await mark(n10!, true);

  // The mark of N10 had been taken away by then.
  expect([await seenFirst(n9!), await seenFirst(n10!)]).toEqual([0, 1]);
  await mark(n9!, false);
  await api.history.undo({});
  expect(await seenFirst(n9!)).toBe(0);
});

test('what a person coded after being shown a program’s codings there, such as those that were accepted, is no agreement with it', async () => {
  const { api } = project;
  const { codes } = study;
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const me = tables.project[0]!.mainCoderId ?? '';
  const { id: n9, textHash } = tables.source.find(({ label }) => label === 'N9')!;
  const request = {
    coderIds: [me, program],
    of: [codes.guide.id],
    level: 'source',
    scope: { sourceIds: [n9] },
  } as const;
  await api.sources.setReviewed({ ids: [n9], reviewed: true });
  await api.suggestions.accept({ ...(await row('window on policy')), codeId: codes.guide.id });

  const reviewed = await api.agreement.measure(request);
  const all = await api.agreement.measure({ ...request, denominator: 'all' });

  expect(reviewed.rows[0]!.counts).toEqual({ n: 1, used: [0, 1], both: 0, neither: 0 });
  expect(reviewed.facts.madeSeeing).toBe(1);
  expect(agreementMethod(createWords('en'), reviewed.facts)).toContain(
    '1 coding that a person had made or changed after being shown those of the program in the same source is left out.',
  );
  expect(all.rows[0]!.counts.both).toBe(1);
  expect(all.facts.madeSeeing).toBe(0);
  // At the level of the text likewise, where a coding that was there before still counts.
  await api.codings.apply({ sourceId: n9, textHash, codeId: codes.guide.id, span: null });
  const onText = await api.agreement.measure({ ...request, level: 'paragraph' });
  expect([onText.rows[0]!.counts.used[0], onText.facts.madeSeeing, onText.facts.withoutPlace]).toEqual([
    0, 2, 0,
  ]);
});

test('a coding that a person changed after being shown a program’s codings there is no agreement with it, until the change is undone', async () => {
  const { api } = project;
  const { codes } = study;
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const me = tables.project[0]!.mainCoderId ?? '';
  const { id: n9 } = tables.source.find(({ label }) => label === 'N9')!;
  const own = await codeWords(
    project,
    (await api.sources.text({ id: n9 })).source,
    codes.connector,
    'window on policy',
  );
  await api.sources.setReviewed({ ids: [n9], reviewed: true });
  await proposed();
  const madeSeeing = async () => {
    const request = {
      coderIds: [me, program],
      of: 'codes',
      level: 'source',
      scope: { sourceIds: [n9] },
    } as const;
    return (await api.agreement.measure(request)).facts.madeSeeing;
  };

  expect(await madeSeeing()).toBe(0);
  await api.codings.recode({ ids: [own.id], codeId: codes.guide.id });
  expect(await madeSeeing()).toBe(1);
  await api.history.undo({});
  expect(await madeSeeing()).toBe(0);

  // Removed, it is said to count as not coded.
  const removedSeeing = async () => {
    const request = {
      coderIds: [me, program],
      of: 'codes',
      level: 'source',
      scope: { sourceIds: [n9] },
    } as const;
    const { facts } = await api.agreement.measure(request);
    return [
      facts.removedSeeing,
      agreementMethod(createWords('en'), facts).includes('1 coding that a person had removed'),
    ];
  };
  expect(await removedSeeing()).toEqual([0, false]);
  await api.codings.remove({ ids: [own.id] });
  expect(await removedSeeing()).toEqual([1, true]);
  await api.history.undo({});
  expect(await removedSeeing()).toEqual([0, false]);
});
