// The plain facts of a study that a report states and that no table counts: how long interviews took, how many codes have a
// definition, what each coder did. Sources are those that are kept: neither excluded nor linked as duplicates. Codings are
// those of people, without interviewers’ remarks.
import { byMoment } from '../by-moment.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { stanceNumbers, voiceNumbers, WHOLE } from '../counting/coding-columns.ts';
import { countedVoices } from '../counting/request.ts';
import { consentIn } from '../respondents/consent.ts';
import { isMachine } from '../program-origin.ts';
import type {
  AdjudicationRecord,
  CodeExampleRecord,
  ComparisonRecord,
  SourceRecord,
  VerdictRecord,
} from '../records.ts';
import { sampleDesignFrom } from '../sampling/sample-design.ts';
import { tables } from '../tables/all.ts';

/** One number of a study. */
export interface StudyFact {
  /** Stays the same across readings: it has ids, never names. */
  readonly key: string;
  /** Null where there is nothing to take it from, such as the longest of no interviews. */
  readonly value: number | null;
  /** What it counts: a key of the catalogue under `report:fact`, with what the sentence names. */
  readonly about: { readonly key: string; readonly names?: Readonly<Record<string, string>> };
}

/** The rows beside those that every count reads. */
export interface RowsOfFacts {
  readonly codeExamples: readonly CodeExampleRecord[];
  readonly adjudications: readonly Pick<AdjudicationRecord, 'outcome'>[];
  readonly comparisons: readonly ComparisonRecord[];
  readonly verdicts: readonly VerdictRecord[];
}

/** The verdicts of a comparison, and how many of its judged themes have none. */
const verdictValues = [...tables.verdict.columns.value.values, 'none'] as const;

/** The facts of a study, each key once. */
export function studyFacts(corpus: Corpus, codings: CodingTable, rows: RowsOfFacts): StudyFact[] {
  const kept = corpus.sourcesInOrder.filter(
    ({ status, duplicateOf }) => status !== 'excluded' && duplicateOf === null,
  );
  return [
    ...ofClasses(corpus, kept),
    ...ofInterviews(corpus, kept),
    ...ofSamples(corpus),
    ...ofCodes(corpus, rows.codeExamples),
    ...ofCodings(corpus, codings, kept),
    ...ofDecisions(rows),
    ...ofComparisons(rows),
  ];
}

function fact(key: string, value: number | null, names?: Readonly<Record<string, string>>): StudyFact {
  return { key, value, about: { key, ...(names ? { names } : {}) } };
}

/** A fact of one row: its id is in the key, its name in what is said. */
function factOf(
  thing: string,
  { id, name }: { readonly id: string; readonly name: string },
  part: string,
  value: number | null,
): StudyFact {
  return { key: `${thing}.${id}.${part}`, value, about: { key: `${thing}_${part}`, names: { name } } };
}

function ofClasses({ tables: { class: classes } }: Corpus, kept: readonly SourceRecord[]): StudyFact[] {
  const documents = kept.filter(({ kind }) => kind === 'document');
  return [
    ...[...classes.values()].flatMap((row) => [
      factOf('class', row, 'documents', documents.filter(({ classId }) => classId === row.id).length),
      ...(row.frameSize === null ? [] : [factOf('class', row, 'frame', row.frameSize)]),
    ]),
    fact('documents.unclassed', documents.filter(({ classId }) => !classes.has(classId ?? '')).length),
  ];
}

function ofInterviews(corpus: Corpus, kept: readonly SourceRecord[]): StudyFact[] {
  const interviews = kept.filter(({ kind }) => kind === 'interview');
  const minutes = interviews.flatMap(({ durationMinutes }) => durationMinutes ?? []);
  const times = new Map<string, number>();
  for (const { id } of interviews)
    for (const person of corpus.respondentsOf.get(id) ?? [])
      times.set(person.id, (times.get(person.id) ?? 0) + 1);
  const held = (mode: SourceRecord['mode']): number => interviews.filter((each) => each.mode === mode).length;
  return [
    fact('interviews.in_person', held('in-person')),
    fact('interviews.online', held('online')),
    fact('interviews.timed', minutes.length),
    fact('interviews.shortest', minutes.length === 0 ? null : Math.min(...minutes)),
    fact('interviews.longest', minutes.length === 0 ? null : Math.max(...minutes)),
    fact('respondents.interviewed', times.size),
    fact('respondents.repeated', [...times.values()].filter((count) => count > 1).length),
  ];
}

function ofSamples({ tables: { sample, source } }: Corpus): StudyFact[] {
  return [...sample.values()].toSorted(byMoment('createdAt')).flatMap((row) => {
    const { frame } = sampleDesignFrom(row.settings);
    const drawn = JSON.parse(row.sourceIds) as string[];
    return [
      factOf('sample', row, 'drawn', drawn.length),
      factOf(
        'sample',
        row,
        'frame',
        frame.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0),
      ),
      factOf('sample', row, 'strata', frame.length),
      factOf('sample', row, 'seed', row.seed),
      factOf('sample', row, 'present', drawn.filter((id) => source.has(id)).length),
    ];
  });
}

function ofCodes(
  { codebook: { inOrder, byId } }: Corpus,
  examples: readonly CodeExampleRecord[],
): StudyFact[] {
  const withExample = new Set(examples.map(({ codeId }) => codeId));
  const count = (which: (code: (typeof inOrder)[number]) => boolean): number => inOrder.filter(which).length;
  return [
    fact('codes.all', inOrder.length),
    fact(
      'codes.themes',
      count(({ isTheme }) => isTheme),
    ),
    fact(
      'codes.inductive',
      count(({ origin }) => origin === 'inductive'),
    ),
    fact(
      'codes.deductive',
      count(({ origin }) => origin === 'deductive'),
    ),
    fact(
      'codes.defined',
      count(({ shortDefinition, fullDefinition }) => `${shortDefinition}${fullDefinition}`.trim() !== ''),
    ),
    fact(
      'codes.examples',
      count(({ id }) => withExample.has(id)),
    ),
    fact('codes.merged', [...byId.values()].filter(({ status }) => status === 'merged').length),
  ];
}

function ofCodings(corpus: Corpus, codings: CodingTable, kept: readonly SourceRecord[]): StudyFact[] {
  const { coder, review } = corpus.tables;
  const coders = [...coder.values()];
  const main = corpus.mainCoderId;
  const consent = consentIn(corpus, codings);
  const found = new Found();
  const isCounted = voiceNumbers.map((voice) => countedVoices.includes(voice));
  const contradicts = stanceNumbers.indexOf('contradicts');
  const { columns } = codings;
  const mainNumber = main === null ? -1 : codings.coders.find(main);
  for (const { id } of kept)
    for (const slot of codings.slotsOf(codings.sources.find(id))) {
      if (!isCounted[columns.voice[slot]!]) continue;
      const by = columns.coder[slot]!;
      found.byCoder.set(by, (found.byCoder.get(by) ?? 0) + 1);
      if (by !== mainNumber) continue;
      if (columns.start[slot] === WHOLE) found.whole += 1;
      if (columns.suggested[slot] === 1) found.accepted += 1;
      const weight = columns.weight[slot]!;
      if (!Number.isNaN(weight)) found.weights.add(weight);
      if (columns.stance[slot] !== contradicts) continue;
      found.addNegative(codings.codes.idOf(columns.code[slot]!), id);
      const place = { start: columns.start[slot]!, end: columns.end[slot]! };
      if (place.start !== WHOLE && consent.heldBack(id, place) !== null) found.heldBack += 1;
    }
  const keptIds = new Set(kept.map(({ id }) => id));
  const reviewed = [...review.values()].filter(({ sourceId }) => keptIds.has(sourceId));
  const madeBy = (id: string): number => found.byCoder.get(codings.coders.find(id)) ?? 0;
  const reviewedBy = Map.groupBy(reviewed, ({ coderId }) => coderId);
  const reviewsOf = (id: string): number => reviewedBy.get(id)?.length ?? 0;
  // Somebody may only read a study of a team, and a second pass may only be planned.
  const working = coders.filter(({ id }) => madeBy(id) > 0 || reviewsOf(id) > 0);
  return [
    ...(['person', 'second-pass'] as const).map((kind) =>
      fact(`coders.${kind.replace('-', '_')}`, working.filter((each) => each.kind === kind).length),
    ),
    fact('coders.program', coders.filter(isMachine).length),
    ...coders.flatMap((each) => [
      factOf('coder', each, 'reviewed', reviewsOf(each.id)),
      factOf('coder', each, 'codings', madeBy(each.id)),
    ]),
    fact('codings.main', main === null ? 0 : madeBy(main)),
    fact('codings.whole', found.whole),
    fact('codings.accepted', found.accepted),
    fact('weights.codings', found.weights.count),
    fact('weights.least', found.weights.least),
    fact('weights.most', found.weights.most),
    fact('weights.mean', found.weights.mean),
    fact(
      'negative.codings',
      [...found.negative.values()].reduce((sum, count) => sum + count, 0),
    ),
    fact('negative.sources', found.negativeSources.size),
    fact('negative.held_back', found.heldBack),
    ...corpus.codebook.inOrder.flatMap((code) => {
      const count = found.negative.get(code.id);
      if (count === undefined) return [];
      const made = factOf('code', code, 'negative', count);
      return [{ ...made, about: { ...made.about, names: { codeId: code.id } } }];
    }),
  ];
}

class Found {
  readonly byCoder = new Map<number, number>();
  readonly negative = new Map<string, number>();
  readonly negativeSources = new Set<string>();
  readonly weights = new Weights();
  /** Counterexamples whose words somebody did not agree to have quoted. */
  heldBack = 0;
  whole = 0;
  accepted = 0;

  addNegative(codeId: string, sourceId: string): void {
    this.negative.set(codeId, (this.negative.get(codeId) ?? 0) + 1);
    this.negativeSources.add(sourceId);
  }
}

class Weights {
  #sum = 0;
  count = 0;
  least: number | null = null;
  most: number | null = null;

  add(weight: number): void {
    this.count += 1;
    this.#sum += weight;
    this.least = Math.min(this.least ?? weight, weight);
    this.most = Math.max(this.most ?? weight, weight);
  }

  get mean(): number | null {
    return this.count === 0 ? null : this.#sum / this.count;
  }
}

function ofDecisions({ adjudications }: RowsOfFacts): StudyFact[] {
  return [
    fact('decisions.all', adjudications.length),
    fact('decisions.open', adjudications.filter(({ outcome }) => outcome === 'discuss').length),
  ];
}

function ofComparisons({ comparisons, verdicts }: RowsOfFacts): StudyFact[] {
  return comparisons.flatMap((row) => {
    const own = verdicts.filter(({ comparisonId }) => comparisonId === row.id);
    return verdictValues.map((value) =>
      factOf('comparison', row, value, own.filter((each) => (each.value ?? 'none') === value).length),
    );
  });
}
