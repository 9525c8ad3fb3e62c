// npm run bench: every row of the budget beside its floor, measured in the same run on the same machine.
//   --scale 0.05   a share of the corpus, for a quick look
//   --five         five times the codings: twice the budget, except for the tallies
//   --write        writes the results of whole groups of rows into docs/performance.md
//   --only a,b     some rows: opening, applying, answering, keeping, tallying, agreeing, importing, importer, reports, exchanging,
//                  duplicates, annex, growing, suggesting, searching, commands, memory, screens, reading, changing, grid; only when they are
//                  named: load, the largest study, team, which starts a PostgreSQL, and joining-2gb
//   --part joining of the rows of `team` one part alone, which cannot be written
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hereToday } from '../when.ts';
import { line, type Measured } from './budget.ts';
import { codingCount } from './corpus.ts';
import { pageWith } from './page.ts';
import { makeEmpty, makeStudy, type Study } from './study.ts';
import type { Workbench } from './workbench.ts';

type Rows = Measured[] | AsyncIterable<Measured>;

/** Loaded on demand: half of them need a browser. */
const rows: Readonly<Record<string, (on: Workbench, part?: string) => Rows | Promise<Rows>>> = {
  opening: async (on) => (await import('./rows/opening.ts')).opening(on),
  applying: async (on) => (await import('./rows/applying.ts')).applying(on),
  answering: async (on) => (await import('./rows/answering.ts')).answering(on),
  keeping: async (on) => (await import('./rows/keeping.ts')).keeping(on),
  tallying: async (on) => (await import('./rows/tallying.ts')).tallying(on),
  relating: async (on) => (await import('./rows/relating.ts')).relating(on),
  agreeing: async (on) => (await import('./rows/agreeing.ts')).agreeing(on),
  wording: async (on) => (await import('./rows/wording.ts')).wording(on),
  importing: async (on) => (await import('./rows/importing.ts')).importing(on),
  importer: async (on) => (await import('./rows/importer.ts')).importer(on),
  reports: async (on) => (await import('./rows/reports.ts')).reports(on),
  exchanging: async (on) => (await import('./rows/exchanging.ts')).exchanging(on),
  duplicates: async (on) => (await import('./rows/duplicates.ts')).duplicates(on),
  annex: async (on) => (await import('./rows/annex.ts')).annex(on),
  growing: async (on) => (await import('./rows/growing.ts')).growing(on),
  suggesting: async (on) => (await import('./rows/suggesting.ts')).suggesting(on),
  searching: async (on) => (await import('./rows/searching.ts')).searching(on),
  commands: async (on) => (await import('./rows/commands.ts')).commands(on),
  memory: async (on) => (await import('./rows/memory.ts')).memory(on),
  screens: async (on) => (await import('./rows/screens.ts')).openingScreens(on),
  reading: async (on) => (await import('./rows/reading.ts')).reading(on),
  changing: async (on) => (await import('./rows/changing.ts')).changing(on),
  grid: async (on) => (await import('./rows/grid.ts')).scrollingGrid(on),
  team: async (on, part) => (await import('./rows/team/team.ts')).team(on, part),
  'joining-2gb': async (on) => (await import('./rows/team/team.ts')).joiningLarge(on),
  load: async (on) => (await import('./rows/load.ts')).load(on),
};

/**
 * The study of `load` takes minutes to write, once, and 3 GB of the disk; `team` needs a PostgreSQL; `joining-2gb` ten minutes
 * besides, and 10 GB of the disk until it is over.
 */
const onlyNamed: readonly string[] = ['load', 'team', 'joining-2gb'];

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** Measures, prints and returns the results. Throws for unknown options. */
export async function bench(args: readonly string[]): Promise<Measured[]> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string' },
      five: { type: 'boolean' },
      only: { type: 'string' },
      part: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  const scale = Number(values.scale ?? 1);
  if (!(scale > 0 && scale <= 1))
    throw new RangeError('--scale is a share of the corpus: above 0, at most 1.');
  if (values.write && values.part !== undefined)
    throw new RangeError('--write is for whole groups of rows, without --part.');
  if (values.write && scale < 1) throw new RangeError('--write is for the whole corpus, without --scale.');
  const wanted = values.only?.split(',') ?? Object.keys(rows).filter((name) => !onlyNamed.includes(name));
  const unknown = wanted.filter((name) => !(name in rows));
  if (unknown.length > 0)
    throw new RangeError(`There is no row “${unknown.join(', ')}”. Rows: ${Object.keys(rows).join(', ')}.`);

  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const home = process.env['CONCORD_HOME'];
  process.env['CONCORD_HOME'] = join(folder, 'home');
  try {
    const size = { scale, codings: values.five ? 5 : 1 };
    const emptyPath = join(folder, 'empty.concord');
    makeEmpty(emptyPath);
    console.log(`${hereToday().machine}\n`);

    let study: Study | null = null;
    const writeStudy = (): Study => {
      console.log(`Writing the corpus: scale ${scale}, ${codingCount(size).toLocaleString('en')} codings …`);
      return makeStudy(join(folder, 'study.concord'), size);
    };
    const workbench: Workbench = {
      folder,
      size,
      emptyPath,
      get study() {
        return (study ??= writeStudy());
      },
    };
    const measured: Measured[] = [];
    for (const name of wanted) {
      const ofGroup: Measured[] = [];
      for await (const row of (await rows[name]?.(workbench, values.part)) ?? []) {
        ofGroup.push(row);
        console.log(line(row));
      }
      measured.push(...ofGroup);
      if (!values.write) continue;
      const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
      const group = { name, times: size.codings };
      writeFileSync(page, pageWith(before, Object.keys(rows), group, ofGroup, hereToday()));
    }
    return measured;
  } finally {
    if (home === undefined) delete process.env['CONCORD_HOME'];
    else process.env['CONCORD_HOME'] = home;
    rmSync(folder, { recursive: true, force: true });
  }
}
