// The history describes the settings of an export in words; no internal name shows through.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { api } from '#electron/api.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import { exportedFile } from '#electron/study/exported-file.ts';
import { settingsInWords } from '#renderer/features/history/settings-in-words.ts';
import { en } from '#words/en/index.ts';
import { zhCN as zh } from '#words/zh-CN/index.ts';
import { createWords } from '#words/words.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly (string | null)[];
  readonly default?: unknown;
}

/**
 * Inputs that together make every choice once, as `exportedFile` gets them: one input for each choice, so that none
 * hides another.
 */
function* inputsOf(schema: Schema, around: (value: unknown) => unknown): Generator {
  for (const each of schema.anyOf ?? []) yield* inputsOf(each, around);
  for (const [name, each] of Object.entries(schema.properties ?? {}))
    yield* inputsOf(each, (value) => around({ [name]: value }));
  if (schema.items) yield* inputsOf(schema.items, (value) => around([value]));
  for (const value of schema.enum ?? []) yield around(value);
  if (schema.type === 'boolean') for (const value of [true, false]) yield around(value);
  if (schema.type === 'string' && !schema.enum) yield around('Something said');
  if (schema.type === 'number' || schema.type === 'integer') yield around(7);
}

const exporting = methodsOf(api).flatMap(({ name, method }) => {
  if (method.kind !== 'job') return [];
  const schema = z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const isExport = 'to' in (schema.properties ?? {}) || /^(?:printing\.|exports\.original)/.test(name);
  return isExport ? [{ name, schema }] : [];
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const words = createWords(language);
  const catalogue = (language === 'en' ? en : zh).acts;

  test('every choice of every export is described in words', () => {
    const bare = new Set<string>();
    for (const { name: method, schema } of exporting) {
      for (const said of inputsOf(schema, (value) => value)) {
        const place =
          'title' in (schema.properties ?? {}) ? { title: 'A title' } : { reference: 'a', to: 'a' };
        const asked = { ...place, ...(said as object) };
        const { settings = {} } = exportedFile(method, asked, null) ?? {};
        for (const [name, value] of Object.entries(settings)) {
          const [[called, told] = ['', '']] = settingsInWords(words, { [name]: value });
          if (!Object.hasOwn(catalogue.setting, name)) bare.add(name);
          // In English some words equal their internal names.
          if (language === 'zh-CN' && told === value && /^[a-z-]+$/.test(value))
            bare.add(`${called}: ${value}`);
        }
      }
    }

    expect(exporting.length).toBeGreaterThan(14);
    expect([...bare]).toEqual([]);
  });

  test('texts that somebody wrote and names stay as they are', () => {
    const settings = {
      title: 'all, of course',
      codeId: 'class',
      classIds: 'news, none',
      voices: 'remark, none',
    };
    const told = settingsInWords(words, settings).map(([, value]) => value);
    expect(told.slice(0, 2)).toEqual(['all, of course', 'class']);
    expect(told.slice(2)).toEqual(
      language === 'en' ? ['news; none', 'interviewer’s remark; none'] : ['news；无', '访谈者按语；无'],
    );
  });
});

test('an export does not record where files lie on this machine', () => {
  const asked = {
    to: '/home/wei/out.csv',
    file: { reference: '/home/wei/ticks.xlsx', name: 'ticks.xlsx' },
    beside: { columns: '/home/wei/out-columns.csv', r: 'C:\\wei\\out.R' },
    request: { scope: { attributes: [{ attributeId: 'region', values: ['north', null] }] } },
    chosen: [{ themeId: 'a', side: 'a', codingId: 'b' }],
  };

  expect(exportedFile('exports.matrix', asked, 3)).toEqual({
    file: 'out.csv',
    format: 'csv',
    rows: 3,
    settings: {
      name: 'ticks.xlsx',
      beside: 'out-columns.csv, out.R',
      attributes: 'region: north / none',
      chosen: '(1)',
    },
  });
});
