import { describe, expect, it } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

const tablesOf = async ({ api }: TestProject) => (await api.project.records()).tables;

async function aDocument({ api }: TestProject, title: string): Promise<string> {
  await api.imports.paste({ title, text: NOTE, kind: 'document' });
  return (await api.project.records()).tables.source.find((source) => source.title === title)?.id ?? '';
}

/** The codings of a source, as its text is opened. */
async function codingsOf({ api }: TestProject, id: string) {
  return (await api.sources.text({ id })).codings;
}

describe('an interview that becomes a document', () => {
  it('loses its label, respondents, facts, speakers and voices, and keeps its reviews', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const { id } = sources.other;
    const n10 = (await tablesOf(project)).respondent.find(({ name }) => name === 'N10')?.id ?? '';
    const coding = await codeWords(project, sources.other, codes.connector, 'window');
    await api.codings.update({ ids: [coding.id], respondentId: n10, voice: 'remark' });
    await api.sources.update({ ids: [id], place: 'Beijing', mode: 'online' });
    await api.sources.setReviewed({ ids: [id], reviewed: true });

    await expectCommand(project, () => api.sources.setKind({ ids: [id], kind: 'document' }));

    const tables = await tablesOf(project);
    expect(tables.source.find((source) => source.id === id)).toMatchObject({
      kind: 'document',
      label: null,
      place: null,
      mode: null,
    });
    expect(tables.sourceRespondent.filter(({ sourceId }) => sourceId === id)).toEqual([]);
    expect(tables.respondent.map(({ name }) => name)).toContain('N10');
    expect(tables.review.filter(({ sourceId }) => sourceId === id)).toHaveLength(1);
    expect(await codingsOf(project, id)).toMatchObject([{ respondentId: null, voice: null }]);
  });

  it('is previewed with its people, codings, reviews, themes and verdicts, without any change', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.other, codes.connector, 'window');
    await api.sources.setReviewed({ ids: Object.values(sources).map(({ id }) => id), reviewed: true });
    const comparison = await api.comparisons.create({ name: 'Both sides' });
    await api.comparisons.judge({
      comparisonId: comparison.id,
      themeId: codes.connector.id,
      value: 'silent',
    });
    await api.comparisons.judge({ comparisonId: comparison.id, themeId: codes.guide.id, value: 'silent' });
    const before = await tablesOf(project);
    const counted = await api.tallies.count({});

    const effects = await api.sources.kindPreview({
      ids: [sources.first.id, sources.other.id],
      kind: 'document',
    });

    expect(effects).toMatchObject({
      sources: 2,
      interviews: [],
      made: [],
      speakers: 0,
      voices: 1,
      remarks: 0,
      reviews: 2,
    });
    expect(effects.left.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'N10', interviews: 0 },
      { name: 'N9', interviews: 1 },
    ]);
    expect(effects.counts).toEqual({
      themes: [
        {
          themeId: codes.connector.id,
          before: { documents: 0, interviews: 1, respondents: 1 },
          after: { documents: 1, interviews: 0, respondents: 0 },
        },
      ],
      respondents: { before: 2, after: 1 },
      stale: [
        { comparison: 'Both sides', themeId: codes.connector.id },
        { comparison: 'Both sides', themeId: codes.guide.id },
      ],
    });
    expect(await tablesOf(project)).toEqual(before);
    expect(await api.tallies.count({})).toEqual(counted);
  });

  it('counts the remarks of its interviewer from then on, and says so', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.other, codes.connector, 'window');
    await api.codings.update({ ids: [coding.id], voice: 'remark' });

    const effects = await api.sources.kindPreview({ ids: [sources.other.id], kind: 'document' });

    expect(effects.remarks).toBe(1);
    expect(effects.counts.themes).toMatchObject([
      { before: { documents: 0, interviews: 0 }, after: { documents: 1, interviews: 0 } },
    ]);
  });
});

describe('a document that becomes an interview', () => {
  it('belongs to the named person, known or new, with the given label and voice', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await smallStudy(project);
    const id = await aDocument(project, 'Talk in March');
    const { source } = await api.sources.text({ id });
    await codeWords(project, source, codes.connector, 'window');

    await expectCommand(project, () =>
      api.sources.setKind({
        ids: [id],
        kind: 'interview',
        respondents: ['n10', 'N20'],
        label: 'N10.2',
        voice: 'verbatim-recorded',
      }),
    );

    const { source: made, codings } = await api.sources.text({ id });
    const { respondent, sourceRespondent } = await tablesOf(project);
    expect(made).toMatchObject({ kind: 'interview', label: 'N10.2', title: 'Talk in March' });
    expect(codings).toMatchObject([{ voice: 'verbatim-recorded' }]);
    expect(
      respondent
        .filter((person) =>
          sourceRespondent.some((link) => link.sourceId === id && link.respondentId === person.id),
        )
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['N10', 'N20']);
  });

  it('gets label and respondent from its title when none is given, also for many at once', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const ids = [await aDocument(project, 'N9.3 after the fair'), await aDocument(project, 'N30 talk')];

    const { interviews, made } = await api.sources.kindPreview({ ids, kind: 'interview' });
    await api.sources.setKind({ ids, kind: 'interview' });

    const byLabel = interviews.toSorted((a, b) => a.label.localeCompare(b.label));
    expect(byLabel.map(({ label, respondents }) => [label, respondents])).toEqual([
      ['N30', ['N30']],
      ['N9.3', ['N9']],
    ]);
    expect(made).toEqual(['N30']);
    const { source } = await tablesOf(project);
    expect(ids.map((id) => source.find((one) => one.id === id)?.label)).toEqual(['N9.3', 'N30']);
  });

  it('is refused a label that another interview has, and several the same label', async () => {
    await using project = await testProject();
    const { api } = project;
    await smallStudy(project);
    const ids = [await aDocument(project, 'A talk'), await aDocument(project, 'Another')];

    const taken = api.sources.setKind({ ids: ids.slice(0, 1), kind: 'interview', label: 'N10' });
    const shared = api.sources.setKind({ ids, kind: 'interview', label: 'N50' });

    await expect(taken).rejects.toMatchObject({ key: 'errors:label_taken' });
    await expect(shared).rejects.toMatchObject({ key: 'errors:label_of_many' });
  });

  it('that is an interview already keeps everything', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const before = await tablesOf(project);

    await project.api.sources.setKind({ ids: [sources.first.id], kind: 'interview', respondents: ['N77'] });

    expect(await tablesOf(project)).toEqual(before);
  });
});
