import { expect, test } from 'vitest';
import { catalogues } from '#words/words.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [below, text] of flat(value, `${prefix}${key}.`)) found.set(below, text);
  }
  return found;
}

const english = flat(catalogues.en);
const chinese = flat(catalogues['zh-CN']);

test('both languages have the same keys', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test('a sentence has the same placeholders in both languages', () => {
  const placeholders = (text: string | undefined): string[] =>
    [...new Set([...(text ?? '').matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ''))].sort();
  // English says one and many; a Chinese sentence may say the number where English need not.
  const differing = [...english].filter(([key, text]) => {
    if (key.endsWith('_one')) return false;
    return placeholders(text).join() !== placeholders(chinese.get(key)).join();
  });

  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no sentence is empty', () => {
  // What stands between two items of a list may be nothing in Chinese.
  const sentences = [...english, ...chinese].filter(([key]) => !key.includes('.list.'));
  const empty = sentences.filter(([, text]) => text.trim() === '').map(([key]) => key);

  expect(empty).toEqual([]);
});
