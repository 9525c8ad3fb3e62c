// How soon a coding that is made in one program is in a query of another: two programs as people run them, on one server;
// then three over a shared folder, of which one keeps the log.
import { copyFileSync, mkdirSync } from 'node:fs';
import type { Measured } from '../../budget.ts';
import { startServed, type ServedProgram } from '../../served-program.ts';
import { makeStudy } from '../../study.ts';
import { median } from '../../timing.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { opened, placeIn, type Workbench } from '../../workbench.ts';
import { beginTeam, join, pause, percentile, placesIn, type Places, type Server } from './people.ts';

const OVER_SERVER = 24;
const OVER_FOLDER = 5;
const SCALE = 0.02;

export async function* seeing(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  const from = makeStudy(placeIn(bench, 'seeing.concord'), { scale: SCALE, codings: 1 });
  const hers = placeIn(bench, 'seeing-hers.concord');
  const { path, places } = await begunOnServer(bench, server, from.path, hers);
  const overServer = await seen([path, hers], places, bench.size.scale < 1 ? 4 : OVER_SERVER);
  yield {
    work: `a coding of another program, on one server, until a query has it: median of ${overServer.length}`,
    value: median(overServer),
    unit: 'ms',
    budget: { most: 3_000 },
  };
  yield {
    work: 'a coding of another program, on one server, until a query has it: 95th of 100',
    value: percentile(overServer, 95),
    unit: 'ms',
    budget: { most: 3_000 },
  };
  const files = await begunInFolder(bench, from.path);
  const overFolder = await seen(files.paths, files.places, bench.size.scale < 1 ? 1 : OVER_FOLDER);
  yield {
    work: `… over a folder that a third program keeps, looked at every five seconds: median of ${overFolder.length}`,
    value: median(overFolder),
    unit: 'ms',
    budget: { most: 20_000 },
  };
}

async function begunOnServer(
  bench: Workbench,
  server: Server,
  from: string,
  hers: string,
): Promise<{ readonly path: string; readonly places: Places }> {
  await using team = await beginTeam(bench, server, from);
  await using other = await join(hers, await team.invite('chen'), 'Chen');
  await team.owner.api.team.sync({});
  return { path: team.path, places: placesIn(other) };
}

/** The files of two who code, and of the one whose program keeps the log. */
async function begunInFolder(
  bench: Workbench,
  from: string,
): Promise<{ readonly paths: readonly string[]; readonly places: Places }> {
  const folder = placeIn(bench, 'shared');
  mkdirSync(folder);
  const keeper = placeIn(bench, 'keeper.concord');
  copyFileSync(from, keeper);
  await using owner = opened(keeper);
  await owner.api.team.createInFolder({ folder, name: 'Wei Zhang' });
  const paths: string[] = [];
  for (const name of ['Anna', 'Chen']) {
    const { invitation } = await owner.api.team.invite({ login: name.toLowerCase(), role: 'coder' });
    const session = newSession('en');
    const path = placeIn(bench, `folder-${name}.concord`);
    const joining = clientOf(session).team.joinFolder({ path, invitation, name });
    // Nobody is in before the keeper has taken their coder.
    await joining;
    await owner.api.team.sync({});
    await session.end();
    paths.push(path);
  }
  return { paths: [...paths, keeper], places: placesIn(owner) };
}

/** Starts a program on each of the files; milliseconds from an act in the first until the second has it, several times. */
async function seen(paths: readonly string[], places: Places, times: number): Promise<readonly number[]> {
  await using stack = new AsyncDisposableStack();
  const programs: ServedProgram[] = [];
  for (const path of paths) programs.push(stack.use(await startServed(path)));
  const [here, there] = programs;
  if (!here || !there) throw new Error('Two programs are needed.');
  const waits: number[] = [];
  const { id: sourceId, textHash } = places.sources[0]!;
  for (let n = -1; n < times; n += 1) {
    // Not in step with what a program does every so often.
    await pause(Math.random() * 3_000);
    const span = { start: 100 + n, end: 151 + n };
    const made = await here.ask('codings.apply', { sourceId, textHash, codeId: places.codeIds[0], span });
    if (!made.ok) throw new Error(`A coding was refused: ${made.error.key}`);
    const start = performance.now();
    while (!(await hasSpan(there, sourceId, span))) await pause(10);
    // With the first, programs still begin.
    if (n >= 0) waits.push(performance.now() - start);
  }
  return waits;
}

async function hasSpan(
  program: ServedProgram,
  id: string,
  span: { readonly start: number; readonly end: number },
): Promise<boolean> {
  const outcome = await program.ask('sources.text', { id });
  if (!outcome.ok) throw new Error(`A text was refused: ${outcome.error.key}`);
  const { codings } = outcome.value as { codings: readonly { start: number | null; end: number | null }[] };
  return codings.some(({ start, end }) => start === span.start && end === span.end);
}
