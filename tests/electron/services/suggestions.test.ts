import { beforeEach, describe, expect, test } from 'vitest';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';

const FIRST = [
  'The guide sets standards for small firms.',
  'A guide of standards helps firms.',
  'Rain fell on the harbour all week.',
];
const SECOND = [
  'Standards in this guide help every firm.',
  'The market matches supply with demand.',
  'Nobody came to the harbour.',
];
const THIRD = ['引导中小企业转型升级。', '平台促进供需对接。', '供需对接需要平台。'];
const [GUIDE, OTHER_GUIDE] = FIRST as [string, string];
const [STANDARDS] = SECOND as [string];

interface Study {
  readonly guide: CodeRecord;
  readonly sources: readonly [SourceRecord, SourceRecord, SourceRecord];
}

let project: TestProject;
let study: Study;

beforeEach(async () => {
  project = await testProject();
  const { api } = project;
  const guide = await api.codes.create({ name: 'guide' });
  const paste = (title: string, paragraphs: readonly string[], language: string) =>
    api.imports.paste({ title, text: paragraphs.join('\n'), kind: 'document', language });
  study = {
    guide,
    sources: [
      await paste('First', FIRST, 'en'),
      await paste('Second', SECOND, 'en'),
      await paste('第三', THIRD, 'zh-CN'),
    ],
  };
  return () => project[Symbol.asyncDispose]();
});

const texts = [FIRST, SECOND, THIRD].map((paragraphs) => paragraphs.join('\n'));

/** Where a paragraph is, as the methods take it. */
function at(words: string, code: CodeRecord = study.guide) {
  const place = texts.findIndex((text) => text.includes(words));
  const { id: sourceId, textHash } = study.sources[place]!;
  return { sourceId, textHash, codeId: code.id, span: spanOf(texts[place]!, words) };
}

async function quotes(input: Partial<Parameters<TestProject['api']['suggestions']['find']>[0]> = {}) {
  const found = await project.api.suggestions.find({ codeId: study.guide.id, ...input });
  return found.rows.map(({ quote }) => quote);
}

/** Codes two English passages and one Chinese. */
async function codeThree(): Promise<void> {
  for (const words of [GUIDE, OTHER_GUIDE, THIRD[1]!]) await project.api.codings.apply(at(words));
}

describe('suggested passages', () => {
  test('are those most like the passages of the code, with the words that matched', async () => {
    await codeThree();

    const { rows, examples, looked, facts } = await project.api.suggestions.find({ codeId: study.guide.id });

    expect([examples, looked, facts.sources.inScope]).toEqual([3, 6, 3]);
    expect(new Set(rows.slice(0, 2).map(({ quote }) => quote))).toEqual(new Set([STANDARDS, THIRD[2]]));
    const standards = rows.find(({ quote }) => quote === STANDARDS)!;
    expect(standards).toMatchObject({ sourceId: study.sources[1].id, start: 0, paragraph: 1 });
    expect(standards.words).toEqual(expect.arrayContaining(['Standards', 'guide']));
    expect(standards.matches.map(({ start, end }) => texts[1]!.slice(start, end))).toEqual(
      expect.arrayContaining(['Standards', 'guide']),
    );
    expect(rows.find(({ quote }) => quote === THIRD[2])!.words).toContain('供需');
  });

  test('come from the sources in scope, examples from all', async () => {
    await codeThree();

    expect(await quotes({ scope: { languages: ['zh-CN'] } })).toEqual([THIRD[2]]);
    expect(await quotes({ limit: 1 })).toHaveLength(1);
  });

  test('are none before three passages have the code; whole sources have no passage', async () => {
    await project.api.codings.apply(at(GUIDE));
    await project.api.codings.apply(at(OTHER_GUIDE));
    await project.api.codings.apply({ ...at(STANDARDS), span: null });

    const { rows, examples } = await project.api.suggestions.find({ codeId: study.guide.id });

    expect([rows, examples]).toEqual([[], 2]);
  });

  test('count codings below the code, and no other coder’s', async () => {
    const { api } = project;
    const below = await api.codes.create({ name: 'standards', parentId: study.guide.id });
    const lena = await api.coders.add({ name: 'Lena' });
    await codeThree();
    await api.codings.apply(at(STANDARDS, below));
    await api.codings.apply(at(FIRST[2]!), { as: lena.id });

    const mine = await api.suggestions.find({ codeId: study.guide.id });
    const hers = await api.suggestions.find({ codeId: study.guide.id, layer: { coderId: lena.id } });

    expect(mine.examples).toBe(4);
    expect(mine.rows.map(({ quote }) => quote)).not.toContain(STANDARDS);
    expect(hers.examples).toBe(1);
  });

  test('follow a text that changes', async () => {
    await codeThree();
    await quotes();

    await project.api.imports.paste({ title: 'Later', text: GUIDE, kind: 'document', language: 'en' });

    expect((await quotes())[0]).toBe(GUIDE);
  });

  test('of a code that was deleted are refused with a reason', async () => {
    await expect(project.api.suggestions.find({ codeId: 'gone' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('are looked for where a saved query finds codings of the same coder', async () => {
    const { api } = project;
    const { id: coderId } = await api.coders.add({ name: 'Lena' });
    await codeThree();
    for (const words of [GUIDE, FIRST[2]!, STANDARDS]) await api.codings.apply(at(words), { as: coderId });
    const { id: queryId } = await api.savedQueries.add({ name: 'guides', text: 'guide' });

    const hers = await quotes({ layer: { coderId }, scope: { queryId } });

    expect(hers).toEqual(expect.arrayContaining([OTHER_GUIDE, SECOND[2]]));
  });
});

describe('accepting', () => {
  test('makes a coding that counts unless suggestions are left out, after a restart too', async () => {
    const { api } = project;
    await codeThree();
    await api.suggestions.accept(at(STANDARDS));
    const count = async (withoutSuggested: boolean) => {
      const request = { of: [study.guide.id], unit: 'codings' as const, denominator: 'all' as const };
      const tally = await api.tallies.count({ ...request, withoutSuggested });
      return tally.rows[0]?.total.count;
    };

    expect([await count(false), await count(true)]).toEqual([4, 3]);
    project.reopen();
    expect([await count(false), await count(true)]).toEqual([4, 3]);
    const query = { text: 'guide', request: { withoutSuggested: true } };
    expect((await api.queries.ask(query)).units.passages).toBe(3);
  });

  test('limits a scope by a query only where suggestions are counted', async () => {
    const { api } = project;
    await codeThree();
    await api.codings.remove({
      ids: (await api.codings.of({ sourceId: study.sources[2].id })).map(({ id }) => id),
    });
    await api.suggestions.accept(at(STANDARDS));
    const { id: queryId } = await api.savedQueries.add({ name: 'guides', text: 'guide' });
    const counted = { of: [study.guide.id], denominator: 'all' as const };
    const inScope = async (withoutSuggested: boolean) => {
      const tally = await api.tallies.count({ ...counted, scope: { queryId }, withoutSuggested });
      const typed = await api.queries.sources({ text: 'guide', request: { withoutSuggested } });
      return [tally.facts.sources.inScope, typed.length];
    };

    expect(await inScope(false)).toEqual([2, 2]);
    expect(await inScope(true)).toEqual([1, 1]);
  });

  test('codes the passage and says that it was suggested', async () => {
    const coding = await expectCommand(project, () => project.api.suggestions.accept(at(STANDARDS)));

    expect(coding).toMatchObject({ suggestedBy: 'likeness', codeId: study.guide.id });
  });

  test('leaves a coding that is there the coder’s own', async () => {
    await project.api.codings.apply(at(STANDARDS));

    expect(await project.api.suggestions.accept(at(STANDARDS))).toMatchObject({ suggestedBy: null });
  });

  test('is refused where the text has changed', async () => {
    const asked = { ...at(STANDARDS), textHash: study.sources[0].textHash };

    await expect(project.api.suggestions.accept(asked)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of a twin: merging codes keeps the coding as the coder’s own if one of both was', async () => {
    const { api } = project;
    const other = await api.codes.create({ name: 'other' });
    await api.suggestions.accept(at(STANDARDS));
    await api.codings.apply(at(STANDARDS, other));

    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [other.id], intoId: study.guide.id, themes: 'target' }),
    );

    expect(await api.codings.of({ sourceId: study.sources[1].id })).toMatchObject([{ suggestedBy: null }]);
  });
});

describe('refusing', () => {
  test('keeps the passage out of the list, counts against others like it, and can be undone', async () => {
    await codeThree();

    await expectCommand(project, () => project.api.suggestions.refuse(at(STANDARDS)));

    const { rows, refused } = await project.api.suggestions.find({ codeId: study.guide.id });
    expect(rows.map(({ quote }) => quote)).not.toContain(STANDARDS);
    expect(refused).toBe(1);
    await project.api.history.undo({});
    expect(await quotes()).toContain(STANDARDS);
  });

  test('twice is the same as once', async () => {
    const once = await project.api.suggestions.refuse(at(STANDARDS));

    expect(await project.api.suggestions.refuse(at(STANDARDS))).toEqual(once);
  });

  test('stays where the passage moves in its text, and shows where it is', async () => {
    const { api } = project;
    await codeThree();
    const { id: sourceId, textHash } = await api.interviews.create({ label: 'N1', date: '2024-12' });
    const write = (hash: string, text: string) =>
      api.notes.save({ sourceId, textHash: hash, doc: lines(text), moved: [] });
    const { source } = await write(textHash, `Before.\n${GUIDE}`);
    const there = { sourceId, textHash: source.textHash, codeId: study.guide.id };
    await api.suggestions.refuse({ ...there, span: spanOf(`Before.\n${GUIDE}`, GUIDE) });

    await write(source.textHash, `Before.\n\nBetween.\n${GUIDE}`);

    expect(await quotes()).not.toContain(GUIDE);
    const [refused] = await api.suggestions.refused({ codeId: study.guide.id });
    expect(refused?.found).toMatchObject({ quote: GUIDE, paragraph: 3 });
    await write((await api.sources.text({ id: sourceId })).source.textHash, 'Nothing is left.');
    expect((await api.suggestions.refused({ codeId: study.guide.id }))[0]?.found).toBeNull();
  });

  test('is each coder’s own', async () => {
    const { api } = project;
    const lena = await api.coders.add({ name: 'Lena' });
    await codeThree();
    await api.suggestions.refuse(at(STANDARDS), { as: lena.id });

    expect(await quotes()).toContain(STANDARDS);
    expect(await api.suggestions.refused({ codeId: study.guide.id })).toEqual([]);
  });

  test('can be taken back passage by passage', async () => {
    await codeThree();
    const { id } = await project.api.suggestions.refuse(at(STANDARDS));

    await expectCommand(project, () => project.api.suggestions.allow({ ids: [id, 'gone'] }));

    expect(await quotes()).toContain(STANDARDS);
  });

  test('goes with the code into which another is merged, once, and away with a code or source that is deleted', async () => {
    const { api } = project;
    const other = await api.codes.create({ name: 'other' });
    await api.suggestions.refuse(at(STANDARDS));
    await api.suggestions.refuse(at(STANDARDS, other));
    await api.suggestions.refuse(at(GUIDE, other));

    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [other.id], intoId: study.guide.id, themes: 'target' }),
    );

    expect(await api.suggestions.refused({ codeId: study.guide.id })).toHaveLength(2);
    await expectCommand(project, () => api.sources.remove({ ids: [study.sources[0].id] }));
    expect(await api.suggestions.refused({ codeId: study.guide.id })).toHaveLength(1);
    await expectCommand(project, () => api.codes.remove({ id: study.guide.id }));
  });

  test('of two coders becomes one when the coders are merged', async () => {
    const { api } = project;
    const lena = await api.coders.add({ name: 'Lena' });
    const mine = await api.suggestions.refuse(at(STANDARDS));
    await api.suggestions.refuse(at(STANDARDS), { as: lena.id });
    await api.suggestions.refuse(at(GUIDE), { as: lena.id });

    await expectCommand(project, () => api.coders.merge({ keepId: mine.coderId, goneId: lena.id }));

    expect(await api.suggestions.refused({ codeId: study.guide.id })).toHaveLength(2);
  });
});

test('the history says what was accepted, refused and allowed again', async () => {
  const { api } = project;
  const { id } = await api.suggestions.refuse(at(STANDARDS));
  await api.suggestions.allow({ ids: [id] });
  await api.suggestions.accept(at(STANDARDS));

  const rows = await api.history.list({});

  expect(rows.slice(0, 3).map(({ facts }) => facts?.key)).toEqual([
    'accepted_suggestion',
    'allowed_suggestion',
    'refused_suggestion',
  ]);
});
