import { describe, expect, test } from 'vitest';
import type { RichText } from '#core/text/rich-text.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

const doc: RichText = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'Looking ahead: the market' }],
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'The fair helps. The hall is small, she says.' }] },
  ],
};

async function study({ api }: TestProject) {
  await api.codes.create({ name: 'platform', name2: '工业互联网', aliases: '供需对接' });
  const remarks = await api.codes.create({ name: 'remarks' });
  const fair = await api.imports.paste({
    title: 'Fair',
    doc,
    kind: 'document',
    className: 'news',
    language: 'en',
  });
  await api.imports.paste({
    title: 'Report',
    text: 'The hall, again. The FAIR is a market.',
    kind: 'document',
    className: 'report',
    language: 'en-GB',
  });
  await api.imports.paste({
    title: '供需',
    text: '工业互联网促进供需对接，供需不足。',
    kind: 'document',
    className: 'news',
    language: 'zh-CN',
  });
  await api.imports.paste({ title: 'Unknown', text: 'Der Markt.', kind: 'document', language: null });
  return { fair, remarks };
}

async function frequencies(
  { api }: TestProject,
  request: Parameters<TestProject['api']['wordlists']['count']>[0],
) {
  const { rows } = await api.wordlists.count({ withStopWords: true, ...request });
  return Object.fromEntries(rows.map(({ word, count }) => [word, count]));
}

describe('a list of words', () => {
  test('counts the texts of one language, whatever its region, without their headings', async () => {
    await using project = await testProject();
    await study(project);

    const { total, rows, facts } = await project.api.wordlists.count({
      language: 'en',
      withStopWords: true,
    });

    expect(rows[0]).toMatchObject({ word: 'the', count: 4, sources: 2 });
    expect(await frequencies(project, { language: 'en' })).toEqual({
      the: 4,
      fair: 2,
      hall: 2,
      is: 2,
      a: 1,
      again: 1,
      helps: 1,
      market: 1,
      says: 1,
      she: 1,
      small: 1,
    });
    expect(total).toEqual({ sources: 2, respondents: 0, words: 17 });
    expect(facts.otherLanguages).toBe(2);
    expect(await frequencies(project, { language: 'en', withHeadings: true })).toMatchObject({
      looking: 1,
      market: 2,
      the: 5,
    });
  });

  test('keeps the names and aliases of codes whole, and other terms that it is given', async () => {
    await using project = await testProject();
    await study(project);

    const own = await project.api.wordlists.count({ language: 'zh' });

    expect(own.rows.map(({ word, count }) => [word, count])).toEqual(
      [
        ['供需', 1],
        ['供需对接', 1],
        ['促进', 1],
        ['工业互联网', 1],
        ['不足', 1],
      ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    expect(own.facts.terms).toBe(2);
    expect(await frequencies(project, { language: 'zh', terms: ['供需不足'] })).toMatchObject({
      供需不足: 1,
    });
  });

  test('leaves out stop words of the language and of the study, but not those that the study keeps', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    const listed = async () => (await api.wordlists.count({ language: 'en' })).rows.map(({ word }) => word);
    expect(await listed()).toEqual(['fair', 'hall', 'helps', 'market', 'says', 'small']);

    await api.wordRules.set({ language: 'en-GB', words: ['FAIR', 'hall'], use: 'stop' });
    const { changed } = await api.wordRules.set({ language: 'en', words: ['again', 'the'], use: 'kept' });
    expect(changed).toBe(2);
    expect(await listed()).toEqual(['the', 'again', 'helps', 'market', 'says', 'small']);

    await api.history.undo({});
    expect(await listed()).toEqual(['helps', 'market', 'says', 'small']);
    await api.wordRules.set({ language: 'en', words: ['fair'], use: null });
    const { facts } = await api.wordlists.count({ language: 'en', stopWords: ['helps'] });
    expect(await listed()).toContain('fair');
    // the, is, a, again, she; hall; helps.
    expect(facts.stopWords).toBe(7);
  });

  test('counts a term of the study as one word as soon as it is one', async () => {
    await using project = await testProject();
    await study(project);
    expect(await frequencies(project, { language: 'zh' })).not.toHaveProperty('供需不足');

    await project.api.wordRules.set({ language: 'zh-CN', words: ['供需不足'], use: 'term' });

    expect(await frequencies(project, { language: 'zh' })).toMatchObject({ 供需不足: 1 });
  });

  test('joins the forms that the study lists, in its counts and in its hits, and keeps one word for each', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    const hitsOf = async (text: string) => {
      const query = { text, matching: 'listed-word', cut: { language: 'en' } } as const;
      const { rows } = await api.search.hits({ request: { query }, order: 'source' });
      return rows.map(({ hit }) => hit);
    };

    await api.wordRules.set({ language: 'en', words: ['Hall = fair', 'market=fair'], use: 'form' });

    const { rows, facts } = await api.wordlists.count({ language: 'en' });
    expect(rows[0]).toMatchObject({ word: 'fair', count: 5, sources: 2 });
    expect(facts.joined).toMatchObject({ count: 2, word: 'fair' });
    expect(await hitsOf('fair')).toEqual(['fair', 'hall', 'hall', 'FAIR', 'market']);
    const { changed } = await api.wordRules.set({ language: 'en', words: ['hall = venue'], use: 'form' });
    expect(changed).toBe(1);
    expect(await hitsOf('fair')).toEqual(['fair', 'FAIR', 'market']);
    const once = await api.wordlists.count({ language: 'en', forms: ['helps = fair'], minCount: 4 });
    expect(once.rows.map(({ word, count }) => [word, count])).toEqual([['fair', 4]]);
    for (const made of [
      api.wordRules.set({ language: 'en', words: ['hall'], use: 'form' }),
      api.wordlists.count({ language: 'en', forms: ['fair = fair'] }),
    ])
      await expect(made).rejects.toMatchObject({ code: 'invalid', key: 'errors:no_word_form' });
  });

  test.each([
    ['en', ['Added und to the English stop words', 'Joined forms of English words: firms = firm']],
    ['zh-CN', ['将 und 加入英语停用词', '合并英语词形：firms = firm']],
  ] as const)('names the words in the history, in %s', async (language, sentences) => {
    await using project = await testProject();
    const { api } = project;
    const words = createWords(language);
    const told = async () => {
      const acts = await api.history.list({ limit: 1 });
      return acts.map((act) => actSentence(words, act))[0];
    };

    await api.wordRules.set({ language: 'en', words: ['und'], use: 'stop' });
    expect(await told()).toBe(sentences[0]);
    await api.wordRules.set({ language: 'en', words: ['firms = firm'], use: 'form' });
    expect(await told()).toBe(sentences[1]);
    await api.wordRules.set({ language: 'en', words: ['a', 'b', 'c', 'd'], use: 'term' });
    expect(await told()).toContain(language === 'en' ? 'a, b, c and others, 4 in all' : 'a、b、c 等 4 个');
  });

  test('joins a form with one word: of several that one act gives the last', async () => {
    await using project = await testProject();
    const { api } = project;
    const set = (words: string[]) => api.wordRules.set({ language: 'en', words, use: 'form' });
    await set(['firms = company']);

    await expectCommand(project, () => set(['firms = firm', 'Firms=enterprise', 'fairs = fair']));

    const { wordRule } = (await api.project.records()).tables;
    expect(wordRule.map(({ word }) => word).toSorted()).toEqual(['fairs = fair', 'firms = enterprise']);
  });

  test('opens as many hits in context as it counts, by its own words and not by parts of others', async () => {
    await using project = await testProject();
    await study(project);
    const { api } = project;
    const hitsOf = async (text: string, language: string, more = {}) => {
      const query = { text, matching: 'listed-word', cut: { language, ...more } } as const;
      const { rows } = await api.search.hits({ request: { query }, order: 'source' });
      return rows.map(({ hit }) => hit);
    };

    expect(await hitsOf('供需', 'zh')).toEqual(['供需']);
    expect(await hitsOf('供需对接', 'zh-CN')).toEqual(['供需对接']);
    expect(await hitsOf('fair', 'en')).toEqual(['fair', 'FAIR']);
    expect(await hitsOf('looking', 'en')).toEqual([]);
    expect(await hitsOf('looking', 'en', { withHeadings: true })).toEqual(['Looking']);

    await api.wordRules.set({ language: 'zh', words: ['供需不足'], use: 'term' });
    expect(await hitsOf('供需', 'zh')).toEqual([]);
  });

  test('leaves out what is coded as an interviewer’s remark', async () => {
    await using project = await testProject();
    const { fair, remarks } = await study(project);
    const start = 'Looking ahead: the market\n'.length;
    const coding = await project.api.codings.apply({
      sourceId: fair.id,
      textHash: fair.textHash,
      codeId: remarks.id,
      span: { start, end: start + 'The fair helps'.length },
    });
    await project.api.codings.update({ ids: [coding.id], voice: 'remark' });

    expect(await frequencies(project, { language: 'en' })).toMatchObject({ the: 3, fair: 1 });
    expect(await frequencies(project, { language: 'en' })).not.toHaveProperty('helps');
    expect(await frequencies(project, { language: 'en', withRemarks: true })).toMatchObject({ helps: 1 });
  });

  test('looks only at the sources in scope, and lists no more words than asked for', async () => {
    await using project = await testProject();
    const { fair } = await study(project);
    const scope = { classIds: [fair.classId] };

    const { total, rows, more } = await project.api.wordlists.count({
      language: 'en',
      scope,
      limit: 3,
      withStopWords: true,
    });

    expect(total.sources).toBe(1);
    expect(rows).toHaveLength(3);
    expect(more).toBe(5);
  });

  test('gives the words that mark each group of sources', async () => {
    await using project = await testProject();
    for (const [className, word] of [
      ['news', 'fair'],
      ['report', 'standard'],
    ] as const)
      for (let text = 0; text < 5; text += 1)
        await project.api.imports.paste({
          title: `${className} ${text}`,
          text: `${`${word} `.repeat(10)}${'other words here '.repeat(80)}`,
          kind: 'document',
          className,
          language: 'en',
        });

    const { groups, rows } = await project.api.wordlists.count({ language: 'en', by: 'class' });

    expect(
      groups.map(({ key, sources, words, reason, marks }) => [key, sources, words, reason, marks]),
    ).toEqual([
      ['news', 5, 1_250, null, ['fair']],
      ['report', 5, 1_250, null, ['standard']],
    ]);
    expect(rows.map(({ word }) => word)).toEqual(['fair', 'standard']);
  });

  test('says why nothing marks a group that is too small', async () => {
    await using project = await testProject();
    await study(project);

    const { groups, rows } = await project.api.wordlists.count({ language: 'en', by: 'class' });

    expect(groups.map(({ reason, marks }) => [reason?.key, marks])).toEqual([
      ['too_small_corpus', []],
      ['too_small_corpus', []],
    ]);
    expect(rows).toEqual([]);
  });

  test('refuses what is not the tag of a language', async () => {
    await using project = await testProject();

    await expect(project.api.wordlists.count({ language: 'no language' })).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:no_such_language',
    });
  });
});
