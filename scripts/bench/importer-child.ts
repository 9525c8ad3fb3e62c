// Imports a folder, or the project file of another program, into a project (all given as arguments). Prints the most
// resident memory that this process and its children held together, in bytes, and how many files or codings were
// imported.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { opened } from './workbench.ts';

const [path = '', reference = ''] = process.argv.slice(2);
const list = promisify(execFile);

/** The memory that this process and its children hold now, in bytes, according to the system. */
async function held(): Promise<number> {
  const { stdout } = await list('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm=']);
  let kilobytes = 0;
  for (const line of stdout.split('\n')) {
    const [pid, parent, rss, command] = line.trim().split(/\s+/);
    const isOurs = Number(pid) === process.pid || Number(parent) === process.pid;
    if (isOurs && command !== 'ps') kilobytes += Number(rss);
  }
  return kilobytes * 1024;
}

let most = 0;
const looks = new AbortController();
const watch = (async () => {
  while (!looks.signal.aborted) {
    most = Math.max(most, await held());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
})();
await using project = opened(path);
const imported = reference.endsWith('.qdpx')
  ? (await project.api.exchange.bringIn({ file: { reference, name: 'large.qdpx' } })).made.coding
  : (await project.api.imports.run({ files: [{ reference, name: 'reports' }] })).imported;
looks.abort();
await watch;
console.log(JSON.stringify({ most, imported }));
