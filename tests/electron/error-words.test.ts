// Every error that the program throws has a sentence in the catalogue; otherwise people would read its key.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues } from '#words/words.ts';

const root = resolve(import.meta.dirname, '../..');

/** The keys that are passed to `new AppError` as plain strings, each with its file. */
function keysThrown(): { file: string; key: string }[] {
  return ['core', 'db', 'formats', 'electron'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(join(root, room, name), 'utf8');
        // Also where a table gives the sentence for what a server answers.
        return [...text.matchAll(/(?:new AppError\(|\[)\s*'[a-z_]+',\s*'([a-z_]+:[^']+)'/g)].map((match) => ({
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
  // A counted sentence has a singular and a plural.
  return Object.hasOwn(sentences, name) || Object.hasOwn(sentences, `${name}_other`);
}

test('every error has a sentence in the catalogue', () => {
  const thrown = keysThrown();

  expect(thrown.length).toBeGreaterThan(60);
  expect(thrown.filter(({ key }) => !isSentence(key))).toEqual([]);
});

test('a key without its catalogue is noticed', () => {
  expect([isSentence('errors:cancelled'), isSentence('cancelled'), isSentence('errors:nothing')]).toEqual([
    true,
    false,
    false,
  ]);
});
