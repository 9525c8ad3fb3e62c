// Eighty settings of counts and comparisons and eight of samples. For the eighty there is a study in which each has
// something to say: classes covered differently, people interviewed twice and together, coders who reviewed different
// sources, a code created late.
import { defaultComparison, type ComparisonSettings } from '#core/comparison/settings.ts';
import { allVoices, type LayerRequest, type TallyRequest } from '#core/counting/request.ts';
import { Study } from '../core/counting/study.ts';
import type { Drawing } from './sampled-study.ts';

/** Sampled news, complete reports, purposive charters, documents without a class, and interviews. */
export function goldenStudy(): Study {
  const told = new Study()
    .coder('Lin')
    .coder('Ana')
    .coder('Max')
    .coder('Settled', 'adjudication')
    .class('news', 'sampled')
    .class('report', 'complete')
    .class('charter', 'purposive')
    .attribute('city', 'source')
    .attribute('member', 'respondent', 'boolean')
    .code('standards')
    .theme('connector')
    .theme('guide', ['standards'])
    .theme('marketplace', ['standards']);
  for (const [place, id] of ['n1', 'n2', 'n3', 'n4'].entries()) {
    told.document(id, { classId: 'news', language: 'en', date: `20${19 + place}-0${place + 1}` });
  }
  for (const id of ['r1', 'r2', 'r3'])
    told.document(id, { classId: 'report', language: 'zh-CN', date: '2020' });
  told
    .document('c1', { classId: 'charter', language: 'en' })
    .document('c2', { classId: 'charter', language: 'zh-CN' })
    .document('d1', { language: 'en', date: '2021-05-04' })
    .document('out', { classId: 'news', status: 'excluded' })
    .document('copy', { classId: 'report', duplicateOf: 'r1' })
    .interview('N9.1', ['N9'], { date: '2023-12' })
    .interview('N9.2', ['N9'], { date: '2025-03' })
    .interview('N10', ['N10'], { date: '2024-12' })
    .interview('N11', ['N11', 'N12'], { date: '2024-12' })
    .values('city', { n1: 'Beijing', n2: 'Shenzhen' })
    .values('member', { N9: 'true', N10: 'false' })
    .reviewed(['n1', 'n2', 'n3', 'r1', 'r2', 'c1', 'c2', 'd1', 'N9.1', 'N10', 'N11'])
    .reviewed(['n1', 'n2', 'r1', 'c1', 'N9.1', 'N9.2'], 'Lin')
    .reviewed(['n1', 'r1', 'N9.1'], 'Ana')
    .reviewed(['n1', 'n2', 'r1'], 'Settled');
  for (const id of ['n1', 'r1', 'r2', 'c1', 'N9.1', 'N10', 'n4']) told.coding(id, 'connector', [0, 9]);
  for (const id of ['n2', 'c2', 'd1', 'N11']) told.coding(id, 'standards', [3, 12], { stance: 'supports' });
  told
    .coding('r1', 'guide', null, { weight: 60 })
    .coding('N9.2', 'marketplace', [0, 5], { voice: 'paraphrase', stance: 'contradicts' })
    .coding('n1', 'connector', [2, 11], { coderId: 'Lin' })
    .coding('n2', 'guide', [0, 4], { coderId: 'Lin' })
    .coding('N9.2', 'connector', [0, 4], { coderId: 'Lin' })
    .coding('n1', 'guide', [0, 4], { coderId: 'Ana' })
    .coding('n1', 'connector', [0, 9], { coderId: 'Settled' })
    .code('late', { createdAt: '2025-06-01T00:00:00.000Z' });
  for (const row of told.rows.class) Object.assign(row, { frameSize: row.id === 'news' ? 40 : null });
  told.rows.themeCode.push({ id: 'connector late', themeId: 'connector', codeId: 'late' });
  return told;
}

const documents = { kind: 'document' } as const;
const interviews = { kind: 'interview' } as const;
const lin: LayerRequest = { coderId: 'Lin' };
const max: LayerRequest = { coderId: 'Max' };

/** Requests of counts, by subject. */
export const countedSettings: Readonly<Record<string, TallyRequest>> = {
  'documents, sources': { unit: 'sources', scope: documents },
  'documents, passages': { unit: 'passages', scope: documents },
  'documents, codings': { unit: 'codings', scope: documents },
  'documents, characters': { unit: 'characters', scope: documents },
  'interviews, sources': { unit: 'sources', scope: interviews },
  'interviews, respondents': { unit: 'respondents', scope: interviews },
  'interviews, passages, touching ones joined': { unit: 'passages', scope: interviews, joinAdjacent: true },
  'both kinds, sources': { by: 'kind' },
  'both kinds, all sources': { by: 'kind', denominator: 'all' },
  'both kinds, coded sources': { by: 'kind', denominator: 'any' },
  'both kinds, codings of the union': { unit: 'codings', layer: 'union' },
  'respondents out of all': { unit: 'respondents', scope: interviews, denominator: 'all' },
  'respondents out of coded ones': { unit: 'respondents', scope: interviews, denominator: 'any' },
  'respondents, one coder': { unit: 'respondents', scope: interviews, layer: lin },
  'respondents, union': { unit: 'respondents', scope: interviews, layer: 'union' },
  'respondents, majority': { unit: 'respondents', scope: interviews, layer: 'majority' },
  'respondents, majority out of all': {
    unit: 'respondents',
    scope: interviews,
    layer: 'majority',
    denominator: 'all',
  },
  'respondents, adjudicated': { unit: 'respondents', scope: interviews, layer: 'adjudicated' },
  'one coder': { scope: documents, layer: lin },
  'one coder, all': { scope: documents, layer: lin, denominator: 'all' },
  'one coder, coded': { scope: documents, layer: lin, denominator: 'any' },
  'a coder who did nothing': { scope: documents, layer: max },
  union: { scope: documents, layer: 'union' },
  'union, all': { scope: documents, layer: 'union', denominator: 'all' },
  'union, coded': { scope: documents, layer: 'union', denominator: 'any' },
  majority: { scope: documents, layer: 'majority' },
  'majority, all': { scope: documents, layer: 'majority', denominator: 'all' },
  'majority, coded': { scope: documents, layer: 'majority', denominator: 'any' },
  adjudicated: { scope: documents, layer: 'adjudicated' },
  'adjudicated, all': { scope: documents, layer: 'adjudicated', denominator: 'all' },
  'whole sources only': { scope: documents, basis: 'whole' },
  'passages only': { scope: documents, basis: 'spans' },
  'passages of whole sources': { unit: 'passages', scope: documents, basis: 'whole' },
  'codes, not rolled up': { of: 'codes', scope: documents, rollup: false },
  'codes, rolled up': { of: 'codes', scope: documents },
  'codings, out of all': { unit: 'codings', scope: documents, denominator: 'all' },
  'characters, coded sources': { unit: 'characters', scope: documents, denominator: 'any' },
  'two classes': { scope: { ...documents, classIds: ['news', 'report'] }, by: 'class' },
  'a sampled class': { scope: { ...documents, classIds: ['news'] } },
  'a class chosen on purpose': { scope: { ...documents, classIds: ['charter'] } },
  'documents without a class': { scope: { ...documents, classIds: [null] } },
  'one language, or none': { scope: { languages: ['zh-CN', null] } },
  'a city': { scope: { attributes: [{ attributeId: 'city', values: ['Beijing', null] }] } },
  'people who are no members': {
    unit: 'respondents',
    scope: { ...interviews, attributes: [{ attributeId: 'member', values: [null, 'false'] }] },
  },
  'two people': { unit: 'respondents', scope: { respondentIds: ['N9', 'N11'] } },
  'dates within': { scope: { ...documents, dates: { from: '2019', to: '2020-06' } }, by: 'year' },
  'dates from': { scope: { ...documents, dates: { from: '2020' } }, by: 'month' },
  'chosen sources': { scope: { sourceIds: ['n1', 'r1'] } },
  'excluded sources and duplicates too': {
    scope: { ...documents, withExcluded: true, withDuplicates: true },
  },
  'nothing in scope': { scope: { sourceIds: [] } },
  'remarks too': { scope: interviews, voices: allVoices },
  'two stances': { scope: documents, stances: ['supports', null] },
  'weighted at all': { scope: documents, minimumWeight: 0 },
  'weighted 50 and more': { scope: documents, minimumWeight: 50 },
  'by respondent': { unit: 'respondents', scope: interviews, by: 'respondent' },
};

const ofClasses = (...classIds: (string | null)[]) => ({ ...documents, classIds });
const against = (settings: Partial<ComparisonSettings>): ComparisonSettings => ({
  ...defaultComparison,
  ...settings,
});

/** Settings of comparisons, by subject. */
export const comparedSettings: Readonly<Record<string, ComparisonSettings>> = {
  'documents and interviews': defaultComparison,
  'out of all': against({ denominator: 'all' }),
  'out of coded ones': against({ denominator: 'any' }),
  'complete classes and interviews': against({ a: ofClasses('report', null) }),
  'a sampled class and interviews': against({ a: ofClasses('news') }),
  'a sampled and a complete class': against({ a: ofClasses('news', 'report') }),
  'a class chosen on purpose': against({ a: ofClasses('charter') }),
  'two classes of documents': against({ a: ofClasses('news'), b: ofClasses('report') }),
  'overlapping sides': against({ a: ofClasses('news', 'report'), b: ofClasses('report') }),
  'both sides the same': against({ a: ofClasses('report'), b: ofClasses('report') }),
  'two waves of interviews': against({
    a: { ...interviews, dates: { to: '2023' } },
    b: { ...interviews, dates: { from: '2024' } },
  }),
  'members and others': against({
    a: { ...interviews, attributes: [{ attributeId: 'member', values: ['true'] }] },
    b: { ...interviews, attributes: [{ attributeId: 'member', values: ['false', null] }] },
  }),
  'one coder': against({ a: ofClasses('report'), layer: lin }),
  'a coder who did nothing': against({ layer: max }),
  union: against({ a: ofClasses('report', null), layer: 'union' }),
  majority: against({ a: ofClasses('report'), layer: 'majority' }),
  'majority out of all': against({ a: ofClasses('report'), layer: 'majority', denominator: 'all' }),
  'majority without a vote on one side': against({
    a: ofClasses('report'),
    b: { ...interviews, sourceIds: ['N11'] },
    layer: 'majority',
    denominator: 'all',
  }),
  'adjudicated on one side only': against({ a: ofClasses('report'), layer: 'adjudicated' }),
  'one side not coded': against({ a: ofClasses('report'), layer: { coderId: 'Ana' }, denominator: 'any' }),
  'one side empty': against({ b: { ...interviews, sourceIds: [] } }),
  'whole sources only': against({ a: ofClasses('report', null), basis: 'whole' }),
  'passages only, not rolled up': against({ a: ofClasses('report', null), basis: 'spans', rollup: false }),
  'estimated for the frames': against({ a: ofClasses('news', null), estimate: true, margin: 0.05 }),
  'one side could not have covered it': against({
    a: ofClasses('report'),
    ineligible: { a: ['marketplace'], b: ['guide'] },
  }),
};

/** Samples, whose sentences go theme by theme: what is counted, and what became of the draw. */
export const sampledSettings: Readonly<Record<string, readonly [TallyRequest, Drawing]>> = {
  'a sample and a whole class, weighed': [{ scope: ofClasses('news', 'report'), estimate: true }, {}],
  'a sample alone': [{ scope: ofClasses('news') }, { withPilot: true }],
  'a sample read in part': [{ scope: ofClasses('news', 'report'), estimate: true }, { read: 12 }],
  'a sample with strays and damaged files': [
    { scope: ofClasses('news', 'report'), estimate: true },
    { unreadable: 2, ineligible: 1 },
  ],
  'a sample with more read than was drawn': [{ scope: ofClasses('news') }, { outside: 1 }],
  'a sample by strata': [{ scope: ofClasses('letter') }, {}],
  'classes apart': [{ scope: documents, by: 'class' }, { outside: 3 }],
  'classes that cannot be weighed': [{ scope: ofClasses('news', 'charter'), estimate: true }, {}],
};

/** Comparisons of samples: two sides with estimates, weighed or single. */
export const sampledSides: Readonly<Record<string, ComparisonSettings>> = {
  'a weighed side and letters': against({
    a: ofClasses('news', 'report'),
    b: ofClasses('letter'),
    estimate: true,
  }),
};
