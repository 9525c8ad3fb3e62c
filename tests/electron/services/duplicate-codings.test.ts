// Codings of a duplicate move to the original, which is counted in its place.
import { describe, expect, it } from 'vitest';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { spanOf } from '../../helpers/marked.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

const WIRE = 'A fair opened on Monday.\nMembers praised the association.\nPrices fell.';
const REPRINT = 'FROM OUR CORRESPONDENT\nA fair opened on Monday.\nMembers praised the association.';

/** Two versions of a story, the reprint linked as a duplicate of the wire, and a theme. */
async function pair(project: TestProject) {
  const { api } = project;
  const original = await api.imports.paste({ title: 'wire', text: WIRE, kind: 'document' });
  const copy = await api.imports.paste({ title: 'reprint', text: REPRINT, kind: 'document' });
  await api.duplicates.link({ originalId: original.id, copyIds: [copy.id] });
  const code = await api.codes.create({ name: 'praise', isTheme: true });
  return { original, copy, code, ids: { fromIds: [copy.id], toId: original.id } };
}

async function apply({ api }: TestProject, source: SourceRecord, code: CodeRecord, words: string) {
  const { text } = await api.sources.text({ id: source.id });
  const place = { sourceId: source.id, textHash: source.textHash, codeId: code.id };
  return api.codings.apply({ ...place, span: spanOf(text, words) });
}

async function wordsOf({ api }: TestProject, source: SourceRecord): Promise<string[]> {
  const { text, codings } = await api.sources.text({ id: source.id });
  return codings
    .toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1))
    .map(({ start, end }) => (start === null || end === null ? 'whole' : text.slice(start, end)));
}

describe('codings of a duplicate', () => {
  it('move to the same words in the original, in one act', async () => {
    await using project = await testProject();
    const { original, copy, code, ids } = await pair(project);
    const { id } = await apply(project, copy, code, 'praised the association');
    await project.api.memos.add({ about: 'coding', subjectId: id, body: 'Loud.' });

    const { codings } = await expectCommand(project, () => project.api.duplicates.moveCodings(ids));

    expect(codings.map(({ fate, words }) => [fate, words])).toEqual([['moved', 'praised the association']]);
    expect(await wordsOf(project, original)).toEqual(['praised the association']);
    expect(await wordsOf(project, copy)).toEqual([]);
    const { tables } = await project.api.project.records();
    expect(tables.memo.map(({ codingId }) => codingId)).toEqual([id]);
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  it('join an equal coding there, which keeps what either said', async () => {
    await using project = await testProject();
    const { original, copy, code, ids } = await pair(project);
    const there = await apply(project, original, code, 'praised');
    const { id } = await apply(project, copy, code, 'praised');
    await project.api.codings.update({ ids: [id], stance: 'supports' });
    await project.api.memos.add({ about: 'coding', subjectId: id, body: 'Loud.' });

    const { codings } = await expectCommand(project, () => project.api.duplicates.moveCodings(ids));

    expect(codings.map(({ fate }) => fate)).toEqual(['joined']);
    const now = await project.api.codings.of({ sourceId: original.id });
    expect(now).toEqual([{ ...there, stance: 'supports' }]);
    const { tables } = await project.api.project.records();
    expect(tables.memo.map(({ codingId }) => codingId)).toEqual([there.id]);
  });

  it('that are interviewer’s remarks stay, since a document would count them', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, copy, code, ids } = await pair(project);
    await api.sources.setKind({ ids: [copy.id], kind: 'interview', respondents: ['N1'] });
    const there = await apply(project, original, code, 'praised');
    for (const words of ['praised', 'A fair opened']) {
      // One act after the other.
      const { id } = await apply(project, copy, code, words);
      await api.codings.update({ ids: [id], voice: 'remark' });
    }

    const { codings, counts } = await api.duplicates.moveCodingsPreview(ids);
    await api.duplicates.moveCodings(ids);

    expect(codings.map(({ fate }) => fate)).toEqual(['remark', 'remark']);
    expect(counts.themes).toEqual([]);
    expect(await api.codings.of({ sourceId: original.id })).toEqual([there]);
    expect(await wordsOf(project, copy)).toEqual(['A fair opened', 'praised']);
  });

  it('move even if a paragraph stands elsewhere in the original', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, code } = await pair(project);
    const text = WIRE.split('\n').toReversed().join('\n');
    const turned = await api.imports.paste({ title: 'turned', text, kind: 'document' });
    for (const line of WIRE.split('\n'))
      // One act after the other.
      await apply(project, turned, code, line);

    const { codings } = await api.duplicates.moveCodings({ fromIds: [turned.id], toId: original.id });

    expect(codings.map(({ fate }) => fate)).toEqual(['moved', 'moved', 'moved']);
    expect(await wordsOf(project, original)).toEqual(WIRE.split('\n'));
  });

  it('stay when the original lacks their words or a coding there says something else', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, copy, code, ids } = await pair(project);
    await apply(project, copy, code, 'OUR CORRESPONDENT');
    const one = await apply(project, original, code, 'praised');
    const other = await apply(project, copy, code, 'praised');
    await api.codings.update({ ids: [one.id], stance: 'supports' });
    await api.codings.update({ ids: [other.id], stance: 'contradicts' });

    const { codings } = await api.duplicates.moveCodings(ids);

    expect(codings.map(({ fate }) => fate)).toEqual(['words', 'different']);
    expect(await wordsOf(project, copy)).toEqual(['OUR CORRESPONDENT', 'praised']);
  });

  it('of the whole source move too, unless a branch with one code per source has another code there', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, copy, code, ids } = await pair(project);
    const area = await api.codes.create({ name: 'area', onePerSource: true });
    const [trade, labour] = [
      await api.codes.create({ name: 'trade', parentId: area.id }),
      await api.codes.create({ name: 'labour', parentId: area.id }),
    ];
    await api.codings.applyToSources({ sourceIds: [copy.id], codeId: code.id });
    await api.codings.applyToSources({ sourceIds: [copy.id], codeId: trade.id });
    await api.codings.applyToSources({ sourceIds: [original.id], codeId: labour.id });

    const { codings } = await api.duplicates.moveCodings(ids);

    const fates = new Map(codings.map(({ codeId, fate }) => [codeId, fate]));
    expect([fates.get(code.id), fates.get(trade.id)]).toEqual(['moved', 'branch']);
  });

  it('whose speaker is not in the other interview stay', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, copy, code, ids } = await pair(project);
    await api.sources.setKind({ ids: [original.id], kind: 'interview', respondents: ['N1'] });
    await api.sources.setKind({ ids: [copy.id], kind: 'interview', respondents: ['N2'] });
    const { tables } = await api.project.records();
    const n2 = tables.respondent.find(({ name }) => name === 'N2')?.id ?? '';
    const { id } = await apply(project, copy, code, 'praised');
    await api.codings.update({ ids: [id], respondentId: n2 });

    const { codings } = await api.duplicates.moveCodings(ids);

    expect(codings.map(({ fate }) => fate)).toEqual(['speaker']);
  });

  it('of several duplicates become one where they are equal', async () => {
    await using project = await testProject();
    const { api } = project;
    const { original, copy, code, ids } = await pair(project);
    const second = await api.imports.paste({ title: 'second', text: `${REPRINT}\nEnd.`, kind: 'document' });
    await apply(project, copy, code, 'praised');
    await apply(project, second, code, 'praised');

    const { codings } = await api.duplicates.moveCodings({ ...ids, fromIds: [copy.id, second.id] });

    expect(codings.map(({ fate }) => fate)).toEqual(['moved', 'joined']);
    expect(await wordsOf(project, original)).toEqual(['praised']);
  });

  it('are previewed with the counts that change, without any change', async () => {
    await using project = await testProject();
    const { copy, code, ids } = await pair(project);
    await apply(project, copy, code, 'praised');

    const { codings, counts } = await project.api.duplicates.moveCodingsPreview(ids);

    expect(codings.map(({ fate }) => fate)).toEqual(['moved']);
    expect(counts.themes.map(({ themeId }) => themeId)).toEqual([code.id]);
    expect(await wordsOf(project, copy)).toEqual(['praised']);
  });

  it('cannot move to their own source', async () => {
    await using project = await testProject();
    const { original } = await pair(project);

    await expect(
      project.api.duplicates.moveCodings({ fromIds: [original.id], toId: original.id }),
    ).rejects.toMatchObject({ key: 'errors:duplicate_of_itself' });
  });
});
