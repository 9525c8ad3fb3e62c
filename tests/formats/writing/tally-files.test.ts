import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { tallyJson } from '#core/counting/tally-json.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { writeTallyCsv, writeTallyJson, writeTallyXlsx } from '#formats/writing/tally-files.ts';
import { tally } from '#core/counting/tally.ts';
import { laidTally } from '#words/kept-tables/laid-tally.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { createWords, type Words } from '#words/words.ts';
import { sampledStudy } from '../../words/sampled-study.ts';
import { jointStudy, tallyOf } from './joint-study.ts';

const notice = 'Invented text: every source was made up.';

function origin(request: TallyRequest, words: Words) {
  return {
    paths: jointStudy.exported.paths,
    layer: 'main',
    method: methodSentence(words, tallyOf(request).facts),
    notice,
    project: 'Roles of an alliance',
    program: 'Concord 0.1.0',
    date: '2026-03-01',
  };
}

async function sheets(request: TallyRequest, language: 'en' | 'zh-CN' = 'en') {
  const words = createWords(language);
  const bytes = await writeTallyXlsx(tallyOf(request), origin(request, words), words);
  return await readExcelFile(Buffer.from(bytes));
}

describe('a tally as csv', () => {
  it('is read back with counts, bases, method and notice', () => {
    const request = { by: 'class' } as const;
    const bytes = writeTallyCsv(tallyOf(request), origin(request, createWords('en')));

    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
      header: true,
      skipEmptyLines: true,
    });

    expect(data[0]).toMatchObject({ path: 'connector', news: '7', 'news: n': '12', total: '16', notice });
    expect(data[0]?.['method']).toContain('Only the codings of Wen, the main coder, are counted.');
  });
});

describe('the weights of rows', () => {
  it('stand in the csv, in the json, in the workbook and on paper, with how many codings have one', async () => {
    const request = { weights: true } as const;
    const made = tallyOf(request);
    const weights = { codings: 14, weighted: 3, mean: 185 / 3, least: 20, most: 90 };
    const counted = {
      ...made,
      rows: made.rows.map((row, place) => (place === 0 ? { ...row, weights } : row)),
    };
    const words = createWords('en');
    const bytes = writeTallyCsv(counted, origin(request, words));
    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
      header: true,
      delimiter: ',',
    });
    const workbook = await writeTallyXlsx(counted, origin(request, words), words);
    const [counts] = await readExcelFile(Buffer.from(workbook));
    const laid = laidTally(words, counted, new Map(), { as: 'table' });

    expect(data[0]).toMatchObject({
      codings: String(weights.codings),
      weighted: String(weights.weighted),
      weight_mean: String(weights.mean),
      weight_least: String(weights.least),
      weight_most: String(weights.most),
    });
    expect(tallyJson(counted, '', null, () => '').rows[0]?.weights).toEqual(weights);
    expect(counts?.data[1]?.slice(-3)).toEqual(['Mean weight', 'Weights from–to', 'Codings with a weight']);
    expect(counts?.data[3]?.at(-3)).toBe(weights.mean);
    expect(counts?.data[3]?.at(-1)).toBe(`${weights.weighted} of ${weights.codings}`);
    expect(laid.columns.slice(-3).map(({ name }) => name)).toEqual(['mean', 'from–to', 'codings with one']);
    expect(laid.rows[0]?.cells.at(-3)?.value).toBe(weights.mean);
    expect(laid.notes[0]).toContain('codings without a weight are left out of them and not taken as 0');
    expect(tallyJson(tallyOf({}), '', null, () => '').rows[0]).not.toHaveProperty('weights');
  });
});

describe('a tally as json', () => {
  it('is the tally that scripts read', () => {
    const json = tallyJson(tallyOf({ by: 'kind' }), 'Counted so.', notice, () => '');

    const bytes = writeTallyJson(json);

    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(json);
    expect(bytes.at(-1)).toBe(10);
  });
});

describe('the direct counts of each code', () => {
  it('are in the json by column, in the unit of the tally, when asked for', () => {
    const counted = tallyOf({ by: 'kind', unit: 'passages' });
    const alone = tallyOf({ by: 'kind', unit: 'passages', rollup: false });
    const rowsOf = (direct: boolean) =>
      tallyJson(counted, 'Counted so.', null, () => '', new Map(), { direct }).rows;

    expect(rowsOf(true).map((row) => row.direct)).toEqual(
      alone.rows.map(({ cells, total }) => ({
        document: cells[0]?.count,
        interview: cells[1]?.count,
        total: total.count,
      })),
    );
    expect(rowsOf(false).some((row) => 'direct' in row)).toBe(false);
  });

  it('have a sheet of their own in the workbook', async () => {
    const words = createWords('en');
    const request = { by: 'class' } as const;
    const bytes = await writeTallyXlsx(tallyOf(request), { ...origin(request, words), direct: true }, words);
    const [counts, direct] = await readExcelFile(Buffer.from(bytes));

    expect([counts?.sheet, direct?.sheet]).toEqual(['Sources', 'Directly assigned']);
    expect(direct?.data[0]?.[0]).toBe('Sources with each theme: directly assigned');
    expect(direct?.data[3]?.at(-1)).toBe(14);
    expect((await sheets(request)).map(({ sheet }) => sheet)).not.toContain('Directly assigned');
  });
});

describe('a tally as a workbook', () => {
  it('has columns with their bases, rows in order, and the method below', async () => {
    const [counts] = await sheets({ by: 'class' });

    expect(counts?.sheet).toBe('Sources');
    expect(counts?.data.slice(0, 6)).toEqual([
      ['Sources with each theme', null, null, null, null],
      ['Code', 'news', 'report', 'interviews', 'total'],
      [null, 'of 12', 'of 12', 'of 4', 'union, no share'],
      ['connector', 7, 6, 3, 16],
      ['training', 3, 2, 0, 5],
      ['limits', 0, 0, 0, 0],
    ]);
    const below = counts?.data.slice(6).map(([first]) => first);
    expect(below).toContainEqual(expect.stringContaining('the main coder'));
    expect(below).toContain(notice);
  });

  it('has shares with their intervals on a sheet of their own', async () => {
    const [, shares] = await sheets({ by: 'class' });

    expect(shares?.sheet).toBe('Shares');
    const [name, found, share, low, high] = shares?.data[2] ?? [];
    expect([name, found]).toEqual(['connector', '7 of 12']);
    expect([share, low, high].map((value) => Number(value).toFixed(3))).toEqual(['0.583', '0.320', '0.807']);
  });

  it('has the standard error, interval, reasons and sentence of an estimate, as the csv has', async () => {
    const words = createWords('en');
    const { corpus, table } = sampledStudy();
    const counted = tally(corpus, table, {
      by: 'class',
      scope: { kind: 'document', classIds: ['news', 'report'] },
    });
    const sentences = themeSentences(words, counted);
    const bytes = await writeTallyXlsx(counted, { ...origin({}, words), sentences }, words);
    const [, shares] = await readExcelFile(Buffer.from(bytes));
    const [, heads = [], row = []] = shares?.data ?? [];

    expect(heads.slice(1, 6)).toEqual(['count', 'share', 'standard error', 'low', 'high']);
    expect(heads.slice(6, 10)).toEqual(['count', 'share', 'low', 'high']);
    expect(heads.slice(10)).toEqual(['count', 'why it is missing', 'as a sentence']);
    expect(row.slice(1, 6).map((cell) => Number(cell).toFixed(3))).toEqual([
      '8.000',
      '0.400',
      '0.107',
      '0.226',
      '0.604',
    ]);
    expect(row.at(-2)).toContain('there is no overall share');
    expect(row.at(-1)).toContain('8 of 20 drawn at random from 200');
  });

  it('has no such sheet for a unit without shares', async () => {
    const names = (await sheets({ unit: 'passages' })).map(({ sheet }) => sheet);

    expect(names).toEqual(['Passages', 'About']);
  });

  it('shows a dash where the unit does not apply', async () => {
    const [counts] = await sheets({ by: 'kind', unit: 'respondents' });

    expect(counts?.data[3]).toEqual(['connector', '–', 2, 2]);
  });

  it('is in Chinese when asked', async () => {
    const [counts, , about] = await sheets({ by: 'kind' }, 'zh-CN');

    expect(counts?.data[1]?.[0]).toBe('代码');
    expect(about?.sheet).toBe('说明');
  });
});
