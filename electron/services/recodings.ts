// Coding a sample again: one person's second pass over sources that they reviewed before, after an interval.
import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { byMoment } from '#core/by-moment.ts';
import { AppError } from '#core/errors.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import type { RecodingRecord } from '#core/records.ts';
import {
  dayAfter,
  recodingFrames,
  recodingOf,
  sourcesToRecode,
  type Recoding,
} from '#core/recoding/recoding.ts';
import { sampleDesignFrom, type SampleDesign } from '#core/sampling/sample-design.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { drawSample, sampleDesign } from '#core/triage/draw-sample.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { personOf } from '#db/person.ts';
import { statement } from '#db/statements.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { command, job, query, type CommandContext, type QueryContext } from './context.ts';
import { openRound } from './rounds/open-round.ts';
import { sampleSettings } from './samples.ts';

const MAX_WEEKS = 520;

const weeks = z.int().min(0).max(MAX_WEEKS);
const seed = z
  .int()
  .min(0)
  .max(SEEDS - 1)
  .nullable();
/** What a sample is drawn from and how. */
const draw = { settings: sampleSettings, seed, frame: z.enum(recodingFrames) };

export const recodings = {
  /**
   * Draws a sample of the sources that a person has reviewed, adds a second pass of that person and the day from which to
   * be reminded, so many weeks from now. `passName` and `sampleName` get a number behind them where they are taken. Throws
   * `invalid` unless the coder is a person, and for a size below one or above the number of reviewed sources.
   */
  plan: command(
    z.strictObject({
      personId: z.string(),
      passName: z.string().trim().min(1).max(100),
      sampleName: z.string().trim().min(1).max(200),
      weeks,
      ...draw,
    }),
    (context, input): { id: string; passId: string; sampleId: string } => {
      const { db, newId, now } = context;
      const { personId } = input;
      if (get(db, 'coder', personId).kind !== 'person')
        throw new AppError('invalid', 'errors:second_pass_needs_person');
      const drawn = drawnAgain(context, personId, input);
      const sampleId = insert(db, 'sample', {
        id: newId(),
        name: freeName(input.sampleName, namesOf(all(db, 'sample'))),
        ...drawn,
        createdAt: now(),
      }).id;
      const passId = insert(db, 'coder', {
        id: newId(),
        name: freeName(input.passName, namesOf(all(db, 'coder'))),
        kind: 'second-pass',
        personId,
        createdAt: now(),
        program: null,
      }).id;
      const dueOn = dayAfter(now(), input.weeks);
      const plan = { id: newId(), passId, sampleId, weeks: input.weeks, dueOn, plannedAt: now() };
      return { id: insert(db, 'recoding', plan).id, passId, sampleId };
    },
  ),

  /**
   * Draws the sources of a plan again, by other settings or another seed. Throws `conflict` once the second pass has begun:
   * sources chosen after that would be no random sample.
   */
  redraw: command(z.strictObject({ id: z.string(), ...draw }), (context, { id, ...input }) => {
    const { db, now } = context;
    const plan = get(db, 'recoding', id);
    const pass = get(db, 'coder', plan.passId);
    if (hasBegun(db, pass.id))
      throw new AppError('conflict', 'errors:recoding_has_begun', { name: pass.name });
    const drawn = drawnAgain(context, pass.personId ?? pass.id, input);
    update(db, 'sample', plan.sampleId, { ...drawn, createdAt: now() });
  }),

  /**
   * Opens the blind round of a second pass, if it has none: from now on nobody else sees what it codes. Cannot be undone.
   * Throws `conflict` for one who may not open rounds, see `openRound`.
   */
  begin: job(z.strictObject({ id: z.string() }), async ({ db, transact }, { id }): Promise<void> => {
    const { passId } = get(db, 'recoding', id);
    if (all(db, 'blindRoundCoder', { coderId: passId }).length > 0) return;
    transact((acting) => beginSecondPass(acting, passId), { group: null });
  }),

  /** Sets the first day of being reminded; null for never. */
  remind: command(
    z.strictObject({ id: z.string(), dueOn: z.iso.date().nullable() }),
    ({ db }, { id, dueOn }) => update(db, 'recoding', id, { dueOn }),
  ),

  /** Drops a plan. The sample stays, as one to be coded again, and the second pass with what was coded in it. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const { id: sampleId, settings: stored } = get(db, 'sample', get(db, 'recoding', id).sampleId);
    const design = sampleDesignFrom(stored);
    // Without its plan, a sample of an earlier program would be taken for a draw of a class.
    if (design.isToRecode !== true) update(db, 'sample', sampleId, { settings: toRecode(design) });
    remove(db, 'recoding', id);
  }),

  /** All plans with how far they are, the oldest first. */
  list: query(z.strictObject({}), (context): readonly Recoding[] =>
    all(context.db, 'recoding')
      .toSorted(byMoment('plannedAt'))
      .map((plan) => recodingFor(context, plan)),
  ),
};

/** Opens the blind round of a second pass, and returns its id. Throws as `openRound`. */
export function beginSecondPass(context: CommandContext, passId: string): string {
  const name = freeName(get(context.db, 'coder', passId).name, namesOf(all(context.db, 'blindRound')));
  const round = { name, kind: 'persons', coderIds: [passId], codebook: 'open', ownerSees: false } as const;
  return openRound(context, { ...round, openKind: null }, null).id;
}

/** A draw from what the person has reviewed, as far as one who asks may see it, as fields of a sample. */
function drawnAgain(
  { db, seen, counting }: Pick<CommandContext, 'db' | 'seen' | 'counting'>,
  personId: string,
  input: z.output<z.ZodObject<typeof draw>>,
): { seed: number; settings: string; sourceIds: string } {
  const chosen = input.seed ?? randomInt(SEEDS);
  const fromIds = sourcesToRecode(
    all(db, 'source'),
    all(seen, 'review', { coderId: personId }),
    personId,
    input.frame,
  );
  if (fromIds.length === 0)
    throw new AppError('invalid', 'errors:recoding_nothing_reviewed', {
      name: get(db, 'coder', personId).name,
    });
  const design = sampleDesign(counting.corpus, fromIds, input.settings);
  return {
    seed: chosen,
    settings: toRecode(design),
    sourceIds: JSON.stringify(drawSample(design, chosen)),
  };
}

/** The stored settings of a sample that is drawn to be coded again. */
function toRecode(design: SampleDesign): string {
  return JSON.stringify({ ...design, isToRecode: true } satisfies SampleDesign);
}

function hasBegun(db: ReadDb | WriteDb, passId: string): boolean {
  return (
    all(db, 'review', { coderId: passId }).length > 0 || all(db, 'coding', { coderId: passId }).length > 0
  );
}

/**
 * A plan as it is told to one who asks. Whose plan it is learns how far it is in both passes, whatever a round hides; when
 * the first pass was reviewed is told only where it is seen.
 */
function recodingFor(
  { db, whole, coderId, personId: asks, now }: QueryContext,
  plan: RecodingRecord,
): Recoding {
  const pass = get(db, 'coder', plan.passId);
  const personId = pass.personId ?? pass.id;
  const told = personOf(whole, coderId, asks) === personId ? whole : db;
  const codedSince = statement(
    told.sqlite,
    'SELECT DISTINCT source_id FROM coding WHERE coder_id = ? AND created_at > ?',
  )
    .pluck()
    .all(personId, plan.plannedAt) as string[];
  const recoding = recodingOf(plan, {
    pass,
    sample: get(db, 'sample', plan.sampleId),
    source: (id) => find(db, 'source', id) ?? null,
    reviews: [...all(told, 'review', { coderId: personId }), ...all(told, 'review', { coderId: pass.id })],
    codedSince: new Set(codedSince),
    today: now().slice(0, 10),
  });
  const seen = new Set(all(db, 'review', { coderId: personId }).map(({ sourceId }) => sourceId));
  const sources = recoding.sources.map((each) =>
    seen.has(each.sourceId) ? each : { ...each, firstAt: null },
  );
  return { ...recoding, sources };
}
