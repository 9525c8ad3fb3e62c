// Every error that the program throws is a sentence of the catalogue, or people would read its key.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues } from '#words/words.ts';

const root = resolve(import.meta.dirname, '../..');

/** The keys that `new AppError` is given as plain strings, with the file that gives them. */
function keysThrown(): { file: string; key: string }[] {
  return ['core', 'db', 'formats', 'electron'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(join(root, room, name), 'utf8');
        return [...text.matchAll(/new AppError\(\s*'[a-z_]+',\s*'([^']+)'/g)].map((match) => ({
          file: `${room}/${name}`,
          key: match[1] ?? '',
        }));
      }),
  );
}

function isSentence(key: string): boolean {
  const [room = '', name = ''] = key.split(':');
  const sentences: Readonly<Record<string, unknown>> =
    (catalogues.en as unknown as Record<string, Record<string, unknown>>)[room] ?? {};
  // What is counted has a sentence for one and for several.
  return Object.hasOwn(sentences, name) || Object.hasOwn(sentences, `${name}_other`);
}

test('every error is a sentence of the catalogue', () => {
  const thrown = keysThrown();

  expect(thrown.length).toBeGreaterThan(60);
  expect(thrown.filter(({ key }) => !isSentence(key))).toEqual([]);
});

test('a key without its room would be noticed', () => {
  expect([isSentence('errors:cancelled'), isSentence('cancelled'), isSentence('errors:nothing')]).toEqual([
    true,
    false,
    false,
  ]);
});
