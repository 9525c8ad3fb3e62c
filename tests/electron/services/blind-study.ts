// A study in which Lena codes in a blind round with Wei, and what Wei does in it.
import type { CodeRecord, SourceRecord, TableName } from '#core/records.ts';
import { sealedShapes, type SealedShape } from '#core/sealing/seen-rows.ts';
import { spanOf } from '../../helpers/marked.ts';
import type { TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';
import type { Standing } from './blind-calls.ts';

type Client = TestProject['api'];

/** What stands in the study before the round, made by Wei, who owns it, and by Lena. */
export async function studyBefore(project: TestProject): Promise<Standing> {
  return await studyWith(project, async (wei, coderIds) =>
    wei.rounds.open({ name: 'Round 1', kind: 'persons', coderIds, codebook: 'open' }),
  );
}

/** The same, where interviews are coded apart from documents. */
export async function kindsApart(project: TestProject): Promise<Standing> {
  return await studyWith(project, async (wei) => {
    await wei.coders.add({ name: 'Agreed', kind: 'adjudication' });
    return await wei.rounds.open({ name: 'Round 1', kind: 'kinds', openKind: 'interview' });
  });
}

async function studyWith(
  project: TestProject,
  open: (wei: Client, coderIds: string[]) => Promise<{ id: string }>,
): Promise<Standing> {
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  await wei.imports.paste({ title: 'Fair', text: NOTE, kind: 'document' });
  const { tables } = await wei.project.records();
  const document = tables.source.find(({ kind }) => kind === 'document')!;
  const weiId = tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  const asLena = project.as(lena.id);
  const n9 = tables.respondent.find(({ name }) => name === 'N9')!.id;
  const n10 = tables.respondent.find(({ name }) => name === 'N10')!.id;
  const comparison = await wei.comparisons.create({ name: 'Both' });
  const shown = { shown: { as: 'table' } } as const;
  const kept = await wei.keptTables.keep({ kind: 'tally', name: 'Themes', settings: shown });
  const flow = await wei.keptTables.keep({ kind: 'flow', name: 'Flow', settings: shown });
  const query = await wei.savedQueries.add({ name: 'guides', text: 'guide OR connector' });
  const words = await wei.savedQueries.add({ name: 'words', text: "'window'" });
  const mood = await wei.attributes.add({ name: 'mood', owner: 'source' });
  const news = await wei.classes.add({ name: 'news' });
  const event = await wei.events.add({ name: 'founded', date: '2016' });
  const [reason] = await wei.exclusionReasons.add({ names: ['off topic'] });
  const sample = await wei.samples.draw({
    name: 'Pilot',
    seed: 1,
    settings: { size: 1, strata: { by: 'none' }, allocation: 'proportional' },
    fromIds: [sources.first.id, sources.other.id],
  });
  const version = await wei.versions.keep({ name: 'first', reason: '' });
  const own = await codeWords({ ...project, api: asLena }, sources.first, codes.connector, 'a window');
  const next = await codeWords({ ...project, api: asLena }, sources.first, codes.connector, ' on policy');
  const summary = await asLena.summaries.write({
    place: { themeId: codes.connector.id, respondentId: n9 },
    body: 'My own summary.',
  });
  const [act] = await wei.history.list({ limit: 1 });
  const memo = await asLena.memos.add({ about: 'code', subjectId: codes.guide.id, body: 'My own thought.' });
  const round = await open(wei, [weiId, lena.id]);
  const made = {
    own,
    next,
    memo,
    comparison,
    kept,
    flow,
    query,
    words,
    mood,
    news,
    event,
    sample,
    version,
    round,
  };
  return {
    weiId,
    lenaId: lena.id,
    lena,
    codes,
    sources,
    document,
    ids: {
      // Each of them has an id.
      ...(Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id])) as Standing['ids']),
      n9,
      n10,
      reason: reason!.id,
      summary: summary!.id,
      foreign: '',
    },
    act: { group: act!.group!, seq: act!.seq },
  };
}

/** What Wei does in the round: something in every table that a round seals. Returns the id of a coding. */
export async function workOfWei(
  wei: Client,
  { codes, sources, document, ids: { n9 } }: Standing,
): Promise<string> {
  const text = (source: SourceRecord) => ({ sourceId: source.id, textHash: source.textHash });
  const places: readonly (readonly [SourceRecord, CodeRecord, string])[] = [
    [sources.first, codes.connector, 'a window'],
    [sources.first, codes.guide, 'suppliers'],
    [sources.other, codes.market, 'certificates'],
    [sources.other, codes.standards, 'policy'],
    [document, codes.guide, 'association'],
    [sources.second, codes.guide, 'events'],
  ];
  const codingIds: string[] = [];
  for (const [source, code, words] of places) {
    const { id } = await wei.codings.apply({ ...text(source), codeId: code.id, span: spanOf(NOTE, words) });
    codingIds.push(id);
  }
  await wei.codings.update({ ids: [codingIds[1]!], stance: 'contradicts', weight: 77 });
  await wei.codings.setExample({ ids: [codingIds[1]!], example: true });
  await wei.sources.setReviewed({ ids: [sources.first.id, document.id], reviewed: true });
  await wei.memos.add({ about: 'source', subjectId: sources.first.id, body: 'WEIMARK on a source' });
  await wei.memos.add({
    about: 'code',
    subjectId: codes.guide.id,
    title: 'WEIMARK',
    body: 'WEIMARK on a code',
  });
  await wei.memos.add({ about: 'coding', subjectId: codingIds[1]!, body: 'WEIMARK on a coding' });
  const place = { themeId: codes.guide.id, respondentId: n9 };
  await wei.summaries.write({ place, body: 'WEIMARK summary' });
  await wei.summaries.pin({ place, codingIds: [codingIds[1]!], pinned: true });
  await wei.suggestions.refuse({
    ...text(sources.other),
    codeId: codes.guide.id,
    span: spanOf(NOTE, 'Says 😀 that certificates help little.'),
  });
  await wei.versions.reread({ codingIds: [codingIds[0]!] });
  return codingIds[0]!;
}

/** Does this as if nothing were sealed. */
async function unsealed<T>(work: () => Promise<T>): Promise<T> {
  const shapes = sealedShapes as Map<TableName, SealedShape>;
  const whole = [...shapes];
  shapes.clear();
  try {
    return await work();
  } finally {
    for (const [table, shape] of whole) shapes.set(table, shape);
  }
}

/**
 * What Wei and Lena did in documents, which the round hides: something in every table that knows a source. Returns the id of
 * a coding.
 */
export async function workInDocuments(as: (coderId: string) => Client, study: Standing): Promise<string> {
  return await unsealed(async () => documentsCoded(as, study));
}

async function documentsCoded(
  as: (coderId: string) => Client,
  { codes, document, weiId, lenaId }: Standing,
): Promise<string> {
  const text = { sourceId: document.id, textHash: document.textHash };
  const ids: string[] = [];
  for (const [coderId, code, words] of [
    [weiId, codes.connector, 'a window'],
    [weiId, codes.guide, 'suppliers'],
    [lenaId, codes.guide, 'suppliers'],
    [lenaId, codes.market, 'certificates'],
  ] as const)
    ids.push((await as(coderId).codings.apply({ ...text, codeId: code.id, span: spanOf(NOTE, words) })).id);
  const wei = as(weiId);
  await wei.codings.update({ ids: [ids[1]!], stance: 'contradicts', weight: 77 });
  await wei.codings.setExample({ ids: [ids[1]!], example: true });
  await wei.versions.reread({ codingIds: [ids[0]!] });
  for (const coderId of [weiId, lenaId])
    await as(coderId).sources.setReviewed({ ids: [document.id], reviewed: true });
  await wei.memos.add({ about: 'source', subjectId: document.id, body: 'DOCMARK on a source' });
  await wei.memos.add({ about: 'coding', subjectId: ids[1]!, body: 'DOCMARK on a coding' });
  await wei.suggestions.refuse({
    ...text,
    codeId: codes.guide.id,
    span: spanOf(NOTE, 'Says 😀 that certificates help little.'),
  });
  await wei.agreement.decide({
    request: { coderIds: [weiId, lenaId], level: 'paragraph', of: 'codes', denominator: 'all' },
    places: [{ sourceId: document.id, codeId: codes.market.id, span: spanOf(NOTE, 'certificates') }],
    outcome: 'discuss',
  });
  return ids[0]!;
}
