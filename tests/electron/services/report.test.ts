// The report of real studies, as the screen and files read it.
import { describe, expect, test } from 'vitest';
import { runsOf, type Report, type ReportParagraph } from '#core/report/report.ts';
import { textOfRuns } from '#core/report/runs.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { sampleWithTables } from './annex-study.ts';

const textOf = ({ sections }: Report, key: string): string =>
  (sections.find((section) => section.key === key)?.blocks ?? [])
    .map((block) => textOfRuns(runsOf(block)))
    .filter((text) => text !== '')
    .join('\n');

function paragraphOf({ sections }: Report, id: string): ReportParagraph {
  const found = sections.flatMap(({ blocks }) => blocks).find((block) => block.id === id);
  if (found?.kind !== 'paragraph') throw new Error(`no paragraph ${id}`);
  return found;
}

describe('the report of the sample study', () => {
  test('says what was read, by whom, and what was found', async () => {
    await using project = await sampleWithTables();

    const english = await project.api.report.read({ language: 'en' });
    const chinese = await project.api.report.read({ language: 'zh-CN' });

    expect(textOf(english, 'material')).toContain(
      'The material includes 19 interviews with 17 respondents. Of the respondents, 2 were interviewed more than once.',
    );
    expect(textOf(chinese, 'material')).toContain(
      '材料包括 19 次访谈，涉及 17 位受访者。受访者中有 2 位受访不止一次。',
    );
    expect(textOf(english, 'coders')).toContain('Coded by two persons: Wei (');
    const people = english.sections[0]?.blocks.find(({ id }) => id === 'material.people');
    expect(people?.kind === 'table' && [people.label, people.table.caption]).toEqual([
      'Table 1',
      'Characteristics of the 17 respondents.',
    ]);
    expect(Object.keys(english.numbers).sort()).toEqual(Object.keys(chinese.numbers).sort());
    expect(english.sections.find(({ key }) => key === 'results')?.blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      ...Array.from({ length: 6 }, () => 'table'),
    ]);
  });

  test('tells where the items of checklists stand, and gives them no score', async () => {
    await using project = await sampleWithTables();

    const { checklists } = await project.api.report.read({ language: 'en' });

    expect(checklists.map(({ name, items }) => [name, items.length])).toEqual([
      ['coreq', 32],
      ['srqr', 21],
    ]);
    expect(checklists[0]?.items[20]).toEqual({
      number: 21,
      title: 'Duration',
      state: 'filled',
      section: 'material',
      block: 'material.setting',
    });
    expect(checklists[0]?.items[12]?.state).toBe('to_write');
  });
});

test('who has only read is no coder, and a second pass that is only planned has coded nothing a second time', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'Sees the association');
  await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
  const { tables } = await project.api.project.records();
  const { passId } = await project.api.recodings.plan({
    personId: tables.project[0]!.mainCoderId,
    passName: 'Again',
    sampleName: 'To code again',
    weeks: 0,
    seed: 1,
    frame: 'all',
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
  });
  await project.api.coders.add({ name: 'Reader' });
  const said = async () => textOf(await project.api.report.read({ language: 'en' }), 'coders');
  const procedure = textOf(await project.api.report.read({ language: 'en' }), 'procedure');
  const planned = await said();

  await project.api.recodings.begin({ id: (await project.api.recodings.list({}))[0]!.id });
  await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true }, { as: passId });
  const { rounds } = await project.api.rounds.list();
  await project.api.rounds.unlock({ id: rounds[0]!.id });

  expect(planned).toMatch(/^Coded by one person: /);
  expect(`${procedure} ${planned}`).not.toMatch(/second|Reader/);
  expect(await said()).toContain('One of them coded sources a second time: Again (1 source');
});

test('an empty study has a report of true sentences, and leaves out what has nothing to say', async () => {
  await using project = await testProject();

  const report = await project.api.report.read({ language: 'en' });

  expect(report.sections.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual([
    'procedure',
    'limitations',
    'checklists',
    'numbers',
  ]);
  expect(textOf(report, 'procedure')).toMatch(
    /^The texts were coded with Concord [\d.]+\. Nothing has been coded yet\.$/,
  );
});

describe('what the analyst writes', () => {
  /** Rewrites the paragraph on interviews, with the number of interviews in it. */
  async function rewritten(project: TestProject) {
    const report = await project.api.report.read({ language: 'en' });
    const own = paragraphOf(report, 'material.interviews');
    const number = own.runs.find(({ kind }) => kind === 'number');
    await project.api.report.writeParagraph({
      section: 'material',
      language: 'en',
      paragraph: own.id,
      basis: own.basis,
      runs: [{ kind: 'text', text: 'We talked ' }, number!, { kind: 'text', text: ' times.' }],
    });
    return report;
  }

  test('stays while its numbers go on, and says when Concord’s own text has changed', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    await rewritten(project);

    const before = paragraphOf(await project.api.report.read({ language: 'en' }), 'material.interviews');
    await project.api.sources.remove({ ids: [sources.second.id] });
    const after = paragraphOf(await project.api.report.read({ language: 'en' }), 'material.interviews');
    const other = paragraphOf(await project.api.report.read({ language: 'zh-CN' }), 'material.interviews');

    expect([before.writtenBy, textOfRuns(before.runs), before.own?.hasChanged]).toEqual([
      'rewritten',
      'We talked 3 times.',
      false,
    ]);
    // Until then one respondent was interviewed more than once; none are now: the same sentence.
    expect([textOfRuns(after.runs), after.own?.hasChanged]).toEqual(['We talked 2 times.', false]);
    expect([other.writtenBy, textOfRuns(other.elsewhere?.runs ?? [])]).toEqual([
      'concord',
      'We talked 2 times.',
    ]);

    await project.api.report.restore({ paragraph: 'material.interviews', language: 'en' });
    const back = paragraphOf(await project.api.report.read({ language: 'en' }), 'material.interviews');
    expect([back.writtenBy, back.own]).toEqual(['concord', null]);
  });

  test('is not told to differ from Concord’s own text by what is printed of people', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.other, codes.guide, 'Sees the association');
    await project.api.codings.update({ ids: [coding.id], stance: 'contradicts' });
    const ids = (await project.api.project.records()).tables.respondent.map(({ id }) => id);
    await project.api.respondents.setConsent({ ids, consent: 'counts' });
    await project.api.sources.update({ ids: [sources.other.id], durationMinutes: 30 });
    const bases = async (privacy: { readonly pseudonyms: boolean; readonly interviewExcerpts: boolean }) => {
      const { sections } = await project.api.report.read({ language: 'en', ...privacy });
      return sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.id, block.basis]] : [])),
      );
    };

    const named = await bases({ pseudonyms: false, interviewExcerpts: false });
    const hidden = await bases({ pseudonyms: true, interviewExcerpts: true });

    expect(hidden).toContainEqual(named.find(([id]) => id === 'material.setting'));
    expect(hidden).toContainEqual(named.find(([id]) => id === 'negative.count'));
  });

  test('stays when Concord has nothing to say there any more', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    await rewritten(project);

    await project.api.sources.remove({ ids: Object.values(sources).map(({ id }) => id) });
    const report = await project.api.report.read({ language: 'en' });

    const left = paragraphOf(report, 'material.interviews');
    expect([textOfRuns(left.runs), left.own?.hasChanged]).toEqual(['We talked 0 times.', true]);
    expect(report.sections[0]).toMatchObject({ key: 'material', isOn: true, writtenBy: 'rewritten' });
  });

  test('follows codes that are merged and coders that become one', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.guide, 'Sees the association');
    await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    const lena = await project.api.coders.add({ name: 'Lena' });
    const number = (id: string) => ({ kind: 'number' as const, id, text: '?' });
    await project.api.report.writeParagraph({
      section: 'results',
      language: 'en',
      paragraph: null,
      basis: null,
      runs: [number(`tally.${codes.guide.id}.interview`), number(`fact.coder.${lena.id}.codings`)],
    });
    const ownOf = ({ sections }: Report) =>
      sections
        .flatMap(({ blocks }) => blocks)
        .find((block) => block.kind === 'paragraph' && block.writtenBy === 'own');

    await project.api.codes.merge({ fromIds: [codes.guide.id], intoId: codes.connector.id });
    const { tables } = await project.api.project.records();
    await project.api.coders.merge({ keepId: tables.project[0]!.mainCoderId, goneId: lena.id });
    await project.api.codes.update({ id: codes.connector.id, name: 'bridge' });
    const report = await project.api.report.read({ language: 'en' });

    const own = ownOf(report);
    expect(textOfRuns(own ? runsOf(own) : [])).toBe('11');
    expect(Object.values(report.numbers).map(({ label }) => label)).toContain(
      'Reviewed interviews with bridge',
    );
  });

  test('prints a number that nothing counts any more as it was, and says so', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.guide, 'Sees the association');
    const kept = await project.api.keptTables.keep({
      kind: 'tally',
      name: 'Themes',
      settings: { by: 'kind', unit: 'passages', shown: { as: 'table' } },
    });
    const [cell] = (await project.api.report.numbers({ language: 'en' })).filter(
      (number) => number.kept?.tableId === kept.id,
    );
    await project.api.report.writeParagraph({
      section: 'results',
      language: 'en',
      paragraph: null,
      basis: null,
      runs: [{ kind: 'number', id: cell?.id ?? '', text: cell?.text ?? '' }],
    });
    await project.api.keptTables.remove({ id: kept.id });

    const page = await project.api.report.page({ languages: ['en'] });

    expect(page).toContain('Numbers that nothing counts any more');
  });

  test('fixed numbers are printed as they were fixed, with the reason; others that changed are told', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const first = await project.api.report.read({ language: 'en' });
    await project.api.report.markRead({
      numbers: Object.values(first.numbers).map(({ id, value }) => ({ number: id, value })),
    });
    await project.api.report.fixNumber({ number: 'fact.codes.all', value: 3, reason: 'As submitted' });
    await project.api.codes.create({ name: 'late' });
    await project.api.sources.remove({ ids: [sources.other.id] });

    const report = await project.api.report.read({ language: 'en' });
    const page = await project.api.report.page({ languages: ['en'] });

    expect(textOf(report, 'codebook')).toContain('The codebook has 3 codes');
    expect(report.numbers['fact.codes.all']).toMatchObject({
      value: 5,
      isChanged: false,
      fixed: { value: 3 },
    });
    expect(report.numbers['flow.interview.kept']).toMatchObject({ value: 2, lastRead: 3, isChanged: true });
    expect(report.sections.find(({ key }) => key === 'material')?.changed).toBeGreaterThan(0);
    expect(page).toContain('Printed as 3, counted now 5.');
    expect(page).toContain('As submitted');
  });

  test('sections are put in order, left out, added and answer items of checklists', async () => {
    await using project = await testProject();
    const { report } = project.api;
    const key = await report.addSection({ title: 'Ethics', language: 'en', before: 'procedure' });
    await report.writeParagraph({
      section: key,
      language: 'en',
      paragraph: null,
      basis: null,
      runs: [{ kind: 'text', text: 'All agreed.' }],
    });
    await report.answer({ key, items: ['srqr.9'] });
    await report.switch({ key: 'limitations', isOn: false });
    await report.order({ key: 'numbers', before: 'material' });

    const read = await report.read({ language: 'zh-CN' });

    expect(read.sections.map((section) => section.key).slice(0, 4)).toEqual([
      'numbers',
      'material',
      'sampling',
      key,
    ]);
    expect(read.sections.find((section) => section.key === key)).toMatchObject({
      title: 'Ethics',
      isOwn: true,
    });
    expect(read.sections.find((section) => section.key === 'limitations')?.isOn).toBe(false);
    const items = read.checklists[1]?.items ?? [];
    expect([items[8]?.state, items[18]?.state]).toEqual(['filled', 'left_out']);
    expect(await report.page({ languages: ['zh-CN'] })).toContain('<p lang="en">All agreed.</p>');
  });
});

describe('what a report tells of people', () => {
  test('with pseudonyms no name or label of an interview is left', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.guide, 'Sees the association');
    await project.api.codings.update({ ids: [coding.id], stance: 'contradicts' });

    const named = await project.api.report.page({ languages: ['en', 'zh-CN'], interviewExcerpts: true });
    const page = await project.api.report.page({
      languages: ['en', 'zh-CN'],
      interviewExcerpts: true,
      pseudonyms: true,
    });

    expect(named).toContain('N9');
    expect(page).toContain('Sees the association');
    expect(page).not.toMatch(/N9|N10/);
    expect(page).not.toContain('December 2024');
  });

  test('a kept comparison quotes interviews only where their words are asked for, and then dates none of a pseudonym', async () => {
    await using project = await sampleWithTables();
    const withheld = /excerpts? from (an interview|interviews) (is|are) left out of this copy/;
    const dated = /\(Interview [^(),;]+, [A-Z][a-z]+ \d{4}; /;
    const comparison = async (asked: { interviewExcerpts?: boolean; pseudonyms?: boolean }) => {
      const { sections } = await project.api.report.read({ language: 'en', ...asked });
      const tables = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
      return JSON.stringify(tables.find(({ table }) => table.caption === 'Both sides')!.table);
    };

    const usual = await comparison({});
    const asked = await comparison({ interviewExcerpts: true });
    const hidden = await comparison({ interviewExcerpts: true, pseudonyms: true });

    expect(usual).toMatch(withheld);
    expect(usual).toContain('does not include excerpts from interviews');
    expect(usual).not.toMatch(dated);
    expect(asked).not.toMatch(withheld);
    expect(asked).toContain('includes excerpts from documents and interviews');
    expect(asked).toMatch(dated);
    expect(hidden).toContain('(Interview P');
    expect(hidden).not.toMatch(dated);
  });

  test('pseudonyms stand in an order of their own, which tells nobody when people were asked', async () => {
    await using project = await sampleWithTables();
    const settings = { by: 'respondent', unit: 'passages', denominator: 'all', shown: { as: 'table' } };
    const { id } = await project.api.keptTables.keep({ kind: 'tally', name: 'By person', settings });

    const { sections } = await project.api.report.read({ language: 'en', pseudonyms: true });

    const blocks = sections.flatMap((section) => section.blocks);
    const table = blocks.flatMap((block) =>
      block.kind === 'table' && block.keptId === id ? block.table : [],
    )[0]!;
    const people = table.columns.flatMap(({ name, under }) => /^P\d+$/.exec(under?.name ?? name)?.[0] ?? []);
    const lists = blocks.flatMap((block) =>
      block.id === 'negative.list' && block.kind === 'list' ? block.items : [],
    );
    const cited = lists.map((runs) =>
      runs.flatMap((run) => (run.kind === 'citation' && /P\d+/.test(run.text) ? run.text : [])),
    );
    expect(people.length).toBeGreaterThan(5);
    expect(people).toEqual(people.toSorted());
    expect(cited.flat().length).toBeGreaterThan(5);
    expect(cited).toEqual(
      cited.map((texts) => texts.toSorted(new Intl.Collator('en', { numeric: true }).compare)),
    );
  });

  test('with pseudonyms nobody is named in what the analyst wrote, nor in commands', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const { respondent } = (await api.project.records()).tables;
    const n9 = respondent.find(({ name }) => name === 'N9')?.id ?? '';
    await api.respondents.rename({ id: n9, name: 'Wang Xiaoming' });
    const coding = await codeWords(project, sources.first, codes.guide, 'Sees the association');
    const cited = (sourceId: string, codingId: string | null) => ({
      kind: 'citation' as const,
      sourceId,
      codingId,
      text: 'Wang Xiaoming, N9, December 2024',
    });
    await api.report.writeParagraph({
      section: 'material',
      language: 'en',
      paragraph: null,
      basis: null,
      runs: [
        { kind: 'text', text: 'As Wang Xiaoming told us ' },
        cited(sources.first.id, coding.id),
        cited('gone', null),
        { kind: 'text', text: ' in the end. So Wang ' },
        { kind: 'text', text: 'Xiaoming', bold: true },
        { kind: 'text', text: '.' },
      ],
    });
    await api.report.addSection({ title: 'The case of Wang Xiaoming', language: 'en', before: null });
    await api.report.fixNumber({ number: 'fact.codes.all', value: 3, reason: 'Wang Xiaoming left' });
    const { id } = await api.savedQueries.add({
      name: 'what Wang Xiaoming says',
      text: 'guide IN respondent:"Wang Xiaoming"',
    });
    const kept = await api.keptTables.keep({
      kind: 'tally',
      name: 'Passages',
      settings: { by: 'kind', unit: 'passages', queryIds: [id], shown: { as: 'table' } },
    });
    await api.codings.remove({ ids: [coding.id] });

    const named = await api.report.page({ languages: ['en', 'zh-CN'] });
    const page = await api.report.page({ languages: ['en', 'zh-CN'], pseudonyms: true });
    const screen = await api.report.read({ language: 'en', pseudonyms: true });

    expect(named).toContain('As Wang Xiaoming told us');
    expect(named).toContain("--row 'what Wang Xiaoming says'");
    expect(page).not.toMatch(/Xiaoming|N9|December 2024/);
    expect(page).toMatch(/As P\d+ told us \(Interview P[\d.]+\)– in the end\./);
    expect(page).toContain(`concord table study.concord ${kept.id}`);
    // The screen writes back what it shows.
    expect(textOf(screen, 'material')).toContain('As Wang Xiaoming told us');
  });

  test('words of interviews are left out unless asked for, and where nobody agreed to them', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.other, codes.guide, 'Sees the association');
    await project.api.codings.update({ ids: [coding.id], stance: 'contradicts' });
    const { tables } = await project.api.project.records();
    const n10 = tables.respondent.find(({ name }) => name === 'N10')?.id ?? '';

    const without = await project.api.report.page({ languages: ['en'] });
    const asked = await project.api.report.page({ languages: ['en'], interviewExcerpts: true });
    const { checklists } = await project.api.report.read({ language: 'en', interviewExcerpts: true });
    expect(checklists[0]?.items[28]).toMatchObject({ state: 'filled', block: 'negative.list' });
    await project.api.respondents.setConsent({ ids: [n10], consent: 'counts' });
    const refused = await project.api.report.page({ languages: ['en'], interviewExcerpts: true });

    expect([without, asked, refused].map((page) => page.includes('Sees the association'))).toEqual([
      false,
      true,
      false,
    ]);
    // Who may only be counted is not named either.
    expect(refused).not.toContain('N10');
    const said =
      '</a> of these passages is cited without its words: the people heard did not agree to quotation.';
    expect([without, asked, refused].map((page) => page.includes(said))).toEqual([false, false, true]);
  });

  test('what is retold of somebody who agreed to be counted only is left out, and that is said', async () => {
    await using project = await testProject();
    const { api } = project;
    const theme = await api.codes.create({ name: 'guide', isTheme: true });
    await api.interviews.create({ label: 'Both', respondents: ['N1', 'N2'] });
    const [one] = (await api.project.records()).tables.respondent;
    const place = { themeId: theme.id, respondentId: one!.id };
    await api.summaries.write({ place, body: 'Retold in confidence.' });
    const settings = { of: 'respondents', shown: { as: 'table' } };
    await api.keptTables.keep({ kind: 'grid', name: 'Who says what', settings });

    const before = await api.report.page({ languages: ['en'] });
    await api.respondents.setConsent({ ids: [one!.id], consent: 'counts' });
    const after = await api.report.page({ languages: ['en'] });

    expect([before, after].map((page) => page.includes('Retold in confidence.'))).toEqual([true, false]);
    expect(after).toContain('It retells what people said, and some of them agreed to be counted only.');
  });

  test('an export says which names were not replaced in running text', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    await api.interviews.create({ label: 'L', respondents: ['market', 'Zhao Min'] });
    await api.imports.paste({ title: 'News', text: 'The market grows.', kind: 'document' });

    const [named, hidden] = [
      await api.report.export({ to: `${folder}/named.md`, languages: ['en'] }),
      await api.report.export({ to: `${folder}/hidden.md`, languages: ['en'], pseudonyms: true }),
    ];

    expect([named.short, named.ordinary]).toEqual([[], []]);
    expect([...hidden.short, ...hidden.ordinary]).toContain('market');
  });

  test('names that remain in the analyst’s own words are told before and after it is written, section by section', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    await api.interviews.create({ label: 'L', respondents: ['Wang Xiaoming'] });
    await api.codes.create({ name: 'Alliance' });
    const paragraph = await api.report.writeParagraph({
      section: 'procedure',
      language: 'en',
      paragraph: null,
      basis: null,
      runs: [
        { kind: 'text', text: 'The Alliance let us in. Old Wang trusted us, as did Ruth Kimball in May.' },
      ],
    });
    await api.report.writeParagraph({
      section: 'procedure',
      language: 'zh-CN',
      paragraph,
      basis: null,
      runs: [{ kind: 'text', text: '联盟的李老师帮了我们。' }],
    });
    const asked = { languages: ['en' as const, 'zh-CN' as const] };

    const named = await api.report.namesLeft(asked);
    const left = await api.report.namesLeft({ ...asked, pseudonyms: true });
    const written = await api.report.export({ to: `${folder}/r.md`, ...asked, pseudonyms: true });

    expect([named.parts, named.own]).toEqual([[], []]);
    expect(left.parts.map(({ file, places }) => [file, places])).toEqual([['Procedure', 1]]);
    expect(left.own).toEqual([
      { section: 'Procedure', names: ['Wang', 'Ruth Kimball'] },
      { section: '编码过程', names: ['李老师'] },
    ]);
    expect([written.parts, written.own]).toEqual([left.parts, left.own]);
  });

  test('a second pass cannot read it', async () => {
    await using project = await testProject();
    const { tables } = await project.api.project.records();
    const pass = await project.api.coders.add({
      name: 'Wei again',
      kind: 'second-pass',
      personId: tables.project[0]!.mainCoderId,
    });

    await expect(project.api.report.read({ language: 'en' }, { as: pass.id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

test('names that look like markup or like a part of a sentence stand as they are', async () => {
  await using project = await testProject();
  const hostile = '</p><script>alert(1)</script> {{n}} $t(report:title) \uE0000\uE001 | *x* ‮';
  const code = await project.api.codes.create({ name: hostile, isTheme: true });
  const made = await project.api.interviews.create({ label: hostile.slice(0, 40), date: '2024-12' });
  await project.api.sources.classify({ id: made.id, codeId: code.id });
  await project.api.sources.setReviewed({ ids: [made.id], reviewed: true });
  await project.api.report.writeParagraph({
    section: 'material',
    language: 'en',
    paragraph: null,
    basis: null,
    runs: [{ kind: 'text', text: hostile }],
  });

  const report = await project.api.report.read({ language: 'en' });
  const page = await project.api.report.page({ languages: ['en', 'zh-CN'] });
  for (const name of ['r.docx', 'r.md'])
    await project.api.report.export({ to: `${project.folder}/${name}`, languages: ['en', 'zh-CN'] });

  expect(textOf(report, 'results')).toContain(`Themes in the 1 reviewed interview: ${hostile} (1).`);
  expect(page).not.toContain('<script');
  expect(page.split('&lt;/p&gt;&lt;script&gt;').length).toBeGreaterThan(3);
  expect(project.faults).toEqual([]);
});

test('sentences hold for a single document and for one without a date', async () => {
  await using project = await testProject();
  const { api } = project;
  const add = (title: string) => api.imports.paste({ title, text: 'A text.', kind: 'document' });
  const first = await add('One');
  await api.sources.update({ ids: [first.id], date: '2019' });
  const one = await api.report.read({ language: 'en' });
  await add('Two');
  const two = await api.report.read({ language: 'en' });

  expect(textOf(one, 'material')).toContain('The material includes 1 document. It is dated 2019.');
  expect(textOf(one, 'limitations')).toContain('Of 1 document, 1 has not been reviewed.');
  expect(textOf(two, 'material')).toContain(
    'The material includes 2 documents. Those whose date is known are of 2019.',
  );
});

test('an excluded interview is told as an interview, with its reason', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await project.api.triage.decide({
    ids: [sources.other.id],
    status: 'excluded',
    exclusionReason: 'taken back',
  });

  const labelsIn = async (language: 'en' | 'zh-CN') =>
    (await project.api.report.numbers({ language })).flatMap(({ id, label }) =>
      id.includes('reason:') ? [label] : [],
    );

  expect(await labelsIn('en')).toEqual(['Interviews excluded for this reason: taken back']);
  expect(await labelsIn('zh-CN')).toEqual(['因此理由排除的访谈：taken back']);
});
