import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { singledOut } from '#core/respondents/singled-out.ts';
import { buildSample } from '#electron/sample.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

const tablesOf = async ({ api }: TestProject) => (await api.project.records()).tables;

/** The id of the respondent with this name. */
async function idOf(project: TestProject, name: string): Promise<string> {
  return (await tablesOf(project)).respondent.find((person) => person.name === name)?.id ?? '';
}

/** The values that the person has, by attribute name. */
async function valuesOf(project: TestProject, personId: string): Promise<Record<string, string>> {
  const { attribute, attributeValue } = await tablesOf(project);
  return Object.fromEntries(
    attributeValue
      .filter(({ respondentId }) => respondentId === personId)
      .map(({ attributeId, value }) => [attribute.find(({ id }) => id === attributeId)?.name ?? '', value]),
  );
}

describe('merging two respondents', () => {
  it('joins their interviews, speakers, memos and values, and previews what becomes of the themes', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const [n9, n10] = [await idOf(project, 'N9'), await idOf(project, 'N10')];
    await codeWords(project, sources.first, codes.connector, 'window');
    const spoken = await codeWords(project, sources.other, codes.connector, 'window');
    await api.codings.update({ ids: [spoken.id], respondentId: n10 });
    await api.memos.add({ about: 'respondent', subjectId: n10, body: 'Reads lists.' });
    const place = await api.attributes.add({ name: 'place', owner: 'respondent' });
    const years = await api.attributes.add({ name: 'years', owner: 'respondent', type: 'integer' });
    await api.attributes.set({ id: place.id, owners: [n9], value: 'Beijing' });
    await api.attributes.set({ id: place.id, owners: [n10], value: 'Shanghai' });
    await api.attributes.set({ id: years.id, owners: [n10], value: '12' });

    const effects = await api.respondents.mergePreview({ keepId: n9, goneId: n10 });
    await expectCommand(project, () =>
      api.respondents.merge({ keepId: n9, goneId: n10, fromGone: [place.id] }),
    );

    expect(effects).toEqual({
      interviews: 1,
      speakers: 1,
      memos: 1,
      summaries: 0,
      counts: {
        themes: [
          {
            themeId: codes.connector.id,
            before: { documents: 0, interviews: 2, respondents: 2 },
            after: { documents: 0, interviews: 2, respondents: 1 },
          },
        ],
        respondents: { before: 2, after: 1 },
        stale: [],
      },
    });
    const tables = await tablesOf(project);
    expect(tables.respondent.map(({ name }) => name)).toEqual(['N9']);
    expect(tables.sourceRespondent.map(({ respondentId }) => respondentId)).toEqual([n9, n9, n9]);
    expect(tables.memo.map(({ respondentId }) => respondentId)).toEqual([n9]);
    expect(await valuesOf(project, n9)).toEqual({ place: 'Shanghai', years: '12' });
    expect((await api.sources.text({ id: sources.other.id })).codings[0]?.respondentId).toBe(n9);
  });

  it('passes on to the one who stays what saved queries, comparisons and kept tables ask of both, once each', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const [one, other] = await Promise.all(
      ['A', 'B'].map(async (name) => (await api.respondents.add({ name })).id),
    );
    const scope = { respondentIds: [one!, other!] };
    await api.keptTables.keep({ kind: 'tally', name: 'Of both', settings: { scope } });
    await api.comparisons.create({ name: 'Of both', settings: { b: { kind: 'interview', ...scope } } });

    await expectCommand(project, () => api.respondents.merge({ keepId: one!, goneId: other!, fromGone: [] }));

    const { keptTable, comparison } = await tablesOf(project);
    expect(JSON.parse(keptTable[0]!.settings)).toMatchObject({ scope: { respondentIds: [one] } });
    expect(JSON.parse(comparison[0]!.settings)).toMatchObject({ b: { respondentIds: [one] } });
  });

  it('keeps its own value when none is chosen, and counts one person of a group once', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const [n9, n10] = [await idOf(project, 'N9'), await idOf(project, 'N10')];
    await api.respondents.link({ sourceId: sources.other.id, respondentIds: [n9, n10] });
    const place = await api.attributes.add({ name: 'place', owner: 'respondent' });
    await api.attributes.set({ id: place.id, owners: [n9], value: 'Beijing' });
    await api.attributes.set({ id: place.id, owners: [n10], value: 'Shanghai' });

    await api.respondents.merge({ keepId: n9, goneId: n10 });

    const links = (await tablesOf(project)).sourceRespondent;
    expect(links.filter(({ sourceId }) => sourceId === sources.other.id)).toHaveLength(1);
    expect(await valuesOf(project, n9)).toEqual({ place: 'Beijing' });
    await expect(api.respondents.merge({ keepId: n9, goneId: n9 })).rejects.toMatchObject({
      key: 'errors:merge_with_itself',
    });
  });
});

describe('removing respondents', () => {
  it('is refused while they have interviews that nobody takes over', async () => {
    await using project = await testProject();
    await smallStudy(project);

    const refused = project.api.respondents.remove({ ids: [await idOf(project, 'N9')] });

    await expect(refused).rejects.toMatchObject({
      key: 'errors:respondent_has_interviews',
      parameters: { name: 'N9', count: 2 },
    });
  });

  it('gives the interviews to somebody, known or new, and says what is removed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const n9 = await idOf(project, 'N9');
    const spoken = await codeWords(project, sources.first, codes.connector, 'window');
    await api.codings.update({ ids: [spoken.id], respondentId: n9 });
    await api.memos.add({ about: 'respondent', subjectId: n9, body: 'Reads lists.' });
    const removal = { ids: [n9], interviewsTo: 'N40' };

    const effects = await api.respondents.removePreview(removal);
    await expectCommand(project, () => api.respondents.remove(removal));

    expect(effects).toMatchObject({ interviews: 2, memos: 1, values: 0, speakers: 1, made: ['N40'] });
    const tables = await tablesOf(project);
    const n40 = await idOf(project, 'N40');
    expect(tables.respondent.map(({ name }) => name).sort()).toEqual(['N10', 'N40']);
    expect(tables.sourceRespondent.filter(({ respondentId }) => respondentId === n40)).toHaveLength(2);
    expect(tables.memo).toEqual([]);
    expect((await api.sources.text({ id: sources.first.id })).codings[0]?.respondentId).toBe(n40);
  });

  it('leaves a group interview with those who stay, and gives nobody the codings of the removed person', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const [n9, n10] = [await idOf(project, 'N9'), await idOf(project, 'N10')];
    await api.respondents.link({ sourceId: sources.other.id, respondentIds: [n9, n10] });
    const spoken = await codeWords(project, sources.other, codes.connector, 'window');
    await api.codings.update({ ids: [spoken.id], respondentId: n10 });

    const effects = await api.respondents.removePreview({ ids: [n10] });
    await expectCommand(project, () => api.respondents.remove({ ids: [n10] }));

    expect(effects).toMatchObject({ interviews: 0, shared: 1, speakers: 1, made: [] });
    const { sourceRespondent } = await tablesOf(project);
    expect(
      sourceRespondent
        .filter(({ sourceId }) => sourceId === sources.other.id)
        .map(({ respondentId }) => respondentId),
    ).toEqual([n9]);
    expect((await api.sources.text({ id: sources.other.id })).codings[0]?.respondentId).toBeNull();
  });

  it('gives each interview to the person its label names, never to one who is removed', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const ids = [await idOf(project, 'N9'), await idOf(project, 'N10')];

    await expectCommand(project, () => api.respondents.remove({ ids, interviewsTo: null }));

    const tables = await tablesOf(project);
    expect(tables.respondent.map(({ name }) => name).sort()).toEqual(['N10', 'N9']);
    expect(tables.respondent.some(({ id }) => ids.includes(id))).toBe(false);
    expect(tables.sourceRespondent).toHaveLength(3);
  });
});

describe('the codings of a respondent', () => {
  it('are those of the interviews, without what another speaker of a group says', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const [n9, n10] = [await idOf(project, 'N9'), await idOf(project, 'N10')];
    await api.respondents.link({ sourceId: sources.other.id, respondentIds: [n9, n10] });
    await codeWords(project, sources.other, codes.connector, 'window');
    const spoken = await codeWords(project, sources.other, codes.guide, 'window');
    await api.codings.update({ ids: [spoken.id], respondentId: n10 });

    expect(await api.respondents.codings({})).toEqual({ [n9]: 1, [n10]: 2 });
    expect(await api.respondents.codings({ coderId: 'nobody' })).toEqual({});
  });
});

describe('Table 1 of the sample study', () => {
  it('is exported with every value, as data and as a Word file', async () => {
    await using project = await testProject();
    const { api } = project;
    const store = buildSample(join(project.folder, 'sample.concord'), openOptions);
    project.session.adopt(store);
    const { folder } = project;
    await api.exports.tableOne({ to: join(folder, 'one.csv'), format: 'csv' });
    await api.exports.tableOne({ to: join(folder, 'one.xlsx'), format: 'xlsx' });
    await api.exports.tableOne({ to: join(folder, 'one.docx'), format: 'docx', percentages: true });
    await api.exports.respondents({ to: join(folder, 'people.csv'), format: 'csv' });

    const csv = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
    expect(csv('one.csv').map((row) => row.split(',').slice(0, 4).join())).toEqual([
      'attribute,value,n,of',
      'workplace,Private enterprise (AII member),4,17',
      'workplace,University,3,17',
      'workplace,Private enterprise,2,17',
      'workplace,Regional industrial association,2,17',
      'workplace,State-owned venture capital institution,2,17',
      'workplace,Foreign enterprise,1,17',
      'workplace,Governmental think tank,1,17',
      'workplace,Private venture capital institution,1,17',
      'workplace,State-owned enterprise,1,17',
      'member,true,4,17',
      'member,false,13,17',
      'position,Senior management,3,17',
      'position,Technical lead,3,17',
      'position,University professor,3,17',
      'position,Venture capitalist,3,17',
      'position,Association representative,2,17',
      'position,Project lead,2,17',
      'position,Marketing lead,1,17',
    ]);
    expect(csv('people.csv')).toHaveLength(18);
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(join(folder, 'one.docx')) });
    expect(value).toContain('Table 1. Characteristics of the 17 respondents.');
    expect(value.replaceAll(/\s+/g, ' ')).toContain('Private enterprise (AII member) 4 24');
  });

  it('points out eight of seventeen people by workplace, membership and position', async () => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
    const { respondent, attribute, attributeValue } = await tablesOf(project);
    const people = respondent.toSorted((a, b) => a.position - b.position);
    const held = new Map(
      attributeValue.map(({ attributeId, respondentId, value }) => [`${attributeId} ${respondentId}`, value]),
    );

    const { alone, withValues } = singledOut(
      people.map(({ id }) => id),
      attribute.filter(({ owner }) => owner === 'respondent').map(({ id }) => id),
      (attributeId, personId) => held.get(`${attributeId} ${personId}`),
    );

    expect(withValues).toBe(17);
    expect(alone.map((id) => people.find((person) => person.id === id)?.name)).toEqual(
      'N2 N3 N7 N11 N12 N14 N15 N16'.split(' '),
    );
  });
});

describe('deleting respondents who withdraw', () => {
  it('deletes their interviews with copies and all work on them, and of shared ones what they said', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const [n9, n10] = [await idOf(project, 'N9'), await idOf(project, 'N10')];
    const lena = await api.coders.add({ name: 'Lena' });
    await codeWords(project, sources.first, codes.connector, 'window');
    await codeWords({ ...project, api: project.as(lena.id) }, sources.second, codes.guide, 'window');
    await api.respondents.link({ sourceId: sources.other.id, respondentIds: [n9, n10] });
    const spoken = await codeWords(project, sources.other, codes.connector, 'window');
    const kept = await codeWords(project, sources.other, codes.guide, 'suppliers');
    await api.codings.update({ ids: [spoken.id], respondentId: n9 });
    await api.memos.add({ about: 'respondent', subjectId: n9, body: 'Reads lists.' });
    await api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    await api.imports.paste({ title: 'N9 again', text: 'The same words.', kind: 'interview' });
    const copy = (await tablesOf(project)).source.find(({ title }) => title === 'N9 again')!;
    await api.duplicates.link({ originalId: sources.first.id, copyIds: [copy.id] });

    const effects = await api.respondents.withdrawPreview({ ids: [n9] });
    await expectCommand(project, () => api.respondents.withdraw({ ids: [n9] }));

    expect(effects).toMatchObject({ deleted: 3, left: 1, codings: 3, memos: 1, isPartHidden: false });
    const { source, respondent, review } = await tablesOf(project);
    expect(source.map(({ id }) => id)).toEqual([sources.other.id]);
    expect([respondent.some(({ id }) => id === n9), review]).toEqual([false, []]);
    expect((await api.codings.of({ sourceId: sources.other.id })).map(({ id }) => id)).toEqual([kept.id]);
    await expect(api.respondents.withdraw({ ids: [n9] })).rejects.toMatchObject({ code: 'not_found' });
  });
});
