// A replication package on the command line: written, checked, reported.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../../formats/reading/fixtures.ts';
import { entriesOf } from '../services/exchange/qde-structure.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const run = (line: string) => shell.concord(...line.split(' '));
const at = (...names: string[]): string => join(shell.folder, ...names);

describe('concord export --package', () => {
  it('writes a folder, prints its hash, and check-package finds it whole', async () => {
    const out = await run('export study.concord --package whole --date 2026-11-26 --report whole.json');
    const checked = await run('check-package whole');

    const { written, package: told } = JSON.parse(readFileSync(at('whole.json'), 'utf8')) as {
      written: unknown;
      package: { sha256: string; files: number };
    };
    expect([out.status, out.stderr]).toEqual([0, '']);
    expect(out.stdout).toBe(`whole: ${told.files} files. SHA-256 of its manifest: ${told.sha256}\n`);
    expect(written).toEqual([{ what: 'package', file: 'whole' }]);
    expect(checked.stdout).toContain(`All ${told.files - 1} files are unchanged.`);
    expect(checked.stdout).toContain(told.sha256);
    expect(readdirSync(at('whole'))).toEqual([
      'README.txt',
      'annotations.jsonld',
      'attributes.csv',
      'codebook.csv',
      'codebook.json',
      'coders.csv',
      'codings.csv',
      'comparisons',
      'datacite.json',
      'datacite.xml',
      'ddi-codebook.xml',
      'figures',
      'flow.csv',
      'history.csv',
      'manifest.json',
      'matrix-columns.csv',
      'matrix.R',
      'matrix.csv',
      'matrix.py',
      'memos.csv',
      'methods.txt',
      'respondents.csv',
      'sources.csv',
      'summaries.csv',
      'tallies',
      'tallies.sh',
      'texts',
      'verdicts.csv',
    ]);
    expect(readdirSync(at('whole', 'figures'))).toEqual(
      expect.arrayContaining(['flow.svg', 'themes-by-kind-sources.svg']),
    );
  });

  it('contains the commands that count its tallies again', async () => {
    await run('export study.concord --package counted');
    const script = readFileSync(at('counted', 'tallies.sh'), 'utf8');
    const command = script.split('\n').find((line) => line.includes('themes-by-class-sources')) ?? '';
    const again = command
      .replace('concord ', '')
      .replace('"$1"', 'study.concord')
      .replace(/"\$2\/([^"]+)"/, '$1');

    await run(again);
    expect(readFileSync(at('themes-by-class-sources.csv'), 'utf8')).toBe(
      readFileSync(at('counted', 'tallies', 'themes-by-class-sources.csv'), 'utf8'),
    );
  });

  it('names what was replaced, and leaves out the interviews that it is told to', async () => {
    const out = await run(
      'export study.concord --package hidden --pseudonyms --interviews left-out --confidential N1,N9.2',
    );

    expect(out.status).toBe(0);
    expect(out.stdout).toContain('Names replaced by pseudonyms:\n');
    expect(out.stdout).toContain('Names of anybody else are not found.');
    const { left_out: gone } = JSON.parse(readFileSync(at('hidden', 'manifest.json'), 'utf8')) as {
      left_out: unknown;
    };
    expect(gone).toMatchObject({ interviews: 2, respondents: 1 });
  });

  it('leaves out confidential interviews, and says so, when nothing says what to do with them', async () => {
    const out = await run('export study.concord --package kept --confidential N1,,N9.2');

    expect([out.status, out.stderr]).toEqual([0, '']);
    expect(out.stdout).toContain(
      'Left out because they are confidential, with everything about them: N1; N9.2.',
    );
    // The study would give other tallies than this package.
    expect(existsSync(at('kept', 'tallies.sh'))).toBe(false);
    expect(readdirSync(at('kept', 'texts')).filter((name) => /N1\b|N9[.-]2/.test(name))).toEqual([]);
    const { left_out: gone } = JSON.parse(readFileSync(at('kept', 'manifest.json'), 'utf8')) as {
      left_out: unknown;
    };
    expect(gone).toMatchObject({ interviews: 2, respondents: 1 });
  });

  it.each([
    ['--confidential ,', 1, /^--confidential names no interview\./],
    ['--confidential N1 --interviews whole', 1, /^--confidential names interviews that are not for everyone/],
    ['--originals --pseudonyms', 1, /^--originals cannot be combined with --pseudonyms/],
    ['--layer union', 2, /^--layer is used with one of --tally; --matrix\./],
    ['--no-rollup', 2, /^--no-rollup is used with one of/],
    ['--code guide', 2, /^--code is used with --passages\./],
    ['--numbered', 2, /^--numbered is used with one of --codebook; --maxqda; --qdc; --taguette\./],
    ['--date 2026-02-30', 2, /Write a calendar day/],
    ['--date 2026-02-28T25:00Z', 2, /Write a calendar day/],
  ])('refuses %s, which would have no effect or the opposite one', async (options, status, sentence) => {
    const out = await run(`export study.concord --package idle ${options}`);

    expect([out.status, out.stderr]).toEqual([status, expect.stringMatching(sentence)]);
    expect(existsSync(at('idle'))).toBe(false);
  });

  it('refuses what it cannot do with a sentence, before anything is written', async () => {
    const again = await run('export study.concord --package whole');
    const unknown = await run(
      'export study.concord --package other --interviews left-out --confidential N99',
    );
    const alone = await run('export study.concord --codebook a.md --pseudonyms');
    const date = await run('export study.concord --package other --date yesterday');
    const report = await run('export study.concord --package other --report other.txt');

    expect([again, unknown, alone, date, report].map(({ status }) => status)).toEqual([1, 1, 2, 2, 1]);
    expect(again.stderr).toMatch(/is not empty \(\d+\)\./);
    expect(unknown.stderr).toBe('There is no interview “N99” in this project.\n');
    expect(alone.stderr).toContain('--pseudonyms is used with one of --package; --annex.');
    expect(date.stderr).toContain('Write a calendar day');
    expect(existsSync(at('other'))).toBe(false);
  });

  it('check-package names what has changed', async () => {
    await run('export study.concord --package touched');
    writeFileSync(at('touched', 'memos.csv'), '');
    writeFileSync(at('touched', 'mine.txt'), '');

    const checked = await run('check-package touched');
    mkdirSync(at('vacant'));
    const none = await run('check-package vacant');

    expect([checked.status, none.status]).toEqual([1, 1]);
    expect(checked.stdout).toBe('Changed: memos.csv\nNot in the manifest: mine.txt\n');
    expect(checked.stderr).toContain('2 files of');
    expect(none.stderr).toContain('is not a replication package');
  });

  it('checks a zip too, as written or packed again inside its folder', async () => {
    await run('export study.concord --package packed.zip');
    const entries = [...(await entriesOf(readFileSync(at('packed.zip'))))];
    const packed = (under: string, changed: string) =>
      zip(
        entries.map(([name, content]) => ({ name: under + name, content: name === changed ? '' : content })),
      );
    writeFileSync(at('again.zip'), packed('packed/', ''));
    writeFileSync(at('changed.zip'), packed('', 'memos.csv'));
    writeFileSync(at('cut.zip'), readFileSync(at('packed.zip')).subarray(0, 2000));
    writeFileSync(at('text.zip'), 'Not packed.');

    const [whole, again, changed, cut, text, missing] = await Promise.all(
      ['packed', 'again', 'changed', 'cut', 'text', 'missing'].map((name) =>
        run(`check-package ${name}.zip`),
      ),
    );

    expect(whole).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^All \d+ files are unchanged/),
      stderr: '',
    });
    expect(again).toEqual(whole);
    expect([changed?.status, changed?.stdout]).toEqual([1, 'Changed: memos.csv\n']);
    expect(changed?.stderr).toContain('1 file of');
    expect(cut?.stderr).toContain('“cut.zip” is damaged');
    expect(text?.stderr).toContain('“text.zip” is not a replication package');
    expect(missing?.stderr).toBe('There is no folder or zip file “missing.zip”. Check the path.\n');
  });

  it('refuses an existing zip, as it refuses a folder that is not empty', async () => {
    await run('export study.concord --package once.zip');
    const before = readFileSync(at('once.zip'));

    const again = await run('export study.concord --package once.zip --pseudonyms');

    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('“once.zip” already exists.')]);
    expect(readFileSync(at('once.zip')).equals(before)).toBe(true);
  });
});

describe('concord export --codebook', () => {
  it('lays out the codebook as told, and writes one for MAXQDA beside it', async () => {
    const out = await run(
      'export study.concord --codebook codes.md --no-counts --numbered --top-level --no-paths --code-memos --maxqda codes.xlsx',
    );
    const back = await run('import study.concord codes.xlsx --codebook --dry-run');

    expect([out.status, out.stderr, back.status]).toEqual([0, '', 0]);
    const written = readFileSync(at('codes.md'), 'utf8');
    expect(written.match(/^## \d .*$/gm)).toHaveLength(5);
    expect(written).toContain('**Memos**');
    expect(written).not.toContain('Respondents');
    expect(back.stdout).toContain('0 would be added');
  });
});

describe('concord export --qdc and --report', () => {
  it('writes the codebook for other programs, and reports what the project file cannot express', async () => {
    const out = await run('export study.concord --qdc codes.qdc --qdpx study.qdpx --report told.json');
    const other = await run('export study.concord --qdc codes.xml');
    const back = await run('import study.concord codes.qdc --dry-run');

    expect([out.status, other.status, back.status]).toEqual([0, 1, 0]);
    expect(readFileSync(at('codes.qdc'), 'utf8')).toContain('urn:QDA-XML:codebook:1.0');
    expect(back.stdout).toContain('0 would be added');
    const told = JSON.parse(readFileSync(at('told.json'), 'utf8')) as { losses: { key: string }[] };
    expect(told).toMatchObject({
      written: [
        { what: 'qdc', file: 'codes.qdc' },
        { what: 'qdpx', file: 'study.qdpx' },
      ],
    });
    expect(told.losses.map(({ key }) => key)).toContain('exchange:lost_coverage');
  });
});
