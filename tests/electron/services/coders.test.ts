import { describe, expect, it } from 'vitest';
import { code, codes, put, qde, qdpx } from '../../helpers/exchange-files.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy, type Study } from '../../helpers/study.ts';
import { bring, saved } from './exchange/own-data.ts';

const tablesOf = async ({ api }: TestProject) => (await api.project.records()).tables;

/** Wei, who made the project, and a second person with this name. */
async function twoCoders(project: TestProject, name = 'Wei (imported)') {
  const study = await smallStudy(project);
  const [wei] = (await tablesOf(project)).coder;
  const other = await project.api.coders.add({ name });
  return { ...study, wei: wei?.id ?? '', other: other.id };
}

function codeAs({ api }: TestProject, as: string, study: Study, words: string) {
  const { id: sourceId, textHash } = study.sources.first;
  return api.codings.apply(
    { sourceId, textHash, codeId: study.codes.connector.id, span: spanOf(NOTE, words) },
    { as },
  );
}

describe('merging two coders', () => {
  it('moves everything, joins what both made, and says so first', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project);
    const { wei, other, sources } = study;
    await codeWords(project, sources.first, study.codes.connector, 'window');
    const twin = await codeAs(project, other, study, 'window');
    await api.codings.update({ ids: [twin.id], stance: 'supports' }, { as: other });
    await api.memos.add({ about: 'coding', subjectId: twin.id, body: 'Why not door?' }, { as: other });
    await codeAs(project, other, study, 'association');
    await api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    await api.sources.setReviewed(
      { ids: [sources.first.id, sources.other.id], reviewed: true },
      { as: other },
    );
    const pass = await api.coders.add({ name: 'Later', kind: 'second-pass', personId: other });
    const input = { keepId: wei, goneId: other };

    const effects = await api.coders.mergePreview(input);
    await expectCommand(project, () => api.coders.merge(input));

    expect(effects).toMatchObject({
      codings: 1,
      joined: 1,
      differing: 0,
      reviews: 2,
      memos: 1,
      verdicts: 0,
      secondPasses: 1,
      together: 1,
      several: [],
      becomesMain: false,
    });
    const tables = await tablesOf(project);
    expect(tables.coder.map(({ name, personId }) => [name, personId])).toEqual(
      expect.arrayContaining([
        ['Wei', null],
        ['Later', wei],
      ]),
    );
    expect(tables.coder).toHaveLength(2);
    expect(tables.coder.find(({ id }) => id === pass.id)?.personId).toBe(wei);
    const { codings } = await api.sources.text({ id: sources.first.id });
    expect(codings.map(({ coderId }) => coderId)).toEqual([wei, wei]);
    // What only the removed coder said of a joined coding is kept.
    expect(new Set(codings.map(({ stance }) => stance))).toEqual(new Set(['supports', null]));
    expect(tables.memo.map(({ coderId }) => coderId)).toEqual([wei]);
    expect(tables.review.map(({ coderId }) => coderId)).toEqual([wei, wei]);
  });

  it('counts what is moved, and the history shows it with the names of that time', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project);
    const { wei, other } = study;
    const connector = study.codes.connector.id;
    await codeAs(project, other, study, 'window');
    const before = await api.tallies.count({});

    const { counts } = await api.coders.mergePreview({ keepId: wei, goneId: other });
    await api.coders.merge({ keepId: wei, goneId: other });

    const after = await api.tallies.count({});
    const totalOf = ({ rows }: typeof after) => rows.find(({ codeId }) => codeId === connector)?.total.count;
    expect([totalOf(before), totalOf(after)]).toEqual([null, 1]);
    expect(counts.themes).toEqual([
      {
        themeId: connector,
        before: { documents: 0, interviews: 0, respondents: 0 },
        after: { documents: 0, interviews: 1, respondents: 1 },
      },
    ]);
    const [merged, coded] = await api.history.list({ limit: 2 });
    expect(merged?.facts).toMatchObject({ key: 'merged_coder', count: 1 });
    expect(merged?.facts?.things).toMatchObject({
      gone: { name: 'Wei (imported)' },
      kept: { name: 'Wei' },
    });
    expect((await api.history.act({ seq: merged?.seq ?? 0 })).themes).toHaveLength(1);
    // Acts keep their coder even if that coder is gone.
    expect(coded).toMatchObject({ coderId: other, coderName: 'Wei (imported)' });
    const ofWei = await api.history.list({ coderId: wei, limit: 500 });
    expect(ofWei.map(({ seq }) => seq)).toContain(coded?.seq);
  });

  it('makes the remaining coder the main coder, and names them in comparisons', async () => {
    await using project = await testProject();
    const { api } = project;
    const { wei, other } = await twoCoders(project);
    const kept = await api.comparisons.create({ name: 'Wei alone', settings: { layer: { coderId: wei } } });

    const by = { as: other };
    await expectCommand(project, () => api.coders.merge({ keepId: other, goneId: wei }, by), by);

    const tables = await tablesOf(project);
    expect(tables.project[0]?.mainCoderId).toBe(other);
    const settings = tables.comparison.find(({ id }) => id === kept.id)?.settings ?? '{}';
    expect(JSON.parse(settings)).toMatchObject({ layer: { coderId: other } });
    expect((await api.comparisons.count({ id: kept.id })).facts.layer).toEqual({ coderId: other });
  });

  it('previews its effects also when a verdict was given on the removed coder’s codings only', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project);
    const { wei, other } = study;
    await codeAs(project, other, study, 'window');
    const kept = await api.comparisons.create({
      name: 'Other alone',
      settings: { layer: { coderId: other } },
    });
    await api.comparisons.judge({
      comparisonId: kept.id,
      themeId: study.codes.connector.id,
      value: 'converges',
    });

    const { codings, counts } = await api.coders.mergePreview({ keepId: wei, goneId: other });

    // The comparison then counts the same codings as those of the remaining coder.
    expect([codings, counts.stale]).toEqual([1, []]);
  });

  it('credits work of a window that has not heard of the merge to the remaining coder', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project);
    const { wei, other } = study;
    const third = (await api.coders.add({ name: 'Ann' })).id;
    await api.coders.merge({ keepId: other, goneId: third });
    await api.coders.merge({ keepId: other, goneId: wei });

    const coding = await codeAs(project, third, study, 'window');

    expect(coding.coderId).toBe(other);
    await expect(codeAs(project, 'nobody', study, 'window')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for one coder, and for coders whose codings are independent by design', async () => {
    await using project = await testProject();
    const { api } = project;
    const { wei, other } = await twoCoders(project);
    const pass = await api.coders.add({ name: 'Wei, again', kind: 'second-pass', personId: wei });
    const theirs = await api.coders.add({ name: 'Other, again', kind: 'second-pass', personId: other });

    const refusals = [
      [wei, wei, 'errors:coder_merge_with_itself'],
      [wei, pass.id, 'errors:coders_unlike'],
      [pass.id, theirs.id, 'errors:passes_of_two'],
    ] as const;

    for (const [keepId, goneId, key] of refusals) {
      // One refusal after the other.
      await expect(api.coders.merge({ keepId, goneId })).rejects.toMatchObject({ key });
      await expect(api.coders.mergePreview({ keepId, goneId })).rejects.toMatchObject({ key });
    }
  });

  it('makes a file that knew both coders bring nothing again, and points to the remaining coder', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project, 'Lena');
    const { wei, other } = study;
    await codeWords(project, study.sources.first, study.codes.connector, 'window');
    await codeAs(project, other, study, 'window');
    await codeAs(project, other, study, 'association');
    const { bytes } = await saved(project);

    await api.coders.merge({ keepId: wei, goneId: other });
    const brought = await bring(project, bytes);
    const again = await bring(project, bytes);

    expect(brought).toMatchObject({ made: {}, changed: {} });
    expect(again.exchangeId).toBeNull();
    expect((await tablesOf(project)).coder.map(({ name }) => name)).toEqual(['Wei']);
    expect(await api.coders.merged()).toEqual({ [other]: wei });
    // Undoes the name that the file had, then the merge.
    await api.history.undo();
    await api.history.undo();
    expect(await api.coders.merged()).toEqual({});
  });
});

describe('the list of coders', () => {
  it('says what each has done, and refuses to remove a coder who has done something', async () => {
    await using project = await testProject();
    const { api } = project;
    const study = await twoCoders(project, 'Lena');
    await codeAs(project, study.other, study, 'window');

    const work = await api.coders.work({});

    expect(work[study.other]).toEqual({
      codings: 1,
      sources: 1,
      reviews: 0,
      memos: 0,
      verdicts: 0,
      summaries: 0,
      imports: 0,
      secondPasses: 0,
      comparisons: 0,
    });
    await expect(api.coders.remove({ id: study.other })).rejects.toMatchObject({
      key: 'errors:coder_has_work',
    });
    await expect(api.coders.remove({ id: study.wei })).rejects.toMatchObject({ key: 'errors:coder_is_main' });
  });

  it('refuses to remove a coder who has imported a file, with a sentence instead of a failure', async () => {
    await using project = await testProject();
    const { api } = project;
    const { other } = await twoCoders(project, 'Lena');
    const bytes = qdpx(qde(codes(code('guide'))));
    await api.exchange.bringIn({ file: put(project.folder, 'theirs.qdpx', bytes) }, { as: other });

    await expect(api.coders.remove({ id: other })).rejects.toMatchObject({ key: 'errors:coder_has_work' });
    expect(project.faults).toEqual([]);
  });

  it('shows a second pass its own work only', async () => {
    await using project = await testProject();
    const { api } = project;
    const { wei } = await twoCoders(project);
    const pass = await api.coders.add({ name: 'Wei, again', kind: 'second-pass', personId: wei });

    expect(Object.keys(await api.coders.work({}, { as: pass.id }))).toEqual([pass.id]);
  });
});

describe('the main coder', () => {
  it('is a person, and neither a second pass nor the adjudicated codings', async () => {
    await using project = await testProject();
    const { api } = project;
    const { wei, other } = await twoCoders(project);
    const later = [
      await api.coders.add({ name: 'Wei, again', kind: 'second-pass', personId: wei }),
      await api.coders.add({ name: 'Agreed', kind: 'adjudication' }),
    ];

    for (const { id, name } of later)
      // One refusal after the other.
      await expect(api.project.update({ mainCoderId: id })).rejects.toMatchObject({
        key: 'errors:main_coder_is_person',
        parameters: { name },
      });
    await api.project.update({ mainCoderId: other });
    expect((await tablesOf(project)).project[0]?.mainCoderId).toBe(other);
  });
});
