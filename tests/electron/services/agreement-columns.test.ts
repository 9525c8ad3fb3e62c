// Every coefficient of a level stands on the screen, among the kept tables and in each kind of file, with the same number.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { AgreementJson } from '#core/agreement/agreement-json.ts';
import type { MeasureKey } from '#core/agreement/measures.ts';
import type { Level } from '#core/agreement/request.ts';
import { agreementLines } from '#words/agreement-lines.ts';
import { coefficientInWords } from '#words/coefficient.ts';
import { createWords } from '#words/words.ts';
import { testProject } from '../../helpers/project.ts';
import { agreedStudy } from '../acceptance/agreed-study.ts';

const ofUnits = [
  'alpha',
  'jaccard',
  'cohen',
  'scott',
  'brennan_prediger',
  'ac1',
  'dice',
  'fleiss',
  'percent',
] as const satisfies MeasureKey[];

const measures: Readonly<Record<Level, readonly MeasureKey[]>> = {
  source: ofUnits,
  sentence: ofUnits,
  paragraph: ofUnits,
  character: ofUnits,
  segments: ['brennan_prediger', 'percent'],
  unitizing: ['u_alpha', 'bar_u_alpha', 'cu_alpha', 'ku_alpha', 'coverage'],
};

test.each(Object.entries(measures) as [Level, readonly MeasureKey[]][])(
  'at the level %s',
  async (level, keys) => {
    await using project = await testProject();
    const { api, folder } = project;
    const words = createWords('en');
    const study = await agreedStudy(project, {
      coders: ['Wei', 'Lena'],
      codes: ['guide', 'market'],
      texts: {
        D: 'One line here.\nA second line.\nA third one.',
        E: 'Another text.\nAnd more of it.',
        F: 'The last text.',
      },
      codings: [
        ['D', 'Wei', 'guide', [0, 8]],
        ['D', 'Lena', 'guide', [0, 5]],
        ['D', 'Lena', 'market', [15, 23]],
        ['E', 'Wei', 'market', [0, 7]],
        ['E', 'Lena', 'market', [0, 7]],
      ],
    });
    const request = {
      coderIds: Object.values(study.coders),
      of: Object.values(study.codes),
      level,
      bootstrap: 20,
      seed: 3,
    } as const;
    const { id } = await api.keptTables.keep({
      kind: 'agreement',
      name: 'Agreement',
      settings: { ...request, shown: { as: 'table', allColumns: true } },
    });

    const measured = await api.agreement.measure(request);
    const to = (format: string) => join(folder, `agreement.${format}`);
    for (const format of ['json', 'csv', 'xlsx', 'docx'] as const)
      await api.exports.agreement({ request, format, to: to(format), language: 'en' });

    const shown = agreementLines(words, measured, true);
    const chief = keys[0]!;
    const first = ['n', 'coder 0', 'coder 1', 'both', 'neither', chief, 'interval'];
    expect(shown.columns.map(({ key }) => key)).toEqual([...first, ...keys.slice(1)]);
    const kept = (await api.keptTables.open({ id })).table;
    expect(kept?.columns.map(({ key }) => key)).toEqual(shown.columns.map(({ key }) => key));

    const json = JSON.parse(readFileSync(to('json'), 'utf8')) as AgreementJson;
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(to('csv'), 'utf8')
        .replace(/^\uFEFF/, '')
        .trim(),
      { header: true },
    );
    const [sheet] = await readExcelFile(readFileSync(to('xlsx')));
    const cells = sheet!.data.flat();
    const { value: text } = await mammoth.extractRawText({ path: to('docx') });
    const { counts, measures: all, intervals } = measured.pooled;
    const inCsv = data.find(({ row }) => row === 'all codes')!;
    expect(json.pooled).toMatchObject({ n: counts.n, both: counts.both, neither: counts.neither });
    expect(json.pooled.used).toEqual({ Wei: counts.used[0], Lena: counts.used[1] });
    for (const column of ['n', 'both', 'neither', 'used Wei', 'used Lena'])
      expect(inCsv[column], column).toMatch(/^\d+$/);
    for (const key of keys) {
      const number = all[key];
      const name = words.t(`agreement:column.${key}`);
      expect(json.pooled[key], key).toBe(typeof number === 'number' ? number : null);
      expect(inCsv[key], key).toBe(typeof number === 'number' ? String(number) : '');
      expect([cells.includes(name), text.includes(name)], key).toEqual([true, true]);
      const isNumber = typeof number === 'number';
      expect(json.pooled.reasons[key], key).toBe(isNumber ? undefined : number);
      // A percentage of few units is printed as a count.
      const printed = isNumber && key !== 'percent' ? coefficientInWords(words, number) : '–';
      expect(key === 'percent' ? '–' : text, key).toContain(printed);
    }
    expect(json.pooled.intervals[chief]).toEqual(intervals[chief]);
    const [low = ''] = (intervals[chief] as readonly number[]).map(String);
    expect(inCsv[`${chief}_low`]).toBe(low);
    expect(keys.filter((key) => typeof all[key] === 'number').length).toBeGreaterThan(keys.length - 3);
  },
);
