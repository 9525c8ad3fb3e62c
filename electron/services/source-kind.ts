// Turns documents into interviews and the reverse, and adds or removes what only one of the kinds has.
import * as z from 'zod';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { labelOfTitle, respondentOfLabel } from '#core/interview-label.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, count, find, get, removeWhere, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';
import { refuseTakenLabel } from './interview-labels.ts';
import { respondentNamed, respondentsByKey } from './respondent-named.ts';
import { setRespondents } from './respondents.ts';

const kindInput = z.strictObject({
  ids: z.array(z.string()).min(1),
  kind: z.enum(tables.source.columns.kind.values),
  /** The respondents of the new interviews, added if new; by default each label names one. */
  respondents: z.array(z.string().trim().min(1).max(100)).default([]),
  /** The label, if one source becomes an interview; by default as its title proposes. */
  label: z.string().trim().min(1).max(50).optional(),
  /** The voice of the passages in new interviews. */
  voice: z.enum(['paraphrase', 'verbatim-notes', 'verbatim-recorded']).default('paraphrase'),
});

type KindInput = z.output<typeof kindInput>;

/** What a change of kind would do to what belongs to the sources. */
export interface KindEffects {
  /** How many sources change; those that have the kind already do not. */
  readonly sources: number;
  /** The new interviews, with their labels and respondents. */
  readonly interviews: readonly {
    readonly sourceId: string;
    readonly title: string;
    readonly label: string;
    readonly respondents: readonly string[];
  }[];
  /** The respondents that would be added. */
  readonly made: readonly string[];
  /** The respondents who lose an interview, and how many they keep. */
  readonly left: readonly { readonly name: string; readonly interviews: number }[];
  /** How many codings lose their speaker. */
  readonly speakers: number;
  /** How many codings gain or lose a voice. */
  readonly voices: number;
  /** How many interviewer's remarks would count from then on, since a document has no interviewer. */
  readonly remarks: number;
  /** How many sources lose their place, mode, duration or interviewer. */
  readonly facts: number;
  /** How many review marks they have, which stay. */
  readonly reviews: number;
  readonly counts: CountEffects;
}

/** Makes sources documents or interviews. Throws `conflict` if a label is taken. */
export const setKind = command(kindInput, (context, input) => changeKinds(context, input));

/** Previews `setKind`. */
export const kindPreview = job(kindInput, async (context, input): Promise<KindEffects> =>
  previewedAct(
    context,
    (acting) => changeKinds(acting, input),
    (change, after) => effectsOf(change, after),
  ),
);

function changeKinds({ db, newId }: CommandContext, input: KindInput): void {
  const sources = input.ids.map((id) => get(db, 'source', id)).filter(({ kind }) => kind !== input.kind);
  if (input.label !== undefined && sources.length > 1) throw new AppError('invalid', 'errors:label_of_many');
  if (input.kind === 'document') {
    for (const source of sources) becomeDocument(db, source);
    return;
  }
  const known: Known = {
    labels: new Set(all(db, 'source', { kind: 'interview' }).flatMap(({ label }) => label ?? [])),
    people: respondentsByKey(db),
  };
  for (const source of sources) becomeInterview(db, newId, source, input, known);
}

/** The existing labels and respondents, including those of sources changed before. */
interface Known {
  readonly labels: Set<string>;
  readonly people: ReturnType<typeof respondentsByKey>;
}

const noFacts = { label: null, place: null, mode: null, durationMinutes: null, interviewer: null } as const;

function becomeDocument(db: WriteDb, { id }: SourceRecord): void {
  for (const { id: codingId, respondentId, voice } of all(db, 'coding', { sourceId: id }))
    if (respondentId !== null || voice !== null)
      update(db, 'coding', codingId, { respondentId: null, voice: null });
  removeWhere(db, 'sourceRespondent', { sourceId: id });
  update(db, 'source', id, { kind: 'document', ...noFacts });
}

function becomeInterview(
  db: WriteDb,
  newId: () => string,
  { id, title }: SourceRecord,
  { respondents, label: wanted, voice }: KindInput,
  { labels, people }: Known,
): void {
  refuseTakenLabel(db, id, wanted);
  const label = wanted ?? labelOfTitle(title, labels);
  labels.add(label);
  update(db, 'source', id, { kind: 'interview', label });
  for (const { id: codingId, start, voice: own } of all(db, 'coding', { sourceId: id }))
    if (start !== null && own === null) update(db, 'coding', codingId, { voice });
  const names = respondents.length > 0 ? respondents : [respondentOfLabel(label)];
  setRespondents(
    db,
    newId,
    id,
    names.map((name) => respondentNamed(db, newId, name, people).id),
  );
}

function effectsOf(change: Change, after: ReadDb): Omit<KindEffects, 'counts'> {
  const sources = Object.values(change.updated.source ?? {});
  const codings = Object.values(change.updated.coding ?? {});
  const codingsThat = (test: (from: CodingRecord, to: CodingRecord) => boolean): number =>
    codings.filter(([from, to]) => test(from, to)).length;
  const leftIds = new Set(
    Object.values(change.removed.sourceRespondent ?? {}).map(({ respondentId }) => respondentId),
  );
  const nameOf = (id: string): string => find(after, 'respondent', id)?.name ?? '';
  return {
    sources: sources.length,
    interviews: sources
      .filter(([, { kind }]) => kind === 'interview')
      .map(([, { id, title, label }]) => ({
        sourceId: id,
        title,
        label: label ?? '',
        respondents: all(after, 'sourceRespondent', { sourceId: id }).map(({ respondentId }) =>
          nameOf(respondentId),
        ),
      })),
    made: Object.values(change.added.respondent ?? {}).map(({ name }) => name),
    left: [...leftIds].map((respondentId) => ({
      name: nameOf(respondentId),
      interviews: count(after, 'sourceRespondent', { respondentId }),
    })),
    speakers: codingsThat((from, to) => from.respondentId !== to.respondentId),
    voices: codingsThat((from, to) => from.voice !== to.voice),
    remarks: codingsThat((from, to) => from.voice === 'remark' && to.voice === null),
    facts: sources.filter(
      ([from, { kind }]) =>
        kind === 'document' &&
        [from.place, from.mode, from.durationMinutes, from.interviewer].some((fact) => fact !== null),
    ).length,
    reviews: sources.reduce((sum, [, { id }]) => sum + count(after, 'review', { sourceId: id }), 0),
  };
}
