// The counts of a replication package: usual tallies of the project, and comparisons with their verdicts.
import { byPosition } from '#core/by-position.ts';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { presentComparison } from '#core/comparison/present-settings.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { tally } from '#core/counting/tally.ts';
import type { ComparisonRecord } from '#core/records.ts';
import { numberedName } from '#core/replication/file-names.ts';
import { verdictTable, type Judged } from '#core/replication/package-tables.ts';
import { writeTallyCsv, writeTallyJson } from '#formats/writing/tally-files.ts';
import { comparisonInJson } from '#words/comparison-telling.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import type { Words } from '#words/words.ts';
import type { PackageFiles } from './files.ts';
import type { PackagedStudy } from './rows.ts';

type Tallied = Required<Pick<TallyRequest, 'by' | 'unit'>>;

const TALLIES: readonly (readonly [name: string, request: Tallied])[] = [
  ['by-kind-sources', { by: 'kind', unit: 'sources' }],
  ['by-kind-respondents', { by: 'kind', unit: 'respondents' }],
  ['by-kind-passages', { by: 'kind', unit: 'passages' }],
  ['by-class-sources', { by: 'class', unit: 'sources' }],
];

/** The tallies of a package by file name: of themes, or of codes if there are no themes. */
export function talliesOf({
  corpus,
}: PackagedStudy): readonly (readonly [
  name: string,
  request: Tallied & { readonly of: 'themes' | 'codes' },
])[] {
  const of = corpus.codebook.inOrder.some(({ isTheme }) => isTheme) ? 'themes' : 'codes';
  return TALLIES.map(([name, request]) => [`${of}-${name}`, { of, ...request }]);
}

/** Writes the tallies. Returns their sentences, by file. */
export async function writeTallies(
  study: PackagedStudy,
  files: PackageFiles,
  words: Words,
): Promise<string[]> {
  const { exported, corpus, codings } = study;
  const methods: string[] = [];
  const { notice } = exported.project;
  const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  for (const [name, request] of talliesOf(study)) {
    const counted = tally(corpus, codings, request);
    const method = methodSentence(words, counted.facts);
    const sentences = themeSentences(words, counted);
    const json = tallyJson(counted, method, notice, coderName, sentences);
    const telling = { paths: exported.paths, layer: json.layer, method, sentences, notice };
    const file = `tallies/${name}`;
    methods.push(`${file}\n${json.method}`);
    await files.add(`${file}.csv`, [writeTallyCsv(counted, telling, { byteOrderMark: false })]);
    await files.add(`${file}.json`, [writeTallyJson(json)]);
  }
  return methods;
}

/** Writes the comparisons and their verdicts. Returns their sentences, by file. */
export async function writeComparisons(
  study: PackagedStudy,
  files: PackageFiles,
  words: Words,
): Promise<string[]> {
  const { exported, corpus, codings, rows } = study;
  const methods: string[] = [];
  const judged: Judged[] = [];
  for (const [place, comparison] of comparisonsOf(study, words).entries()) {
    const settings = presentComparison(comparison, corpus.codebook.byId.values());
    const { counts, facts } = comparisonInput(corpus, codings, settings);
    const counted = compare(counts, rulesOf(settings));
    const verdicts = rows.verdict.filter(({ comparisonId }) => comparisonId === comparison.id);
    judged.push({ comparison, counted, verdicts: verdicts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
    const json = comparisonInJson(words, {
      comparison: counted,
      facts,
      verdicts,
      notice: exported.project.notice,
    });
    const file = `comparisons/${numberedName(place + 1, files.titled(comparison.name), '.json')}`;
    methods.push(`${file}\n${json.method}`);
    const written = { name: comparison.name, settings, ...json };
    await files.add(file, [`${JSON.stringify(written, null, 2)}\n`]);
  }
  await files.table('verdicts.csv', verdictTable(exported, judged, rows.verdictEvidence));
  return methods;
}

/** The stored comparisons; if there are none, documents against interviews, if the study has both. */
export function comparisonsOf({ rows }: PackagedStudy, words: Words): readonly ComparisonRecord[] {
  const { comparison, source } = rows;
  if (comparison.length > 0) return comparison.toSorted(byPosition);
  if (new Set(source.map(({ kind }) => kind)).size < 2) return [];
  const name = words.t('compare:default_name');
  return [{ id: '', name, settings: JSON.stringify(defaultComparison), position: 1 }];
}
