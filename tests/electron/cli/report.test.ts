// The report on the command line: every number equals what the command beside it prints, and files are written in each form.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine } from '#core/commands/command-line.ts';
import type { MadeNumber, Report } from '#core/report/report.ts';
import { act, acts } from '../../helpers/random-acts.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { sampleWithTables } from '../services/annex-study.ts';
import { entriesOf } from '../services/exchange/qde-structure.ts';
import { terminal, type Ran, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(() => {
  shell = terminal();
});

afterAll(() => {
  shell[Symbol.dispose]();
});

/** The options of a command as words. */
function wordsOf(options: MadeNumber['command']['options']): string[] {
  return options.flatMap(([option, value]) => (value === undefined ? [option] : [option, value]));
}

/** The numbers whose command prints something else, with what it prints. */
async function differing(
  numbers: readonly MadeNumber[],
  study: string,
  run: (command: MadeNumber['command'], line: string) => Promise<Ran>,
): Promise<unknown[]> {
  const printed = new Map<string, unknown>();
  const different: unknown[] = [];
  for (const { id, value, command, pointer } of numbers) {
    const line = commandLine(command, study, 'posix') ?? '';
    if (!printed.has(line)) {
      const { stdout, stderr } = await run(command, line);
      printed.set(line, stdout === '' ? stderr : JSON.parse(stdout));
    }
    const found = pointer.reduce<unknown>(
      (at, key) => (at as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
      printed.get(line),
    );
    if (found !== value) different.push({ id, value, line, pointer, found });
  }
  return different;
}

/** Everything that can stand in the report of a study, as the program itself counts it. */
async function offered({ api }: TestProject, report: Report): Promise<MadeNumber[]> {
  const cells = await api.report.numbers({ language: 'en' });
  expect(cells.map(({ id }) => id)).toEqual(
    expect.arrayContaining(Object.keys(report.numbers).filter((id) => report.numbers[id]?.value !== null)),
  );
  return Object.values(report.numbers);
}

describe('every number equals what its command prints', () => {
  test('in the sample study, also the numbers in the cells of kept tables', async () => {
    await using project = await sampleWithTables();
    const { tables } = await project.api.project.records();
    const chosen = tables.keptTable
      .filter(({ name }) => name === 'Themes by class' || name === 'Both sides')
      .map(({ id }) => id);
    const cells = await project.api.report.numbers({ language: 'en' });
    const runs = cells
      .filter(({ kept }) => kept !== null && chosen.includes(kept.tableId))
      .map(({ id, text }) => ({ kind: 'number' as const, id, text }));
    await project.api.report.writeParagraph({
      section: 'results',
      language: 'en',
      paragraph: null,
      basis: null,
      runs,
    });
    const report = await project.api.report.read({ language: 'en' });
    const numbers = await offered(project, report);
    await shell.concord('copy', join(project.folder, 'sample.concord'), 'sample.concord');

    expect(numbers.filter(({ kept }) => kept !== null).length).toBeGreaterThan(20);
    expect(numbers.length).toBeGreaterThan(70);
    expect(await differing(numbers, 'sample.concord', (_, line) => shell.typed(line))).toEqual([]);
  });

  test('in random studies, whatever was merged, removed or left out', async () => {
    let place = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        await using project = await testProject();
        await smallStudy(project);
        for (const each of sequence) await act(project, each);
        const report = await project.api.report.read({ language: 'en' });
        const file = `random-${(place += 1)}.concord`;
        await shell.concord('copy', project.path, file);

        const different = await differing(
          await offered(project, report),
          file,
          ({ verb, named = [], options }) => shell.concord(verb, file, ...named, ...wordsOf(options)),
        );
        expect(different).toEqual([]);
        expect(project.faults).toEqual([]);
      }),
      { numRuns: 5, seed: 20_261_130 },
    );
  });
});

describe('concord report', () => {
  beforeAll(async () => {
    await shell.concord('new', 'study.concord', '--sample');
  });

  const at = (name: string): string => join(shell.folder, name);

  test('writes docx with headings, contents, numbered captions, and a place for each number', async () => {
    const { stdout, stderr, status } = await shell.concord(
      'report',
      'study.concord',
      'report.docx',
      '--language',
      'both',
    );
    const entries = await entriesOf(readFileSync(at('report.docx')));
    const xml = new TextDecoder().decode(entries.get('word/document.xml'));

    expect([status, stderr.trim()]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^report\.docx: \d+ sections; \d+ numbers, each with the command that makes it again\.\n$/,
    );
    expect(xml).toContain('w:val="Heading1"');
    expect(xml).toContain('TOC \\');
    expect(xml).toContain('SEQ Figure');
    expect(xml).toContain('SEQ 图');
    // Beside each drawing the picture of it, for readers that cannot draw.
    const media = [...entries].filter(([name]) => name.startsWith('word/media/'));
    const [drawings, pictures] = ['.svg', '.png'].map((ending) =>
      media.filter(([name]) => name.endsWith(ending)),
    );
    expect(pictures).toHaveLength(drawings!.length);
    expect(Math.min(...pictures!.map(([, bytes]) => bytes.length))).toBeGreaterThan(5_000);
    const anchors = [...xml.matchAll(/w:anchor="(n\d+)"/g)].map(([, name]) => name);
    const bookmarks = [...xml.matchAll(/w:bookmarkStart [^>]*w:name="(n\d+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(50);
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    expect(anchors.filter((name) => !bookmarks.includes(name))).toEqual([]);
  });

  test('writes html that loads and runs nothing, in which each number leads to its command', async () => {
    await shell.concord('report', 'study.concord', 'report.html', '--language', 'en');
    const html = readFileSync(at('report.html'), 'utf8');

    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
    const links = [...html.matchAll(/href="#(n\d+)"/g)].map(([, name]) => name ?? '');
    expect(links.length).toBeGreaterThan(50);
    for (const name of new Set(links)) expect(html.split(`id="${name}"`)).toHaveLength(2);
    expect(html).toContain('concord flow study.concord --kind document --format json');
  });

  test('writes Markdown, and the language of the terminal by default', async () => {
    const { status } = await shell.concordIn('zh_CN.UTF-8', 'report', 'study.concord', 'report.md');
    const text = readFileSync(at('report.md'), 'utf8');

    expect(status).toBe(0);
    expect(text).toContain('# 方法与结果');
    expect(text).toContain('材料包括 [19](#');
  });

  test('refuses another ending before it opens the study', async () => {
    const { status, stderr } = await shell.concord('report', 'nothing.concord', 'report.pdf');

    expect(status).toBe(1);
    expect(stderr).toContain('docx, html, md');
  });
});
