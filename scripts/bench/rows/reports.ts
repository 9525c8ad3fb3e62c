// Importing the 700 reports as docx and as pdf, beside only parsing them: the time for each file.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Measured } from '../budget.ts';
import { writeReports, type ReportFormat } from '../report-files.ts';
import { makeEmpty } from '../study.ts';
import { once } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

/** The plain parser reads one of this many files: its time for each is the same for all. */
const FILES_PER_SAMPLE = 10;

const parsers: Readonly<Record<ReportFormat, { name: string; read: (bytes: Buffer) => Promise<unknown> }>> = {
  docx: { name: 'mammoth', read: (buffer) => mammoth.convertToHtml({ buffer }) },
  pdf: { name: 'pdf.js', read: textOfPdf },
};

export async function reports(bench: Workbench): Promise<Measured[]> {
  return [await rowOf(bench, 'docx'), await rowOf(bench, 'pdf')];
}

async function rowOf(bench: Workbench, format: ReportFormat): Promise<Measured> {
  const folder = placeIn(bench, `reports-${format}`);
  const count = await writeReports(folder, bench.size, [format]);
  const path = placeIn(bench, `reports-${format}.concord`);
  makeEmpty(path);
  await using project = opened(path);
  let imported = 0;
  const time = await once(async () => {
    const files = [{ reference: folder, name: 'reports' }];
    ({ imported } = await project.api.imports.run({ files, alike: false }));
  });
  if (imported !== count) throw new Error(`Only ${imported} of ${count} reports came in.`);
  const { name, read } = parsers[format];
  return {
    work: `import ${count} reports of 60,000 characters as ${format}, each`,
    value: time / count,
    unit: 'ms',
    floor: { what: `${name} alone, one after another`, value: await parserTime(folder, read) },
    budget: { times: 3 },
  };
}

async function parserTime(folder: string, read: (bytes: Buffer) => Promise<unknown>): Promise<number> {
  const names = readdirSync(folder).filter((_, index) => index % FILES_PER_SAMPLE === 0);
  const each = async (chosen: readonly string[]): Promise<void> => {
    for (const name of chosen) await read(readFileSync(join(folder, name)));
  };
  await each(names.slice(0, 2));
  return (await once(() => each(names))) / names.length;
}

async function textOfPdf(bytes: Buffer): Promise<void> {
  const packages = fileURLToPath(new URL('../../../node_modules/pdfjs-dist/', import.meta.url));
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${packages}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${packages}standard_fonts/`,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
  }
  await task.destroy();
}
