// The memory needed to import the reports, including the reader processes: half of them docx, half pdf.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from '../budget.ts';
import { writeReports } from '../report-files.ts';
import { makeEmpty } from '../study.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const child = fileURLToPath(new URL('../importer-child.ts', import.meta.url));
const run = promisify(execFile);

export async function importer(bench: Workbench): Promise<Measured[]> {
  const folder = placeIn(bench, 'reports');
  const count = await writeReports(folder, bench.size, ['docx', 'pdf']);
  const path = placeIn(bench, 'reports.concord');
  makeEmpty(path);
  const most = await memoryOfImport(path, folder, count);
  return [
    {
      work: `memory of the importer, ${count} reports as docx and pdf`,
      value: most / 1024 / 1024,
      unit: 'MB',
      budget: { most: 1024 },
    },
  ];
}

/** The most memory held during the import of `what`, in bytes. Throws unless `count` were imported. */
export async function memoryOfImport(path: string, what: string, count: number): Promise<number> {
  const { stdout } = await run(process.execPath, [child, path, what]);
  const { most, imported } = JSON.parse(stdout) as { most: number; imported: number };
  if (imported !== count) throw new Error(`Only ${imported} of ${count} came in.`);
  return most;
}
