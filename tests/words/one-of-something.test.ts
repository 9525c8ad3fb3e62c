// No sentence says “1 characters”: what counts something has a form for one.
import { expect, test } from 'vitest';
import { catalogues, createWords } from '#words/words.ts';

type Tree = { readonly [key: string]: string | Tree };

function* sentencesIn(tree: Tree, path: string): Generator<readonly [key: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    const own = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') yield [own, value];
    else yield* sentencesIn(value, own);
  }
}

/** A number called `count`, and after at most two words a word that ends as a plural does. */
const MANY = /\{\{count(?:, ?number)?\}\} (?:[a-z]+ ){0,2}?[a-z]+s\b/;

/** What is said only of several, or where no plural follows. */
const NEVER_ONE: readonly string[] = [
  'portraits.most_drawn',
  'portraits.some_drawn',
  'words.rules.built_in',
  'team_begin.trial.sql',
  'ticks.cli_alike',
  'history.printed_newest',
  'respondents.with_values',
  'codebook.many_chosen',
  'coding_sheet.problem.several_sources',
  'coding_sheet.problem.quote_repeated',
  'reader.classify_progress',
  'search.first_lines',
  'sources.many_chosen',
  'imports.left_seconds',
  'comparison.ranks.too_few_for_any',
  'comparison.ranks.too_few',
  'comparison.ranks.correlated',
  'counting.respondents.many',
  'errors.several_sources_named',
  'errors.too_many_to_code',
  'errors.too_many_to_write',
  'exchange.several_projects',
  'exchange.lead_taken_of_several',
  'query.full',
  'settling.all.alike',
];

test('every English sentence that counts something has a form for one', () => {
  const without = [...sentencesIn(catalogues.en, '')].flatMap(([key, text]) =>
    /_(one|other)$/.test(key) || key.startsWith('exchange.many.') || !MANY.test(text) ? [] : key,
  );

  expect(without).toEqual(NEVER_ONE);
});

test('one of a thing is called so in both languages', () => {
  const [english, chinese] = [createWords('en'), createWords('zh-CN')];
  const cut = { size: '1 MB', count: 1 };

  expect(english.t('command_line:annex_size_cut', cut)).toBe('1 MB, passages cut at 1 character.');
  expect(english.t('annex:out.cut', { count: 1 })).toBe(
    'Of longer passages only the first character is shown.',
  );
  expect(chinese.t('annex:out.cut', { count: 1 })).toBe('较长的片段只显示第一个字符。');
  expect(chinese.t('annex:out.cut', { count: 12 })).toContain('12 个字符');
  expect(english.t('saturation:method.by.source', { count: 1 })).toBe(
    'We counted the codes that occur in 1 source.',
  );
});
