// One thing that waits or was decided, wholly: whose it is, both versions, and what can be done.
import { AppError } from '#core/errors.ts';
import type { Row, TableRow } from '#core/settling/rows.ts';
import type { RemarkKind } from '#core/settling/remark.ts';
import { meetingsIn } from '#core/team/deciding.ts';
import type { WaitingDetail } from '#core/team/waiting.ts';
import type { ReadDb } from '#db/handles.ts';
import type { HeldWork, TeamRemark } from '#db/team/held.ts';
import { find, getText } from '#db/write.ts';
import { statement } from '#db/statements.ts';
import { actOf, lastChangeOf, type ActHere } from './acts-here.ts';
import { sidesOf, takesOf } from './decided-work.ts';
import { heldTexts, isHeldText } from './held-texts.ts';
import { possibleTakes } from './held-work.ts';
import { fieldsToRead, valueToRead } from './named-rows.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { seenWaiting } from './seen-waiting.ts';

/** What waits or was decided under this id. Throws `not_found` where it was decided about before, or is hidden. */
export function waitingDetail(
  study: ReplicaStudy,
  id: string,
  { personId, newId }: { readonly personId: string; readonly newId: () => string },
): WaitingDetail {
  const { db } = study.store;
  const waiting = seenWaiting(study);
  const held = waiting.held.find((each) => each.id === id);
  if (held) return detailOfHeld(study, held, personId, newId);
  const told = waiting.remarks.find((each) => each.id === id);
  if (!told) throw new AppError('not_found', 'errors:team_no_such_held');
  return detailOfRemark(db, told, personId);
}

function detailOfHeld(
  study: ReplicaStudy,
  held: HeldWork,
  personId: string,
  newId: () => string,
): WaitingDetail {
  const { db } = study.store;
  const { id, actId, rows } = held;
  const shown = rows.find(isHeldText) ?? rows[0];
  if (!shown) throw new AppError('not_found', 'errors:team_no_such_held');
  const { table, row } = shown;
  const key = { table, id: row.id };
  const now = find(db, table, row.id) as Row | undefined;
  const read = isHeldText(shown) ? [] : fieldsToRead(table, Object.keys(row));
  const fields = read.flatMap((field) => {
    const ours = valueToRead(db, table, field, row);
    const theirs = now ? valueToRead(db, table, field, now) : null;
    return ours === theirs ? [] : [{ field, ours, theirs }];
  });
  const texts = isHeldText(shown) && now ? heldTexts(db, held, row) : null;
  const parts = meetingsIn(texts?.stretches ?? []).map(({ ours, theirs, base }) => ({
    ours: theirs.join('\n'),
    theirs: ours.join('\n'),
    base: base.join('\n'),
  }));
  const other = lastChangeOf(db, key, actId, (_, by) => by.personId !== personId && by.coderId !== personId);
  return {
    id,
    ours: saidBy(db, actOf(db, actId, key)),
    theirs: saidBy(db, other),
    stands: null,
    fields,
    parts,
    losesForm: texts?.hasForm ?? false,
    quote: quoteOf(db, held, shown),
    // Trying them writes, and where another program has the file, it decides.
    takes: study.store.readOnly ? [] : possibleTakes(study, held, newId),
  };
}

function quoteOf(db: ReadDb, { texts }: HeldWork, { table, row }: TableRow): string | null {
  const hash = texts[String(row['sourceId'])];
  const { start, end } = row;
  if (table !== 'coding' || hash === undefined || typeof start !== 'number' || typeof end !== 'number')
    return null;
  const isKept = statement(db.sqlite, 'SELECT 1 FROM blob WHERE hash = ?').get(hash) !== undefined;
  return isKept ? getText(db, hash).slice(start, end) : null;
}

/** Which change made the row what a remark tells. */
const madeBy: Partial<Record<RemarkKind, 'removal' | 'change'>> = { came_back: 'removal', stays: 'change' };

function detailOfRemark(db: ReadDb, told: TeamRemark, personId: string): WaitingDetail {
  const { id, actId, remark } = told;
  const { table } = remark;
  const act = actOf(db, actId, remark);
  const isOwnAct = act.personId === personId || act.coderId === personId;
  const sides = sidesOf(db, told, personId);
  const standing = remark.ours;
  const met = lastChangeOf(db, remark, actId, ({ after }, by) => {
    if (!sides || !standing)
      return madeBy[remark.kind] === 'removal' ? after === null : by.personId !== act.personId;
    return (
      after !== null && sides.fields.every((field) => (after[field] ?? null) === (standing[field] ?? null))
    );
  });
  const fields = sides ? fieldsToRead(table, sides.fields) : [];
  return {
    id,
    ours: saidBy(db, isOwnAct ? act : met),
    theirs: saidBy(db, isOwnAct ? met : act),
    stands: sides?.stands ?? null,
    fields: fields.map((field) => ({
      field,
      ours: sides && valueToRead(db, table, field, sides.ours),
      theirs: sides && valueToRead(db, table, field, sides.theirs),
    })),
    parts: [],
    losesForm: false,
    quote: null,
    takes: sides ? takesOf(db, remark, sides) : [],
  };
}

function saidBy(db: ReadDb, by: ActHere | null): WaitingDetail['ours'] {
  if (by === null || by.at === '') return { name: null, at: null };
  const coder = find(db, 'coder', by.personId ?? by.coderId) ?? find(db, 'coder', by.coderId);
  return { name: coder?.name ?? null, at: by.at };
}
