// The history, searched by object, words, day and person; what an act changed, and why it was done.
import { expect, test } from 'vitest';
import { applied, projectStore } from '#renderer/state/project.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

const words = createWords('en');

type Filter = Parameters<TestProject['api']['history']['list']>[0];

async function said(project: TestProject, filter: Filter): Promise<string[]> {
  const rows = await project.api.history.list(filter);
  return rows.map((row) => actSentence(words, row));
}

test('“when did I merge these, and why” is answered under any name they ever had', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'window');
  await project.api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id });
  await project.api.codes.update({ id: codes.guide.id, name: 'leader' });
  const [, merged] = await project.api.history.list();
  await project.api.history.giveReason({ seq: merged!.seq, reason: 'One area, two names.' });

  for (const text of ['market', 'leader', 'TWO NAMES'])
    expect(await said(project, { text })).toContain('Merged market into guide');
  expect(await said(project, { withReason: true })).toEqual(['Merged market into guide']);
  const [, reasoned] = await project.api.history.list();
  expect(reasoned?.reason?.text).toBe('One area, two names.');
});

test('acts about a code are followed through renaming and merging, without any others', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'window');
  await project.api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id });
  await project.api.codes.update({ id: codes.guide.id, name: 'leader' });
  await project.api.memos.add({ body: 'about nothing' });

  const about = await said(project, { about: { what: 'code', id: codes.guide.id } });

  expect(about.slice(0, 3)).toEqual([
    'Renamed “guide” to leader',
    'Merged market into guide',
    `Coded a passage in N9 with market`,
  ]);
  expect(about).not.toContain('Wrote a memo');
  const counts = await project.api.history.count({ about: { what: 'code', id: codes.guide.id } });
  expect(counts.wanted).toBe(about.length);
  expect(counts.all).toBeGreaterThan(about.length);
});

test('a reason is a record of its own: its row is unchanged, a later reason replaces it, an empty one removes it', async () => {
  await using project = await testProject();
  const { id } = await project.api.codes.create({ name: 'guide' });
  const [made] = await project.api.history.list({ about: { what: 'code', id } });
  const bodyOf = () =>
    project.store().db.sqlite.prepare('SELECT body FROM change WHERE seq = ?').pluck().get(made!.seq);
  const before = bodyOf();
  const reason = async () => (await project.api.history.list({ limit: 1 }))[0]?.reason?.text;

  await project.api.history.giveReason({ seq: made!.seq, reason: 'First' });
  await project.api.history.giveReason({ seq: made!.seq, reason: 'Second' });
  expect(await reason()).toBe('Second');
  await project.api.history.giveReason({ seq: made!.seq, reason: ' ' });
  expect(await reason()).toBeUndefined();
  expect(bodyOf()).toBe(before);
  expect(await project.api.history.list()).toHaveLength(2);
});

test('a reason leaves undo and redo as they were, and every window is told', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide' });
  await project.api.codes.create({ name: 'market' });
  await project.api.history.undo();
  const before = await project.api.history.state();
  const [, , made] = await project.api.history.list();
  const actsBefore = projectStore.getState().acts;
  let acts = 0;
  const stop = project.session.subscribe((news) => {
    if (news.type === 'change') acts = applied(projectStore.getState(), news.change).acts;
  });

  await project.api.history.giveReason({ seq: made!.seq, reason: 'Said afterwards' });
  stop();

  expect(acts - actsBefore).toBe(1);
  expect(await project.api.history.state()).toEqual(before);
  await project.api.history.redo();
  expect((await project.api.history.state()).undo?.facts?.things['code']?.name).toBe('market');
});

test('days, people and methods narrow the list', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide' });
  await project.api.memos.add({ body: 'x' });
  const [newest] = await project.api.history.list();

  expect(await said(project, { from: newest!.at, method: 'memos.' })).toEqual(['Wrote a memo']);
  expect(await said(project, { until: '2001-01-01T00:00:00.000Z' })).toEqual([]);
  expect(await said(project, { coderId: 'nobody' })).toEqual([]);
});

test('an act opens to each field with old and new value, and to themes before and after', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  await codeWords(project, sources.first, codes.market, 'window');
  await project.api.codes.update({ id: codes.market.id, whenToUse: 'deals' });
  const [defined] = await project.api.history.list();
  await project.api.codes.move({ id: codes.market.id, parentId: codes.guide.id });
  const [moved] = await project.api.history.list();

  const field = await project.api.history.act({ seq: defined!.seq });
  const themes = await project.api.history.act({ seq: moved!.seq });

  expect(field.fields).toEqual([
    { what: 'code', id: codes.market.id, name: 'market', field: 'whenToUse', from: null, to: 'deals' },
  ]);
  expect(themes.themes).toMatchObject([
    { name: 'guide', before: { interviews: 0 }, after: { interviews: 1, respondents: 1 } },
  ]);
});

test('an act of several commands opens to one line for each field and theme, from the first state to the last', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  const { id } = codes.market;
  const rules = await project.api.codes.create({ name: 'rules' });
  await codeWords(project, sources.first, codes.market, 'window');
  await codeWords(project, sources.other, rules, 'suppliers');
  const [one, two] = [{ group: 'gathered' }, { group: 'came back' }];
  await project.api.codes.update({ id, whenToUse: 'deals' }, one);
  await project.api.codes.move({ id, parentId: codes.guide.id }, one);
  await project.api.codes.move({ id: rules.id, parentId: codes.guide.id }, one);
  await project.api.codes.update({ id, whenToUse: 'deals and fairs' }, one);
  const [newest] = await project.api.history.list();
  await project.api.codes.update({ id, whenNotToUse: 'fairs' }, two);
  await project.api.codes.update({ id, whenNotToUse: '' }, two);
  const [returned] = await project.api.history.list();

  const { fields, themes } = await project.api.history.act({ seq: newest!.seq });

  expect(fields.filter(({ field }) => field === 'whenToUse')).toMatchObject([
    { from: null, to: 'deals and fairs' },
  ]);
  expect(themes).toMatchObject([{ id: codes.guide.id, before: { interviews: 0 }, after: { interviews: 2 } }]);
  expect((await project.api.history.act({ seq: returned!.seq })).fields).toEqual([]);
});

test('an act of more commands than are read for its name gives no count that would leave some out', async () => {
  await using project = await testProject();
  for (let made = 0; made < 51; made += 1)
    // One command after another.
    await project.api.memos.add({ body: `Note ${made}` }, { group: 'many' });

  expect((await project.api.history.state()).undo).toMatchObject({ method: 'memos.add', facts: null });
});

test('a second pass sees no act of another coder, neither in the list nor as what undo would revert', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await smallStudy(project);
  const { tables } = await api.project.records();
  const { id } = await api.coders.add({
    name: 'Wei again',
    kind: 'second-pass',
    personId: tables.project[0]?.mainCoderId ?? null,
  });
  const blind = { as: id };
  await api.codes.update({ id: codes.market.id, whenToUse: 'deals' }, blind);
  await api.codes.update({ id: codes.guide.id, name: 'leader' });
  const [others] = await api.history.list();

  const { undo } = await api.history.state({}, blind);
  expect(undo && actSentence(words, undo)).toBe('Changed “when to use” of market');
  expect((await api.history.list({}, blind)).map(({ coderId }) => coderId)).toEqual([id]);
  expect(await api.history.count({}, blind)).toEqual({ all: 1, wanted: 1 });
  await expect(api.history.act({ seq: others!.seq }, blind)).rejects.toMatchObject({ code: 'not_found' });
  await api.history.undo({}, blind);
  expect((await api.history.list({}, blind)).map(({ coderId }) => coderId)).toEqual([id, id]);
  expect((await api.history.list())[1]?.seq).toBe(others!.seq);
});

test('a second pass is told no number of others’ changes that an undo to here would leave', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await smallStudy(project);
  const { tables } = await api.project.records();
  const personId = tables.project[0]?.mainCoderId ?? null;
  const { id } = await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId });
  const lin = await api.coders.add({ name: 'Lin' });
  const blind = { as: id };
  await api.codes.update({ id: codes.market.id, whenToUse: 'deals' }, blind);
  const [first] = await api.history.list({ limit: 1 }, blind);
  await api.codes.update({ id: codes.guide.id, name: 'leader' }, { as: lin.id });
  await api.codes.update({ id: codes.market.id, whenToUse: 'many deals' }, blind);
  const group = first?.group ?? '';

  expect(await api.history.undoToPreview({ group }, blind)).toEqual({ steps: 1, others: 0 });
  expect(await api.history.undoTo({ group }, blind)).toMatchObject({ steps: 1, others: 0 });
});
