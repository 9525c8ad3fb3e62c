// The readme of a replication package, which people open first: what each file is, how it is counted, and what is
// missing.
import type { Manifest } from '#core/replication/manifest.ts';
import { dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';

/** Facts for the readme that the manifest does not contain. */
export interface PackageFacts extends Omit<Manifest, 'package' | 'version' | 'files'> {
  readonly description: string;
  readonly notice: string | null;
  readonly counts: Readonly<Record<PackageCount, number>>;
  /** How many respondents have a combination of attributes that nobody shares. */
  readonly alone: number;
  readonly files: readonly string[];
}

const COUNTS = [
  'documents',
  'interviews',
  'respondents',
  'codes',
  'themes',
  'codings',
  'coders',
  'memos',
  'summaries',
  'verdicts',
] as const;
export type PackageCount = (typeof COUNTS)[number];

/** Files and folders, in the order of the readme. */
const TOLD = [
  'methods.txt',
  'codebook.csv',
  'codebook.json',
  'sources.csv',
  'texts/',
  'originals/',
  'held_back.csv',
  'codings.csv',
  'memos.csv',
  'summaries.csv',
  'report.csv',
  'respondents.csv',
  'attributes.csv',
  'coders.csv',
  'tallies/',
  'tallies.sh',
  'comparisons/',
  'figures/',
  'flow.csv',
  'matrix.csv',
  'matrix-columns.csv',
  'matrix.R',
  'matrix.py',
  'verdicts.csv',
  'annotations.jsonld',
  'datacite.xml',
  'datacite.json',
  'ddi-codebook.xml',
  'history.csv',
  'manifest.json',
] as const;

const LEFT_OUT = [
  'interviews',
  'texts',
  'consent',
  'shared',
  'paraphrase',
  'respondents',
  'codings',
  'memos',
  'summaries',
  'examples',
  'comparisons',
] as const;

const CONTRACT = ['units', 'presence', 'rollup', 'kinds', 'scope', 'reviewed', 'layers', 'recount'] as const;

/** The text, with `\n` between lines and at its end. */
export function packageReadme(facts: PackageFacts, words: Words): string {
  const { t } = words;
  const title = t('replication:readme.title', { project: facts.project });
  const section = (key: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', t(`replication:readme.${key}`), ...lines.map((line) => `- ${line}`)];
  const isThere = (path: string): boolean =>
    path === 'manifest.json' ||
    facts.files.some((file) => file === path || (path.endsWith('/') && file.startsWith(path)));
  return [
    title,
    '='.repeat(width(title)),
    '',
    t('replication:readme.written', { program: facts.program, date: dateInWords(words, facts.as_of) }),
    ...(facts.notice === null ? [] : ['', facts.notice]),
    ...(facts.description.trim() === '' ? [] : ['', facts.description.trim()]),
    ...section(
      'counts',
      COUNTS.map((what) => t(`replication:readme.${what}`, { count: facts.counts[what] })),
    ),
    ...section(
      'files',
      TOLD.filter(isThere).map((path) =>
        t('exports:about.listed', { label: path, text: t(`replication:file.${path.replace(/\W/g, '_')}`) }),
      ),
    ),
    ...section('reading', [t('replication:reading.tables'), t('replication:reading.positions')]),
    ...section(
      'counting',
      CONTRACT.map((rule) => t(`replication:counting.${rule}`)),
    ),
    ...section('left_out', leftOut(facts, words)),
    ...section('pseudonyms', facts.pseudonyms ? pseudonyms(facts, words) : []),
    ...section('checking', [t('replication:checking.hashes'), t('replication:checking.command')]),
    '',
  ].join('\n');
}

function leftOut(
  { left_out: gone, originals, interviews, pseudonyms: hidden, paraphrased }: PackageFacts,
  { t }: Words,
): string[] {
  const counted = LEFT_OUT.flatMap((what) =>
    gone[what] === 0 ? [] : [t(`replication:left_out.${what}`, { count: gone[what] })],
  );
  return [
    ...counted,
    ...(hidden || interviews !== 'whole' || gone.texts + gone.paraphrase > 0
      ? [t('replication:left_out.subjects')]
      : []),
    ...(originals ? [] : [t('replication:left_out.originals')]),
    ...(paraphrased > 0 ? [t('replication:left_out.paraphrased', { count: paraphrased })] : []),
  ];
}

function pseudonyms(
  { pseudonym_limits: limits, alone, names_coders: namesCoders }: PackageFacts,
  { t }: Words,
): string[] {
  const counted = [
    ['alone', alone],
    ['short', limits?.too_short ?? 0],
    ['ordinary', limits?.ordinary_words ?? 0],
    ['changed', limits?.codings_changed ?? 0],
  ] as const;
  return [
    t('replication:pseudonyms.made'),
    t('replication:pseudonyms.drawn'),
    t(`replication:pseudonyms.coders_${namesCoders ? 'named' : 'numbered'}`),
    t('replication:pseudonyms.others'),
    t('replication:pseudonyms.labels'),
    t('replication:pseudonyms.attributes'),
    ...counted.flatMap(([what, count]) =>
      count === 0 ? [] : [t(`replication:pseudonyms.${what}`, { count })],
    ),
  ];
}

/** The width for underlining, in Latin letters; a Chinese character counts twice. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
