// The codings of the adjudicated layer, as decisions and finished sources write them.
import { Decisions, type CodingNow } from '#core/agreement/decisions.ts';
import { decidedCodings } from '#core/basis.ts';
import { freeName } from '#core/free-name.ts';
import type { AdjudicationRecord, CodeRecord, CodingRecord } from '#core/records.ts';
import { overlaps, type Span } from '#core/span.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { textAtHand } from '#db/text-at-hand.ts';
import { all, find, get, insert, update } from '#db/write.ts';
import { applyCode } from '../applying-codes.ts';
import type { CommandContext } from '../context.ts';
import { madeByPeople } from '../machine-layers.ts';
import { removeCoding } from '../removal.ts';

/** A place as a screen names it. */
export interface NamedPlace {
  readonly sourceId: string;
  readonly codeId: string;
  readonly span: Span | null;
}

/** From so many decisions on, reading all codings once is faster than each coding that lay under one. */
const MANY = 500;

/** In no order, which would take half as long again. */
const DECISIONS = `SELECT id, source_id AS sourceId, code_id AS codeId, outcome, taken_from AS takenFrom, reason, basis,
  coder_id AS coderId, at FROM adjudication`;

/** The decisions of the study, with how the codings under them stand now, or of some sources alone; read anew. */
export function decisionsIn(db: ReadDb, sourceIds?: Iterable<string>): Decisions {
  const records = (
    sourceIds === undefined
      ? statement(db.sqlite, DECISIONS).all()
      : statement(db.sqlite, `${DECISIONS} WHERE source_id IN (SELECT value FROM json_each(?))`).all(
          JSON.stringify([...sourceIds]),
        )
  ) as AdjudicationRecord[];
  if (sourceIds !== undefined) return new Decisions(records, (id) => find(db, 'coding', id) ?? null);
  const codings =
    records.length < MANY
      ? codingsNamed(
          db,
          records.flatMap(({ basis }) => decidedCodings(basis).map(([id]) => id)),
        )
      : codingsOfCoders(db);
  return new Decisions(records, (id) => {
    const digest = codings.get(id);
    return digest === undefined ? null : new Standing(db, id, digest);
  });
}

/** By id, the digest of the words of a coding; null for the whole source. */
type Digests = ReadonlyMap<string, string | null>;

/** How a coding stands. Its code is looked up when it is asked for: hardly any question is about it. */
class Standing implements NonNullable<ReturnType<CodingNow>> {
  readonly quoteDigest: string | null;
  readonly #db: ReadDb;
  readonly #id: string;

  constructor(db: ReadDb, id: string, quoteDigest: string | null) {
    this.quoteDigest = quoteDigest;
    this.#db = db;
    this.#id = id;
  }

  /** Empty for a coding that has gone meanwhile. */
  get codeId(): string {
    return find(this.#db, 'coding', this.#id)?.codeId ?? '';
  }
}

const DIGESTS = 'SELECT id, quote_digest FROM coding';

function codingsNamed({ sqlite }: ReadDb, ids: readonly string[]): Digests {
  const named = statement(sqlite, `${DIGESTS} WHERE id IN (SELECT value FROM json_each(?))`).raw();
  return new Map(named.all(JSON.stringify(ids)) as [string, string | null][]);
}

/** Those of the adjudicated layer lie under no decision. */
function codingsOfCoders({ sqlite }: ReadDb): Digests {
  const ofCoders = `coder_id NOT IN (SELECT id FROM coder WHERE kind = 'adjudication')`;
  // At once: taking rows one by one takes nearly twice as long.
  const ofAll = statement(sqlite, `${DIGESTS} WHERE ${ofCoders}`).raw();
  return new Map(ofAll.all() as [string, string | null][]);
}

/** The adjudicated layer; it is made if the study has none yet. */
export function layerFor({ db, newId, now }: CommandContext, name: string): string {
  const coders = all(db, 'coder');
  const layer = coders.find(({ kind }) => kind === 'adjudication');
  if (layer) return layer.id;
  const taken = new Set(coders.map((each) => each.name));
  const free = freeName(name, taken);
  return insert(db, 'coder', {
    id: newId(),
    name: free,
    kind: 'adjudication',
    personId: null,
    program: null,
    createdAt: now(),
  }).id;
}

/** What the adjudicated layer has of these codes at the place besides the codings that are wanted there. */
export function unwantedAt(
  db: ReadDb,
  layerId: string,
  { sourceId, span }: NamedPlace,
  codeIds: ReadonlySet<string>,
  wanted: readonly CodingRecord[],
): CodingRecord[] {
  const isWanted = (coding: CodingRecord): boolean =>
    wanted.some(
      ({ codeId, start, end }) => codeId === coding.codeId && start === coding.start && end === coding.end,
    );
  return all(db, 'coding', { sourceId, coderId: layerId }).filter(
    (coding) => codeIds.has(coding.codeId) && isAt(coding, span) && !isWanted(coding),
  );
}

/** Makes the adjudicated layer have exactly these codings of these codes at the place. */
export function writeAgreed(
  context: CommandContext,
  layerId: string,
  place: NamedPlace,
  codeIds: ReadonlySet<string>,
  wanted: readonly CodingRecord[],
): void {
  const { db } = context;
  const source = get(db, 'source', place.sourceId);
  for (const { id } of unwantedAt(db, layerId, place, codeIds, wanted)) removeCoding(db, id);
  const text = textAtHand(db, source.textHash);
  const isByPerson = madeByPeople(db);
  for (const coding of wanted) {
    const { codeId, start, end, weight, stance, voice, respondentId, translation } = coding;
    const at = start === null || end === null ? null : { start, end };
    const suggestedBy = coding.suggestedBy ?? (isByPerson(coding) ? null : coding.id);
    const details = { weight, stance, voice, respondentId, suggestedBy };
    const acting = { ...context, coderId: layerId };
    // What was coded before a code was retired or became a heading is agreed on like all else.
    const code: CodeRecord = { ...get(db, 'code', codeId), status: 'stable', codable: true };
    const made = applyCode(acting, source, text, code, at, details);
    // The layer may have had it already, as another coder made it.
    const said = { ...details, voice: voice ?? made.voice, translation: translation ?? made.translation };
    const isOther = (Object.keys(said) as (keyof typeof said)[]).some((field) => made[field] !== said[field]);
    if (isOther) update(db, 'coding', made.id, said);
  }
}

/** Whether a coding shares characters with a place; of the whole source, whether both are. */
export function isAt({ start, end }: CodingRecord, span: Span | null): boolean {
  if (span === null || start === null || end === null) return span === null && start === null;
  return overlaps(span, { start, end });
}
