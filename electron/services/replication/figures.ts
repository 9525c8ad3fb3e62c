// What a replication package contains beside its tables: figures of them, the flow of the sources, the matrix of
// sources and codes, and commands that count the tallies again.
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { presentComparison } from '#core/comparison/present-settings.ts';
import { rulesOf } from '#core/comparison/settings.ts';
import { sourceMatrix } from '#core/counting/source-matrix.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { tally } from '#core/counting/tally.ts';
import { matrixTables } from '#core/exports/matrix-rows.ts';
import { numberedName } from '#core/replication/file-names.ts';
import { flowOf } from '#core/triage/flow.ts';
import { bars } from '#figures/bars.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import { drawnFigure } from '#formats/writing/figure-files.ts';
import { drawnFlow, writeFlowCsv } from '#formats/writing/flow-files.ts';
import { matrixFiles, matrixNames, type MatrixFiles } from '#formats/writing/matrix-files.ts';
import { pairFigure } from '#words/comparison-figure.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import { matrixSentences } from '#words/matrix-sentence.ts';
import { paragraphOf } from '#words/sentences.ts';
import { tallyFigure } from '#words/tally-figure.ts';
import type { Words } from '#words/words.ts';
import { comparisonsOf, talliesOf } from './counts.ts';
import type { PackageFiles } from './files.ts';
import type { PackagedStudy } from './rows.ts';

/** The script with the commands that count the tallies again. */
const TALLY_SCRIPT = 'tallies.sh';

/**
 * Draws the tallies, the comparisons and the flow of the documents. Fonts are named but not embedded, so that the files
 * do not depend on the machine.
 */
export async function writeFigures(study: PackagedStudy, files: PackageFiles, words: Words): Promise<void> {
  const { exported, corpus, codings } = study;
  const { notice } = exported.project;
  const { language } = words;
  const codes = corpus.codebook.byId;
  const figures: [name: string, svg: string][] = talliesOf(study).map(([name, request]) => {
    const counted = tally(corpus, codings, request);
    const compose = (its: Words) => tallyFigure(its, counted, codes);
    return [`${name}.svg`, drawnFigure({ asked: {}, language, notice, compose, draw: bars })];
  });
  for (const [place, comparison] of comparisonsOf(study, words).entries()) {
    const settings = presentComparison(comparison, codes.values());
    const { counts, facts } = comparisonInput(corpus, codings, settings);
    const counted = compare(counts, rulesOf(settings));
    const compose = (its: Words) =>
      pairFigure(its, counted, facts, codes, { names: namesOfSides(its, facts) });
    figures.push([
      `comparison-${numberedName(place + 1, files.titled(comparison.name), '.svg')}`,
      drawnFigure({ asked: {}, language, notice, compose, draw: pairedDots }),
    ]);
  }
  const flow = flowOf(corpus, codings, {});
  figures.push(['flow.svg', drawnFlow(flow, { words, notice }, {})]);
  for (const [name, svg] of figures) await files.add(`figures/${name}`, [svg]);
  await files.add('flow.csv', [writeFlowCsv(flow, { words, notice }, { byteOrderMark: false })]);
}

/** Writes sources as rows and codes as columns, with scripts that read them in R and in Python. */
export async function writeMatrix(
  { exported, corpus, codings }: PackagedStudy,
  files: PackageFiles,
  words: Words,
  origin: { readonly program: string; readonly date: string },
): Promise<void> {
  const { name, notice } = exported.project;
  const matrix = sourceMatrix(corpus, codings, { of: 'codes' });
  const sentences = matrixSentences(words, matrix.tally.facts);
  const method = paragraphOf(words, sentences);
  const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  const tables = matrixTables(exported, matrix, {
    layer: tallyJson(matrix.tally, method, notice, coderName).layer,
    method,
    meaningOf: (key) => words.t(`exports:matrix.column.${key}`),
  });
  const heading = [
    words.t('exports:matrix.title', { project: name }),
    `${origin.program}, ${origin.date.slice(0, 10)}`,
    ...sentences,
    ...(notice === null ? [] : [notice]),
  ];
  const written = matrixFiles(tables, { ...matrixNames, heading }, words, {
    byteOrderMark: false,
  });
  for (const [part, path] of Object.entries(matrixNames)) {
    // The names have the keys of the files. The matrix comes in pieces: it may be longer than one string can be.
    const content = written[part as keyof MatrixFiles];
    await files.add(path, content instanceof Uint8Array ? [content] : content);
  }
}

/** Writes the commands that count the tallies again from the study, for people who have it. */
export async function writeTallyScript(
  study: PackagedStudy,
  files: PackageFiles,
  { t }: Words,
): Promise<void> {
  const lines = talliesOf(study).map(
    ([name, { of, by, unit }]) =>
      `concord export "$1" --tally "$2/${name}.csv" --of ${of} --by ${typeof by === 'string' ? by : JSON.stringify(by)} --unit ${unit}`,
  );
  const about = [t('replication:script.what'), `sh ${TALLY_SCRIPT} study.concord again`];
  await files.add(TALLY_SCRIPT, [
    ['#!/bin/sh', ...about.map((line) => `# ${line}`), 'set -eu', 'mkdir -p "$2"', ...lines, ''].join('\n'),
  ]);
}
