// Exports coded passages on the command line, from the sample study.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeldRecords } from '#electron/services/project.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;
let tables: HeldRecords;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  tables = (await shell.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records')).tables;
});

afterAll(() => {
  shell[Symbol.dispose]();
});

function at(name: string): string {
  return join(shell.folder, name);
}

describe('concord export --passages', () => {
  it('writes the rows of the csv into the workbook, cell by cell', async () => {
    await shell.concord(...'export study.concord --passages passages.csv'.split(' '));
    await shell.concord(...'export study.concord --passages passages.xlsx'.split(' '));

    const csv = readCsv(readFileSync(at('passages.csv'), 'utf8'));
    const [sheet] = await readExcelFile(readFileSync(at('passages.xlsx')));
    const [head = [], ...rows] = sheet?.data ?? [];

    expect(csv.length).toBeGreaterThan(250);
    expect(
      rows.map((row) =>
        Object.fromEntries(head.map((key, place) => [String(key), String(row[place] ?? '')])),
      ),
    ).toEqual(csv);
    expect(typeof rows.find((row) => row[head.indexOf('start')] !== null)?.[head.indexOf('start')]).toBe(
      'number',
    );
  });

  it('ends with the attributes of sources and respondents, then page, memo and notice', async () => {
    await shell.concord(...'export study.concord --passages passages.csv'.split(' '));

    const rows = readCsv(readFileSync(at('passages.csv'), 'utf8'));

    const heads = Object.keys(rows[0] ?? {});
    expect(heads.slice(-3)).toEqual(['page', 'memo', 'notice']);
    expect(heads.slice(heads.indexOf('consent') + 1, -3)).toEqual(
      tables.attribute
        .toSorted(
          (a, b) =>
            Number(a.owner === 'respondent') - Number(b.owner === 'respondent') || a.position - b.position,
        )
        .map(({ owner, name }) => `${owner}: ${name}`),
    );
    const position = tables.attribute.find(({ name }) => name === 'position');
    const expected = new Map(
      tables.respondent.map(({ id, name }) => [
        name,
        tables.attributeValue.find((value) => value.attributeId === position?.id && value.respondentId === id)
          ?.value ?? '',
      ]),
    );
    const said = rows.filter(({ respondent }) => expected.has(respondent ?? ''));
    expect(said.length).toBeGreaterThan(50);
    for (const row of said) expect(row['respondent: position']).toBe(expected.get(row['respondent'] ?? ''));
  });

  it('writes a document to read with passages of documents only, and of interviews when asked', async () => {
    const read = async (name: string) =>
      (await mammoth.extractRawText({ buffer: readFileSync(at(name)) })).value;
    const csv = readCsv(readFileSync(at('passages.csv'), 'utf8'));
    const guide = csv.filter(({ code }) => code === 'guide' || code?.startsWith('guide > '));

    await shell.concord(...'export study.concord --passages guide.docx --code guide'.split(' '));
    await shell.concord(
      ...'export study.concord --passages all.docx --code guide --interview-excerpts'.split(' '),
    );

    const [without, withThem] = [await read('guide.docx'), await read('all.docx')];
    const interview = guide.find(({ kind, quote }) => kind === 'interview' && quote !== '')?.['quote'] ?? '?';
    expect(without).not.toContain(interview);
    expect(withThem).toContain(interview);
    expect(without).toContain('This copy does not include excerpts from interviews.');
    expect(withThem).toContain('All codings of “guide” and of what it includes, by all coders');
    expect(withThem).toContain(tables.project[0]?.notice);
  });

  it('writes html and md too, in the language of the terminal', async () => {
    await shell.concordIn('zh_CN.UTF-8', ...'export study.concord --passages p.md'.split(' '));
    await shell.concord(...'export study.concord --passages p.html'.split(' '));

    expect(readFileSync(at('p.md'), 'utf8')).toContain('所含编码');
    expect(readFileSync(at('p.html'), 'utf8')).toContain('<p class="kicker">Passages</p>');
  });

  it('refuses another ending with a sentence, before anything is written', async () => {
    const { status, stdout, stderr } = await shell.concord(
      ...'export study.concord --sources s.csv --passages passages.pdf'.split(' '),
    );

    expect([status === 0, stdout]).toEqual([false, '']);
    expect(stderr).toContain('csv, xlsx, docx, html, md');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(at('s.csv'))).toBe(false);
  });
});
