// Everything that a report counts, in the present state of the study.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { Corpus } from '#core/counting/corpus.ts';
import type { ReportCounts } from '#core/report/made-numbers.ts';
import { studyFacts, type StudyFact } from '#core/report/study-facts.ts';
import { flowOf } from '#core/triage/flow.ts';
import type { AdjudicationRecord } from '#core/records.ts';
import { statement } from '#db/statements.ts';
import { all } from '#db/write.ts';
import { agreementRequest, measured } from '../agreement.ts';
import { blindCoderId } from '../blind-history.ts';
import type { JobContext, QueryContext } from '../context.ts';
import { recodedIn } from '#core/recoding/recoding.ts';
import { recodingSentence } from '#words/recoding-sentence.ts';
import type { Language, Words } from '#words/words.ts';
import { recodings } from '../recodings.ts';
import { rounds } from '../rounds.ts';
import { tallies } from '../tallies.ts';
import { versions } from '../versions.ts';

/** How often sources are drawn again for the interval of a coefficient, and by which seed. */
const DRAWS = { bootstrap: 1_000, seed: 1 };

/** The plain facts of the study. */
export function factsNow({ db, counting }: Pick<QueryContext, 'db' | 'counting'>): StudyFact[] {
  return studyFacts(counting.corpus, counting.codings, {
    codeExamples: all(db, 'codeExample'),
    // Whole rows of tens of thousands of decisions take long to read.
    adjudications: statement(db.sqlite, 'SELECT outcome FROM adjudication').all() as Pick<
      AdjudicationRecord,
      'outcome'
    >[],
    comparisons: all(db, 'comparison'),
    verdicts: all(db, 'verdict'),
  });
}

/** Throws `conflict` during a second pass: a report tells what everybody did. */
export function refuseBlind({ db, coderId }: Pick<JobContext, 'db' | 'coderId'>): void {
  if (blindCoderId(db, coderId) !== null) throw new AppError('conflict', 'errors:report_blind');
}

/** Counts the study for a report. Throws as its counts do. */
export async function reportCounts(context: JobContext): Promise<ReportCounts> {
  const { counting } = context;
  const { corpus, codings } = counting;
  const { inOrder } = corpus.codebook;
  const of = inOrder.some(({ isTheme }) => isTheme) ? ('themes' as const) : ('codes' as const);
  const flow = (kind: 'document' | 'interview') => flowOf(corpus, codings, { kind });
  const tally = tallies.count.input.parse({ of, by: 'kind', unit: 'sources' });
  const facts = factsNow(context);
  await pause(context);
  const document = flow('document');
  await pause(context);
  const interview = flow('interview');
  await pause(context);
  const agreement = await agreementNow(context, of);
  await pause(context);
  const saturation = saturationNow(context);
  await pause(context);
  const version = versionNow(context);
  await pause(context);
  const found = inOrder.length === 0 ? null : tallies.count.run(context, tally);
  await pause(context);
  return {
    facts,
    flows: { document, interview },
    agreement,
    saturation,
    version,
    tally: found && { request: tally, found },
  };
}

/** A call that arrives needs several turns until it is answered; a count takes long. */
const TURNS = 6;

/** Lets the program answer, and a cancel arrive, between two counts. Throws once the job is cancelled. */
export async function pause({ signal }: Pick<JobContext, 'signal'>): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
  signal.throwIfAborted();
}

async function agreementNow(context: JobContext, of: 'themes' | 'codes'): Promise<ReportCounts['agreement']> {
  const { corpus } = context.counting;
  const coderIds = codersCompared(corpus);
  if (coderIds === null || corpus.codebook.inOrder.length === 0) return null;
  const request = agreementRequest.parse({ coderIds, of, level: 'paragraph', ...DRAWS });
  return { request, found: await measured(context, request) };
}

/**
 * The coders whose work can be compared: the persons among whom at least two reviewed the same source, else a person and
 * their second pass. The main coder comes first. Null where nobody can be compared.
 */
function codersCompared(corpus: Corpus): string[] | null {
  const { coder } = corpus.tables;
  const kept = corpus.sourcesInOrder.filter(
    ({ status, duplicateOf }) => status !== 'excluded' && duplicateOf === null,
  );
  const shared = (ids: ReadonlySet<string>): string[] => {
    const sharing = new Set<string>();
    for (const { id } of kept) {
      const by = (corpus.reviewsOf.get(id) ?? []).flatMap(({ coderId }) => (ids.has(coderId) ? coderId : []));
      if (new Set(by).size > 1) for (const each of by) sharing.add(each);
    }
    return [...sharing];
  };
  const idsOf = (which: (kind: string) => boolean): Set<string> =>
    new Set([...coder.values()].filter(({ kind }) => which(kind)).map(({ id }) => id));
  const persons = shared(idsOf((kind) => kind === 'person'));
  const found =
    persons.length > 1 ? persons : shared(idsOf((kind) => kind === 'person' || kind === 'second-pass'));
  if (found.length < 2) return null;
  const order = [...coder.values()].sort((a, b) =>
    `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1,
  );
  const isMain = (id: string): boolean => id === corpus.mainCoderId;
  return order
    .map(({ id }) => id)
    .filter((id) => found.includes(id))
    .sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
}

function versionNow(context: JobContext): ReportCounts['version'] {
  const { versions: kept, changesSince } = versions.list.run(context, {});
  const newest = kept.at(-1);
  if (!newest) return null;
  const { number, name, at } = newest;
  return { place: kept.length - 1, number, name, at, changes: changesSince };
}

/** What is said of each round of blind work, the oldest first. */
export function roundSentences(context: JobContext, language: Language): string[] {
  return rounds.list
    .run(context, {})
    .rounds.map(({ id }) => rounds.sentence.run(context, { id, language }).text);
}

/** What is said of each sample that was coded again, if some of it was; the oldest plan first. */
export function recodingSentences(context: JobContext, words: Words): string[] {
  const { coder, sample } = context.counting.corpus.tables;
  return recodings.list.run(context, {}).flatMap((plan) => {
    const [person, drawn] = [coder.get(plan.personId), sample.get(plan.sampleId)];
    if (!person || !drawn || recodedIn(plan) === 0) return [];
    return recodingSentence(words, plan, { coder: person.name, sample: drawn });
  });
}

function saturationNow(context: JobContext): ReportCounts['saturation'] {
  const request = tallies.saturation.input.parse({ by: 'interview', of: 'leaves', order: 'analysis' });
  const found = tallies.saturation.run(context, request);
  return found.facts.codes === 0 ? null : { request, found };
}
