import { expect, test } from 'vitest';
import { api } from '#electron/api.ts';
import { catalogues } from '#words/words.ts';

test('every command has a description in both languages', () => {
  const commands = Object.entries(api).flatMap(([noun, methods]) =>
    Object.entries(methods)
      .filter(([, method]) => method.kind === 'command')
      .map(([verb]) => `${noun}_${verb}`),
  );

  const wordless = commands.filter(
    (name) => !(name in catalogues.en.methods) || !(name in catalogues['zh-CN'].methods),
  );

  expect(commands.length).toBeGreaterThan(20);
  expect(wordless).toEqual([]);
});
