// The memory needed to import a large project of another program.
import { statSync } from 'node:fs';
import type { Measured } from '../budget.ts';
import { writeExchangeFile } from '../exchange-file.ts';
import { makeEmpty } from '../study.ts';
import { placeIn, type Workbench } from '../workbench.ts';
import { memoryOfImport } from './importer.ts';

export async function exchanging(bench: Workbench): Promise<Measured[]> {
  const file = placeIn(bench, 'large.qdpx');
  const codings = await writeExchangeFile(file, bench.size);
  const path = placeIn(bench, 'exchange.concord');
  makeEmpty(path);
  const most = await memoryOfImport(path, file, codings);
  const size = Math.round(statSync(file).size / 1024 / 1024);
  return [
    {
      work: `memory of bringing in a qdpx of ${size} MB, ${codings} codings`,
      value: most / 1024 / 1024,
      unit: 'MB',
      budget: { most: 600 },
    },
  ];
}
