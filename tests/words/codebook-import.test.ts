// The sentences about importing a codebook: each is used, each use has a sentence, and changes read well.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldChange } from '#core/codebook-import/differences.ts';
import { changeInWords } from '#words/codebook-changes.ts';
import { codebook_import } from '#words/en/codebook_import.ts';
import { createWords } from '#words/words.ts';

const root = resolve(import.meta.dirname, '../..');
const folders = [
  'core/codebook-import',
  'formats/reading',
  'electron/services',
  'renderer/features/codebook-import',
  'renderer/features/codebook',
  'renderer/common/conflicts',
  'renderer/common/openers',
  'renderer/app',
  'words',
];

const sources = folders
  .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .filter((text) => text.includes('codebook_import:'));

const keys = Object.keys(codebook_import).map((key) => key.replace(/_(?:one|other)$/, ''));

describe('the sentences about importing a codebook', () => {
  it('exist for every key that is named', () => {
    const named = sources.flatMap((text) => text.match(/(?<=codebook_import:)[a-z_]+(?=['`])/g) ?? []);

    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('are all used', () => {
    const words = new Set(
      sources.flatMap((text) => text.match(/(?<=['`:])[a-z]+(?:_[a-z]+)*(?=['`])/g) ?? []),
    );

    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });
});

describe('a change', () => {
  it.each<[FieldChange, string, string]>([
    [{ field: 'name', before: 'guide', after: 'guides' }, 'Name: guide → guides', '名称：guide → guides'],
    [
      { field: 'parent', before: 'areas > a \\> b', after: null },
      'Under: areas › a > b → (top level)',
      '上级：areas › a > b → （顶层）',
    ],
    [
      { field: 'gathers', before: '', after: 'areas > fairs; market' },
      'Gathers: (empty) → areas › fairs; market',
      '归入的代码：（空） → areas › fairs；market',
    ],
    [{ field: 'isTheme', before: false, after: true }, 'Theme: no → yes', '主题：否 → 是'],
    [{ field: 'status', before: 'draft', after: 'retired' }, 'Status: draft → retired', '状态：草稿 → 停用'],
    [{ field: 'pin', before: 2, after: null }, 'Key: 2 → (empty)', '按键：2 → （空）'],
    [{ field: 'aliases', before: 'a\nb', after: 'a' }, 'Also called: a; b → a', '别名：a；b → a'],
  ])('%j is described in words', (change, english, chinese) => {
    expect(changeInWords(createWords('en'), change)).toBe(english);
    expect(changeInWords(createWords('zh-CN'), change)).toBe(chinese);
  });
});
