import { globSync, readFileSync } from 'node:fs';
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

/**
 * The keys that the program names in full, each with a file that names it. Keys that the program composes are left out.
 */
function named(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('{renderer,electron,words}/**/*.{ts,tsx}')) {
    for (const [, room = '', sentence = ''] of readFileSync(file, 'utf8').matchAll(
      /'([a-z_]+):([\w.-]*[\w-])'/g,
    )) {
      if (room in catalogues.en && !sentence.endsWith('_')) found.set(`${room}.${sentence}`, file);
    }
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
  // English has a singular and a plural; a Chinese sentence may show the number where the English singular does not.
  const differing = [...english].filter(([key, text]) => {
    if (key.endsWith('_one')) return false;
    return placeholders(text).join() !== placeholders(chinese.get(key)).join();
  });

  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no sentence is empty', () => {
  // A separator between list items may be empty in Chinese.
  const sentences = [...english, ...chinese].filter(([key]) => !key.includes('.list.'));
  const empty = sentences.filter(([, text]) => text.trim() === '').map(([key]) => key);

  expect(empty).toEqual([]);
});

test('every key that the program names has a sentence', () => {
  const keys = [...english.keys()];
  const isKnown = (key: string): boolean =>
    // One sentence, one per plural form, or the beginning of a key that a template completes.
    keys.some((known) => known === key || known.startsWith(`${key}_`) || known.startsWith(`${key}.`));
  const wanted = named();

  expect(wanted.size).toBeGreaterThan(1000);
  expect([...wanted].filter(([key]) => !isKnown(key))).toEqual([]);
});
