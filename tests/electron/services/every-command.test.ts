// Every command keeps the laws: undo restores the earlier state, redo the later one, the change survives JSON, a window
// that applies it knows what the database knows, and an exchange file carries all of it.
import { describe, expect, test } from 'vitest';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { api } from '#electron/api.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';
import { bring, rowsIn, saved } from './exchange/own-data.ts';

/** A study in which every command has something to do. */
async function fullStudy(project: TestProject) {
  const { api: call } = project;
  const { codes, sources } = await smallStudy(project);
  const left = await codeWords(project, sources.first, codes.connector, 'Sees the association');
  const right = await codeWords(project, sources.first, codes.connector, ' as a window');
  const news = await call.classes.add({ name: 'news' });
  const mood = await call.attributes.add({ name: 'mood', owner: 'source' });
  await call.attributes.set({ id: mood.id, owners: [sources.first.id], value: 'open' });
  const lena = await call.coders.add({ name: 'Lena' });
  const nobody = await call.respondents.add({ name: 'N99' });
  const memo = await call.memos.add({ about: 'code', subjectId: codes.guide.id, body: 'A thought.' });
  await call.codes.gather({ themeId: codes.connector.id, codeId: codes.market.id });
  const comparison = await call.comparisons.create({ name: 'Documents and interviews' });
  await call.comparisons.judge({
    comparisonId: comparison.id,
    themeId: codes.guide.id,
    reasons: 'Too early.',
  });
  const { tables } = await call.project.records();
  const n10 = tables.respondent.find(({ name }) => name === 'N10')?.id ?? '';
  const cell = { themeId: codes.guide.id, respondentId: n10 };
  const summary = await call.summaries.write({ place: cell, body: 'Sees a window.' });
  await call.summaries.pin({ place: cell, codingIds: [left.id, right.id], pinned: true });
  await call.duplicates.link({ originalId: sources.first.id, copyIds: [sources.second.id] });
  const [offTopic] = await call.exclusionReasons.add({ names: ['off topic', 'too short'] });
  if (!offTopic) throw new Error('no reason was added');
  await call.triage.decide({ ids: [sources.second.id], exclusionReason: offTopic.name });
  const sample = await call.samples.draw({
    name: 'Pilot',
    seed: 20_261_125,
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
    fromIds: [sources.first.id, sources.other.id],
  });
  await call.keptTables.keep({ kind: 'comparison', name: 'Both', settings: { shown: { as: 'figure' } } });
  const kept = await call.keptTables.keep({
    kind: 'tally',
    name: 'Themes',
    settings: { shown: { as: 'table' } },
  });
  const query = await call.savedQueries.add({
    name: 'who sees it',
    text: `connector NEAR guide WITHIN 1 PARAGRAPHS`,
    side: 'whole',
    layer: { coderId: lena.id },
  });
  const event = await call.events.add({ name: 'the alliance is founded', date: '2016-02' });
  const other = await call.savedQueries.add({ name: 'words', text: "'window'" });
  const refused = await call.suggestions.refuse({
    ...text(sources.first),
    codeId: codes.market.id,
    span: spanOf(NOTE, 'Says 😀 that certificates help little.'),
  });
  const submission = await call.submissions.keep({ name: 'first submission', date: '2026-11-03' });
  const version = await call.versions.keep({ name: 'first reading', reason: 'Before the interviews' });
  await call.versions.reread({ codingIds: [right.id] });
  await call.sources.setReviewed({ ids: [sources.other.id], reviewed: true });
  const wei = tables.project[0]?.mainCoderId ?? '';
  const recoding = await call.recodings.plan({ ...again, personId: wei });
  const section = await call.report.addSection({ title: 'Field work', language: 'en', before: 'coders' });
  const paragraph = await call.report.writeParagraph({ ...ofReport, section, paragraph: null, basis: null });
  await call.report.fixNumber({ number: `fact.coder.${lena.id}.codings`, value: 9, reason: 'As submitted' });
  const things = {
    section,
    paragraph,
    wei,
    recoding,
    event,
    version,
    submission,
    refused,
    kept,
    news,
    mood,
    lena,
    nobody,
    memo,
    comparison,
    n10,
    cell,
    summary,
    offTopic,
    sample,
    query,
    other,
  };
  return { codes, sources, left, right, ...things };
}

/** How a second pass of one source is planned. */
const again = {
  passName: 'Wei, second pass',
  sampleName: 'To code again',
  weeks: 4,
  frame: 'all',
  seed: 7,
  settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
} as const;

/** A paragraph of the report with a number in it. */
const ofReport = {
  language: 'en' as const,
  runs: [
    { kind: 'text' as const, text: 'We talked ' },
    { kind: 'number' as const, id: 'flow.interview.kept', text: '3' },
    { kind: 'text' as const, text: ' times.' },
  ],
};

type Full = Awaited<ReturnType<typeof fullStudy>>;
type Call = (api: TestProject['api'], study: Full) => Promise<unknown>;

const text = (source: Full['sources']['first']) => ({ sourceId: source.id, textHash: source.textHash });

/** Moves a kept table to the beginning of the list. */
async function moveFirst(c: TestProject['api'], id: string): Promise<unknown> {
  const { tables } = await c.project.records();
  const [first] = tables.keptTable.toSorted((a, b) => a.position - b.position);
  return c.keptTables.move({ id, before: first?.id ?? null });
}

/** Where Lena, who coded nothing, differs from the main coder. */
async function differing(c: TestProject['api'], lenaId: string) {
  const { tables } = await c.project.records();
  const coderIds = [tables.project[0]?.mainCoderId ?? '', lenaId];
  const request = { coderIds, level: 'source', of: 'codes', denominator: 'all' } as const;
  return { request, places: unpackPlaces(await c.agreement.places(request)).places };
}

const calls: Readonly<Record<string, Call>> = {
  'attributes.add': (c) => c.attributes.add({ name: 'length', owner: 'source', type: 'integer' }),
  'attributes.rename': (c, { mood }) => c.attributes.rename({ id: mood.id, name: 'temper' }),
  'attributes.remove': (c, { mood }) => c.attributes.remove({ id: mood.id }),
  'attributes.set': (c, { mood, sources }) =>
    c.attributes.set({ id: mood.id, owners: [sources.first.id, sources.other.id], value: 'wary' }),
  'classes.add': (c) => c.classes.add({ name: 'policy' }),
  'classes.update': (c, { news }) => c.classes.update({ id: news.id, coverage: 'sampled' }),
  'classes.remove': (c, { news }) => c.classes.remove({ id: news.id }),
  'coders.add': (c) => c.coders.add({ name: 'Mei' }),
  'coders.rename': (c, { lena }) => c.coders.rename({ id: lena.id, name: 'Lena B.' }),
  'coders.merge': async (c, { lena }) => {
    const { tables } = await c.project.records();
    return c.coders.merge({ keepId: tables.project[0]?.mainCoderId ?? '', goneId: lena.id });
  },
  'coders.remove': (c, { lena }) => c.coders.remove({ id: lena.id }),
  'codes.create': (c) => c.codes.create({ name: 'prices' }),
  'codes.topLevelAsThemes': (c) => c.codes.topLevelAsThemes({}),
  'codes.update': (c, { codes }) => c.codes.update({ id: codes.guide.id, shortDefinition: 'Shows the way.' }),
  'codes.move': (c, { codes }) => c.codes.move({ id: codes.market.id, parentId: codes.guide.id }),
  'codes.merge': (c, { codes }) => c.codes.merge({ fromIds: [codes.connector.id], intoId: codes.market.id }),
  'codes.remove': (c, { codes }) => c.codes.remove({ id: codes.connector.id }),
  'codes.gather': (c, { codes }) => c.codes.gather({ themeId: codes.guide.id, codeId: codes.market.id }),
  'codes.ungather': (c, { codes }) =>
    c.codes.ungather({ themeId: codes.connector.id, codeId: codes.market.id }),
  'codings.apply': (c, { codes, sources }) =>
    c.codings.apply({ ...text(sources.other), codeId: codes.guide.id, span: spanOf(NOTE, 'certificates') }),
  'codings.applyToSources': (c, { codes, sources }) =>
    c.codings.applyToSources({ sourceIds: [sources.first.id, sources.other.id], codeId: codes.guide.id }),
  'codings.codePlaces': (c, { codes, left, sources }) =>
    c.codings.codePlaces({
      places: [
        {
          sourceId: sources.first.id,
          textHash: sources.first.textHash,
          span: { start: 2, end: 9 },
          codingIds: [left.id],
        },
        { sourceId: sources.first.id, textHash: sources.first.textHash, span: null, codingIds: [] },
      ],
      codeId: codes.guide.id,
    }),
  'codings.addCode': (c, { codes, left }) => c.codings.addCode({ ids: [left.id], codeId: codes.guide.id }),
  'codings.remove': (c, { left, right }) => c.codings.remove({ ids: [left.id, right.id] }),
  'codings.recode': (c, { codes, left }) => c.codings.recode({ ids: [left.id], codeId: codes.guide.id }),
  'codings.resize': (c, { left, sources }) =>
    c.codings.resize({ id: left.id, textHash: sources.first.textHash, span: spanOf(NOTE, 'association') }),
  'codings.join': (c, { left, right }) => c.codings.join({ ids: [left.id, right.id] }),
  'codings.update': (c, { left }) => c.codings.update({ ids: [left.id], stance: 'contradicts' }),
  'codings.setExample': (c, { left }) => c.codings.setExample({ ids: [left.id], example: true }),
  'comparisons.create': (c) => c.comparisons.create({ name: 'Waves' }),
  'comparisons.update': (c, { comparison }) =>
    c.comparisons.update({ id: comparison.id, name: 'Both sides' }),
  'comparisons.remove': (c, { comparison }) => c.comparisons.remove({ id: comparison.id }),
  'comparisons.judge': (c, { comparison, codes }) =>
    c.comparisons.judge({ comparisonId: comparison.id, themeId: codes.connector.id, value: 'silent' }),
  'comparisons.setEvidence': (c, { comparison, codes, left }) =>
    c.comparisons.setEvidence({
      comparisonId: comparison.id,
      themeId: codes.connector.id,
      codingIds: [left.id],
      pinned: true,
    }),
  'duplicates.link': (c, { sources }) =>
    c.duplicates.link({ originalId: sources.first.id, copyIds: [sources.other.id] }),
  'duplicates.moveCodings': (c, { sources }) =>
    c.duplicates.moveCodings({ fromIds: [sources.first.id], toId: sources.second.id }),
  'duplicates.unlink': (c, { sources }) => c.duplicates.unlink({ ids: [sources.second.id] }),
  'duplicates.setDistinct': (c, { sources: { first, second, other } }) =>
    c.duplicates.setDistinct({ ids: [first.id, other.id, second.id] }),
  'exclusionReasons.add': (c) => c.exclusionReasons.add({ names: ['in another language', 'off topic'] }),
  'exclusionReasons.rename': (c, { offTopic }) =>
    c.exclusionReasons.rename({ id: offTopic.id, name: 'not about associations' }),
  'exclusionReasons.mark': (c, { offTopic }) =>
    c.exclusionReasons.mark({ id: offTopic.id, mark: 'could-not-be-read' }),
  'exclusionReasons.remove': (c, { offTopic }) => c.exclusionReasons.remove({ id: offTopic.id }),
  'exclusionReasons.move': (c, { offTopic }) => c.exclusionReasons.move({ id: offTopic.id, beforeId: null }),
  'triage.decide': (c, { codes, sources }) =>
    c.triage.decide({
      ids: [sources.first.id, sources.other.id],
      exclusionReason: 'off topic',
      codeId: codes.guide.id,
      reviewed: true,
    }),
  'keptTables.keep': (c) => c.keptTables.keep({ kind: 'words', name: 'Words', settings: { language: 'en' } }),
  'keptTables.duplicate': (c, { kept }) => c.keptTables.duplicate({ id: kept.id }),
  'keptTables.rename': (c, { kept }) => c.keptTables.rename({ id: kept.id, name: 'Themes of the study' }),
  'keptTables.setNumber': (c, { kept }) => c.keptTables.setNumber({ id: kept.id, number: '2a' }),
  'keptTables.show': (c, { kept }) => c.keptTables.show({ id: kept.id, shown: { as: 'figure' } }),
  'keptTables.move': (c, { kept }) => moveFirst(c, kept.id),
  'keptTables.remove': (c, { kept }) => c.keptTables.remove({ id: kept.id }),
  'recodings.plan': (c, { wei }) => c.recodings.plan({ ...again, personId: wei }),
  'recodings.redraw': (c, { recoding }) =>
    c.recodings.redraw({ id: recoding.id, frame: 'all', settings: again.settings, seed: 8 }),
  'recodings.remind': (c, { recoding }) => c.recodings.remind({ id: recoding.id, dueOn: '2026-12-24' }),
  'recodings.remove': (c, { recoding }) => c.recodings.remove({ id: recoding.id }),
  'samples.draw': (c, { sources }) =>
    c.samples.draw({
      name: 'Pilot',
      seed: 1,
      settings: { size: 1, strata: { by: 'class' }, allocation: 'proportional' },
      fromIds: [sources.first.id, sources.other.id],
    }),
  'samples.rename': (c, { sample }) => c.samples.rename({ id: sample.id, name: 'Second pilot' }),
  'samples.remove': (c, { sample }) => c.samples.remove({ id: sample.id }),
  'suggestions.accept': (c, { sources, codes }) =>
    c.suggestions.accept({
      ...text(sources.first),
      codeId: codes.guide.id,
      span: spanOf(NOTE, 'Says 😀 that certificates help little.'),
    }),
  'suggestions.refuse': (c, { sources, codes }) =>
    c.suggestions.refuse({
      ...text(sources.other),
      codeId: codes.guide.id,
      span: spanOf(NOTE, 'Says 😀 that certificates help little.'),
    }),
  'report.writeParagraph': (c) =>
    c.report.writeParagraph({
      ...ofReport,
      section: 'material',
      paragraph: 'material.interviews',
      basis: 'x',
    }),
  'report.restore': (c, { paragraph }) => c.report.restore({ paragraph, language: 'en' }),
  'report.order': (c, { section }) => c.report.order({ key: section, before: 'material' }),
  'report.switch': (c) => c.report.switch({ key: 'saturation', isOn: false }),
  'report.addSection': (c) => c.report.addSection({ title: '伦理', language: 'zh-CN' }),
  'report.rename': (c, { section }) => c.report.rename({ key: section, language: 'zh-CN', title: '田野' }),
  'report.removeSection': (c, { section }) => c.report.removeSection({ key: section }),
  'report.answer': (c, { section }) => c.report.answer({ key: section, items: ['coreq.19', 'srqr.9'] }),
  'report.fixNumber': (c) => c.report.fixNumber({ number: 'fact.codes.all', value: 7, reason: 'As printed' }),
  'report.unfixNumber': (c, { lena }) => c.report.unfixNumber({ number: `fact.coder.${lena.id}.codings` }),
  'submissions.update': (c, { submission }) =>
    c.submissions.update({ id: submission, name: 'second submission', note: 'Sent by Wei.' }),
  'submissions.remove': (c, { submission }) => c.submissions.remove({ id: submission }),
  'versions.keep': (c) => c.versions.keep({ name: 'second reading', reason: 'Codes were split.' }),
  'versions.update': (c, { version }) => c.versions.update({ id: version.id, name: 'pilot' }),
  'versions.remove': (c, { version }) => c.versions.remove({ id: version.id }),
  'versions.reread': (c, { left, right }) => c.versions.reread({ codingIds: [left.id, right.id] }),
  'agreement.decide': async (c, { lena }) => {
    const { request, places } = await differing(c, lena.id);
    const { sourceId, codeId, span } = places[0]!;
    return c.agreement.decide({
      request,
      places: [{ sourceId, codeId, span }],
      outcome: 'discuss',
      reason: 'Why?',
    });
  },
  // Nothing is open in the sources that nobody has coded.
  'agreement.finish': async (c, { lena }) =>
    c.agreement.finish({ request: (await differing(c, lena.id)).request }),
  'suggestions.allow': (c, { refused }) => c.suggestions.allow({ ids: [refused.id] }),
  'interviews.create': (c) => c.interviews.create({ label: 'N11', outline: ['Role'] }),
  'imports.paste': (c, { news }) =>
    c.imports.paste({ title: 'Fair', text: 'A fair was held.', kind: 'document', classId: news.id }),
  'wordRules.set': (c) => c.wordRules.set({ language: 'zh-CN', words: ['工业互联网', '联盟'], use: 'term' }),
  'summaries.write': (c, { cell }) => c.summaries.write({ place: cell, body: 'Sees a door.' }),
  'summaries.confirm': (c, { summary }) => c.summaries.confirm({ id: summary?.id ?? '' }),
  'summaries.pin': (c, { cell, left }) =>
    c.summaries.pin({ place: cell, codingIds: [left.id], pinned: false }),
  'summaries.orderQuotes': (c, { cell, right }) =>
    c.summaries.orderQuotes({ place: cell, codingIds: [right.id] }),
  'memos.add': (c, { left }) => c.memos.add({ about: 'coding', subjectId: left.id, body: 'Strong.' }),
  'memos.update': (c, { memo }) => c.memos.update({ id: memo.id, body: 'A second thought.' }),
  'memos.remove': (c, { memo }) => c.memos.remove({ id: memo.id }),
  'notes.save': (c, { sources }) =>
    c.notes.save({ ...text(sources.other), doc: lines(`${NOTE}\nMore.`), moved: [] }),
  'project.update': (c) => c.project.update({ description: 'What this is about.' }),
  'respondents.add': (c) => c.respondents.add({ name: 'N12' }),
  'respondents.rename': (c, { nobody }) => c.respondents.rename({ id: nobody.id, name: 'N98' }),
  'respondents.setConsent': (c, { nobody }) =>
    c.respondents.setConsent({ ids: [nobody.id], consent: 'counts' }),
  'respondents.link': (c, { sources, n10, nobody }) =>
    c.respondents.link({ sourceId: sources.other.id, respondentIds: [n10, nobody.id] }),
  'respondents.remove': (c, { nobody }) => c.respondents.remove({ ids: [nobody.id] }),
  'respondents.withdraw': (c, { n10 }) => c.respondents.withdraw({ ids: [n10] }),
  'respondents.merge': (c, { nobody, n10 }) => c.respondents.merge({ keepId: nobody.id, goneId: n10 }),
  'events.add': (c) => c.events.add({ name: 'pandemic', date: '2020' }),
  'events.update': (c, { event }) => c.events.update({ id: event.id, name: 'founded', date: '2016-03' }),
  'events.remove': (c, { event }) => c.events.remove({ id: event.id }),
  'savedQueries.add': (c) => c.savedQueries.add({ name: 'said by N10', text: 'connector IN respondent:N10' }),
  'savedQueries.rename': (c, { query }) => c.savedQueries.rename({ id: query.id, name: 'who sees what' }),
  'savedQueries.update': (c, { query }) =>
    c.savedQueries.update({ id: query.id, text: 'connector OR guide', denominator: 'reviewed' }),
  'savedQueries.move': (c, { query, other }) => c.savedQueries.move({ id: other.id, beforeId: query.id }),
  'savedQueries.remove': (c, { query }) => c.savedQueries.remove({ id: query.id }),
  'sources.update': (c, { sources, news }) => c.sources.update({ ids: [sources.first.id], classId: news.id }),
  'sources.setKind': (c, { sources }) =>
    c.sources.setKind({ ids: [sources.first.id, sources.other.id], kind: 'document' }),
  'sources.setReviewed': (c, { sources }) =>
    c.sources.setReviewed({ ids: [sources.first.id], reviewed: true }),
  'sources.classify': (c, { sources, codes }) =>
    c.sources.classify({ id: sources.other.id, codeId: codes.guide.id }),
  'sources.remove': (c, { sources }) => c.sources.remove({ ids: [sources.first.id] }),
};

const commands = methodsOf(api).filter(({ method }) => method.kind === 'command');

/** Every row that a command leaves comes back from an exchange file. */
async function travelsWhole(project: TestProject): Promise<void> {
  const { bytes } = await saved(project);
  await using copy = await testProject();
  const { remarks } = await bring(copy, bytes);
  expect(remarks.map(({ key }) => key)).toContain('exchange:own_whole');
  expect(rowsIn(copy)).toEqual(rowsIn(project));
}

describe('the laws hold for', () => {
  test.each(commands.map(({ name }) => name))('%s', async (name) => {
    await using project = await testProject();
    const study = await fullStudy(project);
    const call = calls[name];

    expect(call, `${name} has no call here`).toBeDefined();
    await expectCommand(project, () => call?.(project.api, study) ?? Promise.resolve());
    await travelsWhole(project);
  });
});
