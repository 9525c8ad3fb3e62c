// The input of every method, asked by a coder in a blind round. A method without a line here fails the walk.
import type { CodeRecord, CoderRecord, SourceRecord } from '#core/records.ts';
import { spanOf } from '../../helpers/marked.ts';
import { lines } from '../../helpers/project.ts';
import { NOTE } from '../../helpers/study.ts';

/** The things that stood in the study before the round. */
export interface Standing {
  readonly weiId: string;
  readonly lenaId: string;
  readonly lena: CoderRecord;
  readonly codes: Readonly<Record<'connector' | 'guide' | 'standards' | 'market', CodeRecord>>;
  readonly sources: Readonly<Record<'first' | 'second' | 'other', SourceRecord>>;
  readonly document: SourceRecord;
  readonly ids: Readonly<
    Record<
      | 'own'
      | 'next'
      | 'memo'
      | 'comparison'
      | 'kept'
      | 'flow'
      | 'query'
      | 'words'
      | 'n9'
      | 'n10'
      | 'mood'
      | 'news'
      | 'event'
      | 'reason'
      | 'sample'
      | 'version'
      | 'round'
      | 'foreign'
      | 'summary',
      string
    >
  >;
  /** The group and the number of Lena's last act before the round. */
  readonly act: { readonly group: string; readonly seq: number };
}

/** A file to read, by name, and a place to write to. */
export interface Places {
  readonly file: (name: string) => { reference: string; name: string };
  readonly to: (name: string) => string;
}

type Input = (study: Standing, places: Places) => object;

const text = (source: SourceRecord) => ({ sourceId: source.id, textHash: source.textHash });
const whole = (source: SourceRecord) => ({ sourceId: source.id, span: null });
const agreement = ({ weiId, lenaId }: Standing) => ({
  coderIds: [weiId, lenaId],
  level: 'paragraph',
  of: 'codes',
  denominator: 'all',
});
const cell = ({ codes }: Standing) => ({ request: { denominator: 'all' }, cell: { codeId: codes.guide.id } });
const grid = ({ codes, ids }: Standing) => ({ themeId: codes.guide.id, respondentId: ids.n9 });
const certificates = spanOf(NOTE, 'Says 😀 that certificates help little.');
const none: Input = () => ({});
const id =
  (name: keyof Standing['ids']): Input =>
  ({ ids }) => ({ id: ids[name] });
const query: Input = () => ({ text: 'guide OR connector' });
const search: Input = () => ({ request: { query: { text: 'association' } } });

export const inputs: Readonly<Record<string, Input>> = {
  'agreement.beginnings': ({ sources }) => ({ places: [whole(sources.first)] }),
  'agreement.decide': (s) => ({
    request: agreement(s),
    places: [{ sourceId: s.sources.first.id, codeId: s.codes.guide.id, span: spanOf(NOTE, 'suppliers') }],
    outcome: 'neither',
  }),
  'agreement.disagreements': agreement,
  'agreement.facing': (s) => ({
    request: agreement(s),
    place: { sourceId: s.sources.first.id, codeId: s.codes.guide.id, span: spanOf(NOTE, 'suppliers') },
  }),
  'agreement.finish': (s) => ({ request: agreement(s) }),
  'agreement.measure': agreement,
  'agreement.places': agreement,
  'annex.preview': none,
  'annex.write': (_, { to }) => ({ to: to('annex.html') }),
  'attributes.add': () => ({ name: 'length', owner: 'source', type: 'integer' }),
  'attributes.importSheet': (_, { file }) => ({ file: file('facts.csv'), of: 'sources', join: 'label' }),
  'attributes.previewSheet': (_, { file }) => ({ file: file('facts.csv'), of: 'sources', join: 'label' }),
  'attributes.remove': id('mood'),
  'attributes.rename': ({ ids }) => ({ id: ids.mood, name: 'temper' }),
  'attributes.set': ({ ids, sources }) => ({ id: ids.mood, owners: [sources.first.id], value: 'wary' }),
  'classes.add': () => ({ name: 'policy' }),
  'classes.remove': id('news'),
  'classes.update': ({ ids }) => ({ id: ids.news, coverage: 'sampled' }),
  'codebookImport.preview': (_, { file }) => ({ file: file('codebook.csv') }),
  'codebookImport.run': (_, { file }) => ({ file: file('codebook.csv') }),
  'coders.add': () => ({ name: 'Mei' }),
  'coders.merge': ({ weiId, lenaId }) => ({ keepId: weiId, goneId: lenaId }),
  'coders.mergePreview': ({ weiId, lenaId }) => ({ keepId: weiId, goneId: lenaId }),
  'coders.merged': none,
  'coders.remove': ({ lenaId }) => ({ id: lenaId }),
  'coders.rename': ({ lenaId }) => ({ id: lenaId, name: 'Lena B.' }),
  'coders.work': none,
  'codes.create': () => ({ name: 'prices' }),
  'codes.gather': ({ codes }) => ({ themeId: codes.guide.id, codeId: codes.market.id }),
  'codes.merge': ({ codes }) => ({ fromIds: [codes.market.id], intoId: codes.guide.id }),
  'codes.mergePreview': ({ codes }) => ({ fromIds: [codes.market.id], intoId: codes.guide.id }),
  'codes.move': ({ codes }) => ({ id: codes.market.id, parentId: codes.guide.id }),
  'codes.movePreview': ({ codes }) => ({ id: codes.market.id, parentId: codes.guide.id }),
  'codes.remove': ({ codes }) => ({ id: codes.market.id }),
  'codes.removePreview': ({ codes }) => ({ id: codes.market.id }),
  'codes.topLevelAsThemes': none,
  'codes.ungather': ({ codes }) => ({ themeId: codes.guide.id, codeId: codes.standards.id }),
  'codes.update': ({ codes }) => ({ id: codes.market.id, onePerSource: true }),
  'codingSheet.exportRefused': (_, { file, to }) => ({
    file: file('codings.csv'),
    coder: 'Lena',
    to: to('refused.csv'),
  }),
  'codingSheet.preview': (_, { file }) => ({ file: file('codings.csv'), coder: 'Lena' }),
  'codingSheet.run': (_, { file }) => ({ file: file('codings.csv'), coder: 'Lena' }),
  'codings.addCode': ({ ids, codes }) => ({ ids: [ids.own], codeId: codes.guide.id }),
  'codings.apply': ({ sources, codes }) => ({
    ...text(sources.first),
    codeId: codes.guide.id,
    span: spanOf(NOTE, 'suppliers'),
  }),
  'codings.applyToSources': ({ sources, codes }) => ({
    sourceIds: [sources.first.id, sources.other.id],
    codeId: codes.guide.id,
  }),
  'codings.byIds': ({ ids }) => ({ ids: [ids.own, ids.foreign] }),
  'codings.codePlaces': ({ sources, codes, ids }) => ({
    places: [{ ...text(sources.first), span: { start: 2, end: 9 }, codingIds: [ids.own] }],
    codeId: codes.guide.id,
  }),
  'codings.join': ({ ids }) => ({ ids: [ids.own, ids.next] }),
  'codings.of': ({ sources }) => ({ sourceId: sources.first.id }),
  'codings.recode': ({ ids, codes }) => ({ ids: [ids.own], codeId: codes.guide.id }),
  'codings.remove': ({ ids }) => ({ ids: [ids.own] }),
  'codings.resize': ({ ids, sources }) => ({
    id: ids.own,
    textHash: sources.first.textHash,
    span: spanOf(NOTE, 'window'),
  }),
  'codings.setExample': ({ ids }) => ({ ids: [ids.own], example: true }),
  'codings.show': id('foreign'),
  'codings.slipped': ({ sources }) => ({ sourceId: sources.first.id }),
  'codings.update': ({ ids }) => ({ ids: [ids.own], weight: 20 }),
  'comparisons.count': id('comparison'),
  'comparisons.create': () => ({ name: 'Waves' }),
  'comparisons.excerpts': id('comparison'),
  'comparisons.judge': ({ ids, codes }) => ({
    comparisonId: ids.comparison,
    themeId: codes.guide.id,
    value: 'silent',
  }),
  'comparisons.remove': id('comparison'),
  'comparisons.setEvidence': ({ ids, codes }) => ({
    comparisonId: ids.comparison,
    themeId: codes.guide.id,
    codingIds: [ids.own],
    pinned: true,
  }),
  'comparisons.update': ({ ids }) => ({ id: ids.comparison, name: 'Both sides' }),
  'duplicates.compare': ({ sources }) => ({ id: sources.first.id, otherId: sources.other.id }),
  'duplicates.find': none,
  'duplicates.link': ({ sources }) => ({ originalId: sources.first.id, copyIds: [sources.other.id] }),
  'duplicates.moveCodings': ({ sources }) => ({ fromIds: [sources.first.id], toId: sources.other.id }),
  'duplicates.moveCodingsPreview': ({ sources }) => ({ fromIds: [sources.first.id], toId: sources.other.id }),
  'duplicates.setDistinct': ({ sources }) => ({ ids: [sources.first.id, sources.other.id] }),
  'duplicates.unlink': ({ sources }) => ({ ids: [sources.other.id] }),
  'events.add': () => ({ name: 'pandemic', date: '2020' }),
  'events.remove': id('event'),
  'events.update': ({ ids }) => ({ id: ids.event, name: 'founded', date: '2016-03' }),
  'exchange.bringIn': (_, { file }) => ({ file: file('study.qdpx') }),
  'exchange.list': none,
  'exchange.look': (_, { file }) => ({ file: file('study.qdpx') }),
  'exchange.losses': none,
  'exchange.preview': (_, { file }) => ({ file: file('study.qdpx'), merge: true }),
  'exchange.report': () => ({ exchangeId: 'none' }),
  'exchange.write': (_, { to }) => ({ to: to('out.qdpx') }),
  'exclusionReasons.add': () => ({ names: ['too short'] }),
  'exclusionReasons.mark': ({ ids }) => ({ id: ids.reason, mark: 'could-not-be-read' }),
  'exclusionReasons.move': ({ ids }) => ({ id: ids.reason, beforeId: null }),
  'exclusionReasons.remove': id('reason'),
  'exclusionReasons.rename': ({ ids }) => ({ id: ids.reason, name: 'elsewhere' }),
  'exports.agreement': (s, { to }) => ({ request: agreement(s), format: 'json', to: to('agreement.json') }),
  'exports.codebook': (_, { to }) => ({ to: to('codebook.docx'), format: 'docx', counts: true, memos: true }),
  'exports.codedText': ({ sources }, { to }) => ({
    to: to('coded.html'),
    format: 'html',
    sourceId: sources.first.id,
  }),
  'exports.comparison': ({ ids }, { to }) => ({ to: to('both.json'), format: 'json', id: ids.comparison }),
  'exports.crosstab': (_, { to }) => ({
    request: { by: 'kind', by2: 'year' },
    format: 'json',
    to: to('crosstab.json'),
  }),
  'exports.figure': (_, { to }) => ({
    to: to('figure.svg'),
    format: 'svg',
    svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }),
  'exports.flow': (_, { to }) => ({ to: to('flow.json'), format: 'json' }),
  'exports.matrix': (_, { to }) => ({ to: to('matrix.zip'), format: 'zip' }),
  'exports.original': ({ document }, { to }) => ({ sourceId: document.id, reference: to('original.txt') }),
  'exports.passages': (_, { to }) => ({ to: to('passages.csv'), format: 'csv' }),
  'exports.portraits': (_, { to }) => ({
    request: { of: 'sources' },
    format: 'json',
    to: to('portraits.json'),
  }),
  'exports.relations': (_, { to }) => ({
    request: { by: 'source' },
    format: 'json',
    to: to('relations.json'),
  }),
  'exports.respondents': (_, { to }) => ({ to: to('people.csv'), format: 'csv' }),
  'exports.saturation': ({ lenaId }, { to }) => ({
    request: { by: 'source', layer: { coderId: lenaId } },
    format: 'json',
    to: to('saturation.json'),
  }),
  'exports.sources': (_, { to }) => ({ to: to('sources.csv'), format: 'csv' }),
  'exports.summaryGrid': (_, { to }) => ({
    request: { of: 'respondents' },
    format: 'json',
    to: to('grid.json'),
  }),
  'exports.tableOne': (_, { to }) => ({ to: to('one.csv'), format: 'csv' }),
  'exports.tally': (_, { to }) => ({ to: to('tally.json'), format: 'json' }),
  'exports.timeline': (_, { to }) => ({ request: { by: 'year' }, format: 'json', to: to('timeline.json') }),
  'exports.words': (_, { to }) => ({ to: to('words.json'), format: 'json', request: { language: 'en' } }),
  'history.act': ({ act }) => ({ seq: act.seq }),
  'history.count': none,
  'history.export': (_, { to }) => ({ to: to('history.csv') }),
  'history.giveReason': ({ act }) => ({ seq: act.seq, reason: 'Because.' }),
  'history.list': none,
  'history.redo': none,
  'history.state': none,
  'history.undo': none,
  'history.undoTo': ({ act }) => ({ group: act.group }),
  'history.undoToPreview': ({ act }) => ({ group: act.group }),
  'imports.articleLines': (_, { file }) => ({ file: file('articles.txt'), from: 0, to: 3 }),
  'imports.articles': (_, { file }) => ({ file: file('articles.txt') }),
  'imports.exportReport': (_, { to }) => ({ reference: to('report.csv'), runId: 'none' }),
  'imports.importArticles': (_, { file }) => ({ file: file('articles.txt'), rule: 'line:Document *' }),
  'imports.look': (_, { file }) => ({ files: [file('articles.txt')] }),
  'imports.paste': () => ({ title: 'Fair 2', text: 'Another fair.', kind: 'document' }),
  'imports.preview': (_, { file }) => ({ file: file('facts.csv') }),
  'imports.redecode': ({ document }) => ({ sourceId: document.id, encoding: 'utf-16le' }),
  'imports.redecodePreview': ({ document }) => ({ sourceId: document.id, encoding: 'utf-16le' }),
  'imports.references': (_, { file }) => ({ file: file('references.ris') }),
  'imports.referencesPreview': (_, { file }) => ({ file: file('references.ris') }),
  'imports.report': () => ({ runId: 'none' }),
  'imports.run': (_, { file }) => ({ files: [file('articles.txt')] }),
  'interviews.create': () => ({ label: 'N11', outline: ['Role'] }),
  'keptTables.count': id('kept'),
  'keptTables.drawings': ({ ids }) => ({ ids: [ids.kept, ids.flow] }),
  'keptTables.duplicate': id('kept'),
  'keptTables.export': ({ ids }, { to }) => ({ to: to('kept.docx'), ids: [ids.kept] }),
  'keptTables.keep': () => ({ kind: 'words', name: 'Words', settings: { language: 'en' } }),
  'keptTables.list': none,
  'keptTables.look': id('kept'),
  'keptTables.move': ({ ids }) => ({ id: ids.flow, before: ids.kept }),
  'keptTables.open': id('kept'),
  'keptTables.remove': id('kept'),
  'keptTables.rename': ({ ids }) => ({ id: ids.kept, name: 'Themes of the study' }),
  'keptTables.setNumber': ({ ids }) => ({ id: ids.kept, number: '2a' }),
  'keptTables.show': ({ ids }) => ({ id: ids.kept, shown: { as: 'figure' } }),
  'memos.add': ({ ids }) => ({ about: 'coding', subjectId: ids.own, body: 'Strong.' }),
  'memos.places': none,
  'memos.remove': id('memo'),
  'memos.update': ({ ids }) => ({ id: ids.memo, body: 'A second thought.' }),
  'notes.save': ({ sources }) => ({ ...text(sources.other), doc: lines(`${NOTE}\nMore.`), moved: [] }),
  'passages.holding': (s) => ({ ...cell(s), words: 'association' }),
  'passages.list': cell,
  'passages.oneSided': cell,
  'passages.quotes': ({ sources }) => ({ places: [{ sourceId: sources.first.id, start: 0, end: 9 }] }),
  'passages.respondents': cell,
  'passages.show': ({ sources, ids }) => ({
    rows: [{ ...whole(sources.first), codingIds: [ids.own, ids.foreign] }],
  }),
  'passages.split': ({ codes }) => ({ request: { denominator: 'all' }, codeId: codes.guide.id }),
  'printing.codebook': () => ({ title: 'Codebook', counts: true }),
  'printing.codedText': ({ sources }) => ({ title: 'Coded', sourceId: sources.first.id }),
  'printing.figure': () => ({ title: 'Figure', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  'printing.passages': () => ({ title: 'Passages' }),
  'printing.table': () => ({ title: 'Table', about: [], columns: [], groups: [], notes: [] }),
  'project.check': none,
  'project.makeSmaller': none,
  'project.records': none,
  'project.salvaged': none,
  'project.saveCopy': (_, { to }) => ({ to: to('copy.concord') }),
  'project.size': none,
  'project.update': () => ({ description: 'What this is about.' }),
  'queries.ask': query,
  'queries.live': query,
  'queries.liveAside': query,
  'queries.marks': ({ sources }) => ({ text: 'guide', parts: ['guide'], rows: [whole(sources.first)] }),
  'queries.sources': query,
  'recodings.begin': () => ({ id: 'none' }),
  'recodings.list': none,
  'recodings.plan': ({ lenaId }) => ({
    personId: lenaId,
    passName: 'Lena again',
    sampleName: 'again',
    weeks: 4,
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
    seed: 3,
    frame: 'all',
  }),
  'recodings.redraw': () => ({
    id: 'none',
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
    seed: 3,
    frame: 'all',
  }),
  'recodings.remind': () => ({ id: 'none', dueOn: null }),
  'recodings.remove': () => ({ id: 'none' }),
  'report.addSection': () => ({ title: 'More', language: 'en' }),
  'report.answer': () => ({ key: 'none', items: [] }),
  'report.export': (_, { to }) => ({ to: to('report.md'), languages: ['en'] }),
  'report.facts': none,
  'report.fixNumber': () => ({ number: 'none', value: 9, reason: 'As printed.' }),
  'report.markRead': () => ({ numbers: [] }),
  'report.numbers': () => ({ language: 'en' }),
  'report.order': () => ({ key: 'none', before: null }),
  'report.page': () => ({ languages: ['en'] }),
  'report.read': () => ({ language: 'en' }),
  'report.removeSection': () => ({ key: 'none' }),
  'report.rename': () => ({ key: 'none', language: 'en', title: 'Other' }),
  'report.restore': () => ({ paragraph: 'none', language: 'en' }),
  'report.switch': () => ({ key: 'none', isOn: false }),
  'report.unfixNumber': () => ({ number: 'none' }),
  'report.writeParagraph': () => ({
    section: 'none',
    language: 'en',
    paragraph: null,
    basis: null,
    runs: [],
  }),
  'replication.pseudonyms': none,
  'replication.write': (_, { to }) => ({ to: to('package.zip') }),
  'respondents.add': () => ({ name: 'N12' }),
  'respondents.codings': none,
  'respondents.link': ({ sources, ids }) => ({
    sourceId: sources.other.id,
    respondentIds: [ids.n9, ids.n10],
  }),
  'respondents.merge': ({ ids }) => ({ keepId: ids.n9, goneId: ids.n10 }),
  'respondents.mergePreview': ({ ids }) => ({ keepId: ids.n9, goneId: ids.n10 }),
  'respondents.remove': ({ ids }) => ({ ids: [ids.n9] }),
  'respondents.removePreview': ({ ids }) => ({ ids: [ids.n9] }),
  'respondents.setConsent': ({ ids }) => ({ ids: [ids.n9], consent: null }),
  'respondents.rename': ({ ids }) => ({ id: ids.n9, name: 'N98' }),
  'rounds.list': none,
  'rounds.open': ({ lenaId }) => ({ name: 'Mine', kind: 'persons', coderIds: [lenaId] }),
  'rounds.sentence': ({ ids }) => ({ id: ids.round, language: 'en' }),
  'rounds.turn': ({ ids }) => ({ id: ids.round, openKind: 'document' }),
  'rounds.unlock': id('round'),
  'samples.draw': ({ sources }) => ({
    name: 'Second',
    seed: 2,
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
    fromIds: [sources.first.id, sources.other.id],
  }),
  'samples.remove': id('sample'),
  'samples.rename': ({ ids }) => ({ id: ids.sample, name: 'Second pilot' }),
  'savedQueries.add': () => ({ name: 'new', text: 'guide' }),
  'savedQueries.ask': id('query'),
  'savedQueries.counts': () => ({ unit: 'sources' }),
  'savedQueries.countsInTexts': () => ({ unit: 'sources' }),
  'savedQueries.list': none,
  'savedQueries.move': ({ ids }) => ({ id: ids.words, beforeId: ids.query }),
  'savedQueries.remove': id('query'),
  'savedQueries.rename': ({ ids }) => ({ id: ids.query, name: 'who' }),
  'savedQueries.sources': id('query'),
  'savedQueries.update': ({ ids }) => ({ id: ids.query, text: 'connector' }),
  'search.code': (s, places) => ({ ...search(s, places), codeId: s.codes.guide.id }),
  'search.export': (s, places) => ({ ...search(s, places), to: places.to('hits.csv'), format: 'csv' }),
  'search.hits': search,
  'search.hitsIn': (s, places) => ({ ...search(s, places), sourceId: s.sources.first.id }),
  'search.prepare': none,
  'search.run': search,
  'sources.classify': ({ sources, codes }) => ({ id: sources.other.id, codeId: codes.guide.id }),
  'sources.kindPreview': ({ sources }) => ({ ids: [sources.first.id], kind: 'document' }),
  'sources.layout': ({ sources }) => ({ id: sources.first.id }),
  'sources.pages': ({ sources }) => ({ id: sources.first.id }),
  'sources.remove': ({ sources }) => ({ ids: [sources.other.id] }),
  'sources.removePreview': ({ sources }) => ({ ids: [sources.other.id] }),
  'sources.replaceText': ({ document }, { file }) => ({
    ...text(document),
    file: file('articles.txt'),
    newTextHash: document.textHash,
  }),
  'sources.replaceTextPreview': ({ document }, { file }) => ({
    sourceId: document.id,
    file: file('articles.txt'),
  }),
  'sources.setKind': ({ sources }) => ({ ids: [sources.first.id], kind: 'document' }),
  'sources.setReviewed': ({ sources }) => ({ ids: [sources.first.id], reviewed: true }),
  'sources.text': ({ sources }) => ({ id: sources.first.id }),
  'sources.update': ({ sources, ids }) => ({ ids: [sources.first.id], classId: ids.news }),
  'suggestions.accept': ({ sources, codes }) => ({
    ...text(sources.first),
    codeId: codes.guide.id,
    span: certificates,
  }),
  'suggestions.allow': () => ({ ids: ['none'] }),
  'suggestions.find': ({ codes }) => ({ codeId: codes.connector.id }),
  'suggestions.proposed': ({ codes }) => ({ codeId: codes.guide.id }),
  'suggestions.refuse': ({ sources, codes }) => ({
    ...text(sources.other),
    codeId: codes.guide.id,
    span: certificates,
  }),
  'suggestions.refused': ({ codes }) => ({ codeId: codes.guide.id }),
  'summaries.confirm': id('summary'),
  'summaries.grid': () => ({ of: 'respondents' }),
  'summaries.orderQuotes': (s) => ({ place: grid(s), codingIds: [s.ids.own] }),
  'summaries.passages': (s) => ({ request: { of: 'respondents' }, place: grid(s) }),
  'summaries.pin': (s) => ({ place: grid(s), codingIds: [s.ids.own], pinned: true }),
  'summaries.write': (s) => ({ place: grid(s), body: 'Sees a door.' }),
  'tallies.baseSources': () => ({ request: { denominator: 'all' } }),
  'tallies.codebook': () => ({ unit: 'codings' }),
  'tallies.count': none,
  'tallies.countInUnits': none,
  'tallies.crosstab': () => ({ by: 'kind', by2: 'year' }),
  'tallies.crosstabInUnits': () => ({ by: 'kind', by2: 'year' }),
  'tallies.lateCodes': ({ codes }) => ({ request: {}, codeId: codes.guide.id }),
  'tallies.meetings': ({ codes }) => ({
    request: { by: 'source' },
    codeIds: [codes.guide.id, codes.connector.id],
  }),
  'tallies.portraits': () => ({ of: 'sources' }),
  'tallies.relations': () => ({ by: 'source' }),
  'tallies.saturation': ({ lenaId }) => ({ by: 'source', layer: { coderId: lenaId } }),
  'tallies.timeline': () => ({ by: 'year' }),
  'tallies.unreviewed': () => ({ request: {} }),
  'ticks.export': (_, { file, to }) => ({ file: file('ticks.csv'), to: to('ticks-out.csv'), format: 'csv' }),
  'ticks.preview': (_, { file }) => ({ file: file('ticks.csv') }),
  'ticks.reconcile': (_, { file }) => ({ file: file('ticks.csv') }),
  'ticks.run': (_, { file }) => ({ file: file('ticks.csv') }),
  'triage.decide': ({ sources, codes }) => ({
    ids: [sources.first.id],
    exclusionReason: 'off topic',
    codeId: codes.guide.id,
  }),
  'triage.flow': none,
  'versions.codings': ({ ids, codes }) => ({ fromId: ids.version, codeId: codes.connector.id, part: 'base' }),
  'versions.compare': ({ ids }) => ({ fromId: ids.version }),
  'versions.completeness': none,
  'versions.earlier': none,
  'versions.list': none,
  'versions.worklist': ({ codes }) => ({ codeId: codes.connector.id }),
  'versions.keep': () => ({ name: 'second reading' }),
  'versions.remove': id('version'),
  'versions.reread': ({ ids }) => ({ codingIds: [ids.own] }),
  'versions.update': ({ ids }) => ({ id: ids.version, name: 'pilot' }),
  'wordRules.set': () => ({ language: 'en', words: ['window'], use: 'term' }),
  'wordlists.count': () => ({ language: 'en' }),
};
