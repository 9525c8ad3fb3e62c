// Saved queries in the services: what they refuse, what becomes of them when the study changes, and what counts by them.
import { describe, expect, test } from 'vitest';
import { defaultComparison } from '#core/comparison/settings.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { bring, saved } from './exchange/own-data.ts';

async function study(project: TestProject) {
  const made = await smallStudy(project);
  await codeWords(project, made.sources.first, made.codes.connector, 'Sees the association');
  return made;
}

const refused = (key: string, parameters: Record<string, unknown> = {}) =>
  expect.objectContaining({
    value: expect.objectContaining({ key, parameters: expect.objectContaining(parameters) }),
  });

const texts = async ({ api }: TestProject) =>
  (await api.savedQueries.list({})).map(({ name, text, missing }) => [name, text, missing.length]);

describe('a saved query', () => {
  test('is refused with a position if it cannot be read, and by name if there is one or no such code', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    await api.savedQueries.add({ name: 'ways', text: 'connector' });

    await expect(api.savedQueries.add({ name: 'b', text: 'connector OR' })).rejects.toEqual(
      refused('errors:query_operand', { position: 12 }),
    );
    await expect(api.savedQueries.add({ name: 'b', text: 'nowhere' })).rejects.toEqual(
      refused('errors:query_no_code', { name: 'nowhere' }),
    );
    await expect(api.savedQueries.add({ name: ' ways ', text: 'guide' })).rejects.toEqual(
      refused('errors:query_name_taken', { name: 'ways' }),
    );
    await expect(api.savedQueries.add({ name: 'b', text: 'connector', side: 'whole' })).rejects.toEqual(
      refused('errors:query_one_result', { asked: 'whole' }),
    );
    expect(await texts(project)).toEqual([['ways', 'connector', 0]]);
  });

  test('follows renamed and merged codes, and undo takes both back', async () => {
    await using project = await testProject();
    const { codes } = await study(project);
    const { api } = project;
    await api.savedQueries.add({ name: 'ways', text: 'connector OR guide' });

    await api.codes.update({ id: codes.guide.id, name: 'the guide' });
    expect(await texts(project)).toEqual([['ways', 'connector OR "the guide"', 0]]);
    await api.codes.merge({ fromIds: [codes.guide.id], intoId: codes.market.id });
    expect((await texts(project))[0]?.[1]).not.toContain('guide');
    await api.history.undo();
    await api.history.undo();
    expect(await texts(project)).toEqual([['ways', 'connector OR guide', 0]]);
  });

  test('that asks for a value which nothing has any more says so, and counts nothing silently', async () => {
    await using project = await testProject();
    const { sources } = await study(project);
    const { api } = project;
    const member = await api.attributes.add({ name: 'member', owner: 'source' });
    await api.attributes.set({ id: member.id, owners: [sources.first.id], value: 'yes' });
    const { id } = await api.savedQueries.add({ name: 'members', text: 'connector IN attribute:member=yes' });
    const gone = refused('errors:saved_query_names_gone_value', {
      name: 'members',
      attribute: 'membership',
      value: 'yes',
    });

    await api.attributes.rename({ id: member.id, name: 'membership' });
    expect((await api.savedQueries.ask({ id })).rows).toHaveLength(1);
    await api.attributes.set({ id: member.id, owners: [sources.first.id], value: 'Yes' });

    expect(await texts(project)).toEqual([['members', 'connector IN attribute:membership=yes', 1]]);
    await expect(api.savedQueries.ask({ id })).rejects.toEqual(gone);
    await expect(api.tallies.count({ scope: { queryId: id } })).rejects.toEqual(gone);
    expect(await api.savedQueries.counts({ unit: 'passages' })).toEqual({ [id]: null });
    await api.history.undo();
    expect((await api.savedQueries.ask({ id })).rows).toHaveLength(1);
  });

  test('names the coder who stays after a merge', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    const lena = await api.coders.add({ name: 'Lena' });
    const mei = await api.coders.add({ name: 'Mei' });
    await api.savedQueries.add({ name: 'by Lena', text: 'connector BY "Lena"', layer: { coderId: lena.id } });

    await api.coders.merge({ keepId: mei.id, goneId: lena.id });

    expect(await api.savedQueries.list({})).toMatchObject([
      { text: 'connector BY "Mei"', layer: { coderId: mei.id } },
    ]);
  });

  test('keeps its result if the new text offers it, moves, and counts in every unit', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    const near = await api.savedQueries.add({
      name: 'near',
      text: 'connector NEAR guide WITHIN 0 PARAGRAPHS',
      side: 'right',
    });
    const one = await api.savedQueries.add({ name: 'one', text: 'connector' });

    await api.savedQueries.move({ id: one.id, beforeId: near.id });
    await api.savedQueries.update({ id: near.id, text: 'guide INSIDE connector' });
    const kept = await api.savedQueries.list({});
    await api.savedQueries.update({ id: near.id, text: 'guide' });

    expect(kept).toMatchObject([{ name: 'one' }, { name: 'near', side: 'right' }]);
    expect((await api.savedQueries.list({}))[1]).toMatchObject({ text: 'guide', side: null });
    const counts = await api.savedQueries.counts({ unit: 'passages', request: { denominator: 'all' } });
    expect(counts).toEqual({ [one.id]: 1, [near.id]: 0 });
  });

  test('that is gone says so in a comparison, and previews of other acts go on', async () => {
    await using project = await testProject();
    const { codes } = await study(project);
    const { api } = project;
    const query = await api.savedQueries.add({ name: 'ways', text: 'connector' });
    const settings = { ...defaultComparison, b: { kind: 'interview', queryId: query.id } };
    const { id } = await api.comparisons.create({ name: 'By ways', settings: { ...settings } });
    await api.comparisons.judge({ comparisonId: id, themeId: codes.guide.id, value: 'silent' });
    await api.savedQueries.remove({ id: query.id });

    await expect(api.comparisons.count({ id })).rejects.toEqual(refused('errors:no_such_savedQuery'));
    const [lena, mei] = [await api.coders.add({ name: 'Lena' }), await api.coders.add({ name: 'Mei' })];
    const preview = await api.coders.mergePreview({ keepId: lena.id, goneId: mei.id });
    expect(preview.counts.stale).toEqual([]);
  });

  test('of another study names the codes of this one; of two with one name, the one here stays', async () => {
    await using there = await testProject();
    await using here = await testProject();
    for (const { api } of [there, here]) {
      await api.codes.create({ name: 'guide' });
      await api.codes.create({ name: 'connector' });
    }
    await there.api.savedQueries.add({ name: 'ways', text: 'guide' });
    await there.api.savedQueries.add({ name: 'both', text: 'guide OVERLAPPING connector' });
    await here.api.savedQueries.add({ name: 'ways', text: 'connector' });

    const { bytes } = await saved(there);
    await bring(here, bytes, { merge: true });

    expect((await texts(here)).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['both', 'guide OVERLAPPING connector', 0],
      ['ways', 'connector', 0],
    ]);
    expect((await here.api.project.records()).tables.code).toHaveLength(2);
  });
});
