import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { catalogues, createWords } from '#words/words.ts';

const { t } = createWords('zh-CN');

describe('a Chinese sentence', () => {
  it.each([
    ['王伟', '仅统计主编码者王伟的编码。'],
    ['Wei', '仅统计主编码者 Wei 的编码。'],
    ['Wei 和王伟', '仅统计主编码者 Wei 和王伟的编码。'],
  ])('sets spaces around %s as its script requires', (coders, said) => {
    expect(t('counting:layer.main', { coders })).toBe(said);
  });

  it.each([
    ['王伟', '将王伟设为主编码者'],
    ['Wei', '将 Wei 设为主编码者'],
    ['《王伟》', '将《王伟》设为主编码者'],
    ['［王伟］', '将［王伟］设为主编码者'],
  ])('drops the spaces of its template around %s where none belong', (name, said) => {
    expect(t('shell:make_main_coder', { name })).toBe(said);
  });

  it('leaves inserted text as it is', () => {
    expect(t('shell:make_main_coder', { name: '王 伟' })).toBe('将王 伟设为主编码者');
    expect(t('shell:undo_what', { what: '编码A' })).toBe('撤销“编码A”');
  });

  it('leaves numbers, and words that stand alone, as they are', () => {
    expect(t('counting:groups.counted', { group: 'news', counted: '3', inScope: '4' })).toBe('news 3 / 4');
    expect(t('counting:scope.picked', { count: 3 })).toBe('选定的 3 份材料');
  });
});

it.each([
  ['How this was counted.', ' '],
  ['计数方法：', ''],
  ['请先阅读。', ''],
  ['共 3 份', ' '],
  ['3 ticks imported from “ticks.xlsx”', ' '],
  ['3 ticks imported from “王伟.xlsx”', ' '],
  ['已从“ticks.xlsx”', ''],
])('after “%s” has “%s” before the words that it introduces', (lead, space) => {
  expect(spaceAfter(lead)).toBe(space);
});

type Tree = { readonly [key: string]: string | Tree };

/** The Chinese sentences of a key, which may end in a part that is known only at run time. */
function sentencesOf(key: string, isBeginning: boolean): string[] {
  const [room = '', path = ''] = key.split(':');
  const all = (tree: Tree, prefix: string): [string, string][] =>
    Object.entries(tree).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + name, value]] : all(value, `${prefix}${name}.`),
    );
  const found = all((catalogues['zh-CN'] as Tree)[room] as Tree, '');
  return found
    .filter(([name]) => (isBeginning ? name.startsWith(path) : name.replace(/_(?:one|other)$/, '') === path))
    .map(([, text]) => text);
}

it('no screen puts a Latin space after a Chinese sentence that ends in a full-width sign', () => {
  const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));
  const screens = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const led = screens.flatMap((file) =>
    Array.from(
      readFileSync(`${renderer}/${file}`, 'utf8').matchAll(
        /\bt\([`']([\w.]+:[\w.]+)(\$\{[^}]*\})?[`'][^)]*\)\}\s*\{' '\}/g,
      ),
      ([, key = '', more]) => ({ file, key, said: sentencesOf(key, more !== undefined) }),
    ),
  );

  expect(led.length).toBeGreaterThan(0);
  expect(led.filter(({ said }) => said.some((text) => spaceAfter(text) === ''))).toEqual([]);
});
