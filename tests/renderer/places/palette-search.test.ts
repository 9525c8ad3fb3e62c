import { expect, test } from 'vitest';
import { actions } from '#renderer/app/services/actions.ts';
import { findEntries, synonymsIn } from '#renderer/common/places/palette-search.ts';
import { catalogues, createWords, languages, type Language } from '#words/words.ts';

/** Every action as the palette offers it, in one language. */
function offered(language: Language) {
  const { t } = createWords(language);
  return actions.map(({ id, label }) => ({
    id: id as string,
    text: t(label),
    synonyms: languages.flatMap((each) =>
      synonymsIn((catalogues[each].synonyms as Record<string, string>)[id.replace('.', '_')]),
    ),
  }));
}

const found = (typed: string, language: Language) =>
  findEntries(offered(language), typed).map(({ entry }) => entry.id);

/** Words that people bring from other programs, each with an action that it must find. */
const fieldWords = [
  ['import', 'project.import'],
  ['export', 'project.write_project'],
  ['export', 'go.tally'],
  ['backup', 'project.save_copy'],
  ['add file', 'project.import'],
  ['query', 'go.passages'],
  ['theme', 'view.dark'],
  ['dark mode', 'view.dark'],
  ['language', 'project.settings'],
  ['next source', 'read.next_source'],
  ['matrix', 'go.tally'],
  ['statistics', 'go.tally'],
  ['help', 'help.keys'],
  ['NVIVO', 'project.bring_project'],
  ['audit', 'go.history'],
  ['导入', 'project.import'],
  ['导出', 'project.write_project'],
  ['备份', 'project.save_copy'],
  ['查询', 'go.passages'],
  ['深色', 'view.dark'],
  ['语言', 'project.settings'],
  ['下一份', 'read.next_source'],
  ['矩阵', 'go.tally'],
  ['统计', 'go.tally'],
  ['帮助', 'help.keys'],
] as const;

test.each(languages)('words of the field find their action in either language (shown: %s)', (language) => {
  const missed = fieldWords.filter(([typed, id]) => !found(typed, language).includes(id));

  expect(missed).toEqual([]);
});

test('synonyms belong to existing actions', () => {
  const known = new Set(actions.map(({ id }) => id.replace('.', '_')));

  expect(Object.keys(catalogues.en.synonyms).filter((key) => !known.has(key))).toEqual([]);
});

test('a name comes before a synonym, and the result says by which word it was found', () => {
  const entries = [
    { id: 'compare', text: 'Go to Compare', synonyms: ['matrix'] },
    { id: 'matrix', text: 'Matrix of themes' },
    { id: 'dated', text: 'A report', detail: 'matrix' },
  ];

  expect(findEntries(entries, 'matr').map(({ entry, by }) => [entry.id, by])).toEqual([
    ['matrix', null],
    ['dated', null],
    ['compare', 'matrix'],
  ]);
});

test('a synonym is found from the beginning of one of its words, not within a word', () => {
  const entry = { id: 'a', text: 'Settings', synonyms: ['text size'] };

  expect(findEntries([entry], 'size')).toHaveLength(1);
  expect(findEntries([entry], 'ext')).toHaveLength(0);
});
