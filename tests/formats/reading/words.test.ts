import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createWords, languages } from '#words/words.ts';
import { reading as english } from '#words/en/reading.ts';
import { reading as chinese } from '#words/zh-CN/reading.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The keys that the readers, the tables of core and the imports name. */
function keysInSource(): string[] {
  const folders = ['formats/reading', 'core', 'electron/services/imports'];
  const sources = folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8')),
  );
  return [...new Set(sources.flatMap((source) => source.match(/(?<=')reading:[a-z_]+(?=')/g) ?? []))].sort();
}

describe('the sentences about reading', () => {
  it('exist for every key that is used, and for no other', () => {
    const used = keysInSource().map((key) => key.replace('reading:', ''));
    const written = Object.keys(english).map((key) => key.replace(/_(?:one|other)$/, ''));

    expect([...new Set(written)].sort()).toEqual(used);
  });

  it('have the same keys and the same parameters in both languages', () => {
    const parameters = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      if (key.endsWith('_one')) continue;
      expect([key, parameters(chinese[key as keyof typeof chinese])]).toEqual([key, parameters(text)]);
    }
  });

  it.each(languages)('read as sentences in %s', (language) => {
    const t = createWords(language).t as (
      key: string,
      parameters: Readonly<Record<string, unknown>>,
    ) => string;

    const sentences = keysInSource().map((key) =>
      t(key, { name: 'N4.docx', ending: 'docx', count: 2, row: 3, rows: 3, columns: 4, most: 5 }),
    );

    expect(sentences.filter((sentence) => !/[.。]$/.test(sentence))).toEqual([]);
    expect(sentences.some((sentence) => sentence.includes('“N4.docx”'))).toBe(true);
  });
});
