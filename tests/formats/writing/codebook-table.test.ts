import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { writeCodebookCsv, writeCodebookXlsx } from '#formats/writing/codebook-table.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';

const en = createWords('en');
const document = codebook({ interviewExcerpts: true });

function csv(language: 'en' | 'zh-CN' = 'en') {
  const text = new TextDecoder().decode(writeCodebookCsv(document, createWords(language)));
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
}

describe('a codebook as csv', () => {
  it('begins with path, theme and gathered_by in either language', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      expect(csv(language).meta.fields?.slice(0, 3)).toEqual(['path', 'theme', 'gathered_by']);
    }
  });

  it('says which themes count which codes, so that a script can do the same', () => {
    expect(csv().data.map((row) => [row['path'], row['theme'], row['gathered_by']])).toEqual([
      ['connector', 'true', ''],
      ['connector > informal ties', 'false', ''],
      [String.raw`connector > informal ties > weak \> strong\; ties`, 'false', ''],
      ['guide', 'true', ''],
      ['report areas', 'false', ''],
      ['report areas > standardisation', 'false', 'guide'],
    ]);
  });

  it('keeps terms for scripts, and states unit, layer and scope in words on every row', () => {
    for (const row of csv('zh-CN').data) {
      expect(['inductive', 'deductive']).toContain(row['origin']);
      expect(row['counted']).toContain('主编码者 Wen 的编码。');
      expect(row['notice']).toContain('Invented text');
    }
  });

  it('holds all fields with their line ends', () => {
    expect(csv().data[0]).toMatchObject({
      name_2: '连接者',
      aliases: 'bridge; broker',
      full_definition:
        'The organisation lowers the cost of finding partners: it introduces, vouches for and convenes.\nContact as such is enough; a contract need not follow.',
      prompted: 'partly',
      status: 'stable',
      colour: '#0077bb',
      documents: '1',
      respondents: '2',
      interview_passages: '3',
      project: 'Roles of an alliance',
      program: 'Concord 0.1.0',
      coders: 'Wen; Ada; Ada',
    });
  });
});

describe('a codebook as a workbook', () => {
  it('has a sheet of codes in words and a sheet about itself', async () => {
    const [codes, about] = await readExcelFile(Buffer.from(await writeCodebookXlsx(document, en)));

    expect(codes?.sheet).toBe('Codebook');
    expect(codes?.data[0]?.slice(0, 4)).toEqual(['Code', 'Theme', 'Gathered by', 'Gathers']);
    expect(codes?.data[1]?.slice(0, 2)).toEqual(['connector', 'yes']);
    expect(codes?.data).toHaveLength(7);
    expect(about?.data).toContainEqual(['Layer', 'The codings of the main coder, Wen.']);
    expect(about?.data).toContainEqual(['Created with', 'Concord 0.1.0']);
  });

  it('writes counts as numbers', async () => {
    const [codes] = await readExcelFile(Buffer.from(await writeCodebookXlsx(document, en)));
    const place = codes?.data[0]?.indexOf('Passages in interviews') ?? -1;

    expect(codes?.data[1]?.[place]).toBe(3);
  });
});
