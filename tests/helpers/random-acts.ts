// Random sequences of acts on a small study. An act that the rules refuse changes nothing.
import fc from 'fast-check';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { moveSpan } from '#core/text/anchors.ts';
import type { Records, SourceRecord, TableName } from '#core/records.ts';
import { splitsPair } from '#core/span.ts';
import { all } from '#db/write.ts';
import { lines, type TestProject } from './project.ts';
import { NOTE } from './study.ts';

export type Act = [kind: number, a: number, b: number, c: number];

/** How many kinds of acts `act` has. */
export const KINDS = 37;

/** Acts as numbers. What each number does depends on the rows of the study at that moment. */
export const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.tuple(fc.nat(KINDS - 1), fc.nat(1000), fc.nat(1000), fc.nat(1000)),
  { minLength: 1, maxLength: 25 },
);

/** Does one act. Throws for a fault of the program. */
export async function act(project: TestProject, [kind, a, b, c]: Act): Promise<void> {
  const { api } = project;
  const tables = rowsSeenIn(project);
  const of = <T>(list: readonly T[], number: number): T | undefined =>
    list[number % Math.max(1, list.length)];
  const source = of(tables.source, a);
  const code = of(tables.code, b);
  const other = of(tables.code, c);
  const codings = source ? await api.codings.of({ sourceId: source.id }) : [];
  const coding = of(codings, c);
  const start = b % (NOTE.length - 1);
  const span = { start, end: Math.min(NOTE.length, start + 1 + (c % 30)) };
  const attribute = of(tables.attribute, b);
  const comparison = of(tables.comparison, a);
  const respondent = of(tables.respondent, c);
  const nobody = of(tables.respondent, a);
  const place =
    code &&
    (a % 2 === 0
      ? respondent && { themeId: code.id, respondentId: respondent.id }
      : source && { themeId: code.id, sourceId: source.id });
  const query = of(tables.savedQuery, a);
  const kept = of(tables.keptTable, a);
  const event = of(tables.timelineEvent, a);
  const summary = of(tables.summary, a);
  const calls: (() => Promise<unknown> | undefined | false)[] = [
    () =>
      source &&
      code &&
      api.codings.apply({ sourceId: source.id, textHash: source.textHash, codeId: code.id, span }),
    () => source && code && api.sources.classify({ id: source.id, codeId: code.id }),
    () => coding && api.codings.remove({ ids: [coding.id] }),
    () => code && other && api.codes.merge({ fromIds: [code.id], intoId: other.id }),
    () => code && other && api.codes.move({ id: code.id, parentId: other.id }),
    () => code && api.codes.remove({ id: code.id }),
    () => code && other && api.codes.gather({ themeId: code.id, codeId: other.id }),
    () => api.codes.create({ name: `code ${a}`, parentId: other?.id ?? null, onePerSource: c % 2 === 0 }),
    () => coding && api.memos.add({ about: 'coding', subjectId: coding.id, body: `memo ${a}` }),
    () =>
      source && a % 5 === 0
        ? api.sources.remove({ ids: [source.id] })
        : coding && api.codings.setExample({ ids: [coding.id], example: true }),
    () => api.classes.add({ name: `class ${a % 4}` }),
    () =>
      source &&
      api.sources.update({ ids: [source.id], classId: of(tables.class, b)?.id ?? null, date: '2019-12' }),
    () => api.attributes.add({ name: `attribute ${a % 4}`, owner: b % 2 === 0 ? 'source' : 'respondent' }),
    () => {
      const owner = attribute?.owner === 'source' ? source : respondent;
      return (
        attribute && owner && api.attributes.set({ id: attribute.id, owners: [owner.id], value: `v ${c} 😀` })
      );
    },
    () => source && api.sources.setReviewed({ ids: [source.id], reviewed: a % 3 > 0 }),
    () =>
      code &&
      api.codes.update({
        id: code.id,
        shortDefinition: `Short\n${a}`,
        whenToUse: b % 2 === 0 ? `When\n\n${b}` : '',
        name2: `代码 ${c % 9}`,
        pin: (c % 9) + 1,
      }),
    () => coding && api.codings.update({ ids: [coding.id], stance: 'contradicts', weight: a % 101 }),
    () => api.comparisons.create({ name: `comparison ${a % 5}` }),
    () =>
      comparison &&
      code &&
      api.comparisons.judge({
        comparisonId: comparison.id,
        themeId: code.id,
        value: 'silent',
        reasons: `${c}`,
      }),
    () =>
      source &&
      api.samples.draw({
        name: `sample ${a}`,
        seed: b,
        settings: { size: 1, strata: { by: 'class' }, allocation: 'equal' },
        fromIds: [source.id],
      }),
    () => code && api.savedQueries.add({ name: `query ${a % 5}`, text: `"> ${code.name}" OR 'word ${b}'` }),
    () => respondent && api.memos.add({ about: 'respondent', subjectId: respondent.id, body: `about ${b}` }),
    () =>
      source && api.triage.decide({ ids: [source.id], exclusionReason: a % 2 === 0 ? 'off topic' : null }),
    () => source && write(api, source, b, c),
    () => place && api.summaries.write({ place, body: c % 7 === 0 ? '' : `summary\n${b % 3}` }),
    () => place && coding && api.summaries.pin({ place, codingIds: [coding.id], pinned: c % 5 > 0 }),
    () => summary && api.summaries.confirm({ id: summary.id }),
    () =>
      source &&
      code &&
      api.suggestions[a % 3 === 0 ? 'accept' : 'refuse']({
        sourceId: source.id,
        textHash: source.textHash,
        codeId: code.id,
        span,
      }),
    () =>
      code &&
      api.keptTables.keep({ kind: 'tally', name: `table ${a % 5}`, settings: { of: [code.id], shown: {} } }),
    () => kept && api.keptTables.setNumber({ id: kept.id, number: c % 2 === 0 ? `${b % 3}a` : null }),
    () =>
      event && a % 3 === 0
        ? api.events.update({ id: event.id, name: `event ${b % 3}`, date: `20${10 + (c % 5)}` })
        : api.events.add({ name: `event ${a % 3}`, date: `20${10 + (b % 5)}` }),
    () =>
      api.wordRules.set({
        language: 'en',
        words: [`word${a % 4}`, `Word${b % 4}`],
        use: ([null, 'term', 'stop', 'kept'] as const)[c % 4] ?? null,
      }),
    () =>
      query &&
      (c % 3 === 0
        ? api.savedQueries.remove({ id: query.id })
        : api.savedQueries.move({ id: query.id, beforeId: of(tables.savedQuery, b)?.id ?? null })),
    () =>
      query &&
      code &&
      api.savedQueries.update({ id: query.id, text: `"> ${code.name}"`, denominator: 'all' }),
    () => nobody && respondent && api.respondents.merge({ keepId: respondent.id, goneId: nobody.id }),
    () => kept && c % 3 === 0 && api.keptTables.remove({ id: kept.id }),
    () => decide(api, b, c),
  ];
  if (calls.length !== KINDS) throw new Error(`There are ${calls.length} kinds of acts, not ${KINDS}`);
  await unlessRefused(calls[kind]?.());
}

/** Waits for an act that the rules may refuse. Throws for a fault of the program. */
export async function unlessRefused(call: Promise<unknown> | undefined | null | false | 0): Promise<void> {
  if (!call) return;
  await call.catch((error: { code?: string }) => {
    if (error.code === undefined || error.code === 'internal') throw error;
  });
}

/** The rows that the person of the file sees, each table read once it is asked for: reading all takes longer than an act. */
export function rowsSeenIn({ session }: TestProject): SeenRows {
  const { db } = session.study!.queryContext({});
  const read = new Map<string, unknown>();
  return new Proxy({} as SeenRows, {
    get: (_rows, table: TableName) => {
      if (!read.has(table)) read.set(table, all(db, table));
      return read.get(table);
    },
  });
}

type SeenRows = { readonly [T in TableName]: readonly Records[T][] };

/** Decides about a place where the main coder and another one differ; the first time, there is no other one. */
async function decide(api: TestProject['api'], place: number, how: number): Promise<unknown> {
  const { tables } = await api.project.records();
  const [one, other] = tables.coder.filter(({ kind }) => kind === 'person');
  if (!one || !other) return await api.coders.add({ name: 'Lena' });
  const coderIds = [one.id, other.id];
  const request = { coderIds, level: 'source', of: 'codes', denominator: 'all' } as const;
  const { places } = unpackPlaces(await api.agreement.places(request));
  const chosen = places[place % Math.max(1, places.length)];
  if (!chosen) return undefined;
  const { sourceId, codeId, span } = chosen;
  const outcome = (['one', 'both', 'neither', 'discuss'] as const)[how % 4]!;
  const takenFrom = outcome === 'one' ? coderIds[how % 2]! : null;
  return await api.agreement.decide({
    request,
    places: [{ sourceId, codeId, span }],
    outcome,
    takenFrom,
    reason: `because ${how}`,
  });
}

/** Inserts a word into the text or removes some letters, and moves every coding with its words. */
async function write(
  api: TestProject['api'],
  { id, textHash }: SourceRecord,
  place: number,
  size: number,
): Promise<unknown> {
  const { text, codings } = await api.sources.text({ id });
  const start = place % (text.length + 1);
  const removed = size % 2 === 0 ? 0 : Math.min(size % 7, text.length - start);
  if (splitsPair(text, start) || splitsPair(text, start + removed)) return undefined;
  const word = removed > 0 ? '' : ` w${size} `;
  const placed = codings.flatMap(({ id: codingId, start: from, end: to }) =>
    from === null || to === null
      ? []
      : [
          {
            id: codingId,
            ...moveSpan({ start: from, end: to }, [{ start, removed, inserted: word.length }]),
          },
        ],
  );
  return await api.notes.save({
    sourceId: id,
    textHash,
    doc: lines(text.slice(0, start) + word + text.slice(start + removed)),
    moved: placed.flatMap(({ id: codingId, span }) => (span ? [{ id: codingId, ...span }] : [])),
    removed: placed.flatMap(({ id: codingId, span }) => (span ? [] : [codingId])),
  });
}
