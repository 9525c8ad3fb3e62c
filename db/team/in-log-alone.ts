// A copy of a team's file without what is not in the team's log: while a blind round lasts, that may be sealed.
import type { Database } from 'better-sqlite3';
import { changeIn, ChangeRecorder, invert, toldChangeIn } from '#core/change.ts';
import { studyPart } from '#core/team/act.ts';
import type { TextsReferredTo } from '../act-texts.ts';
import { Acts } from '../acts.ts';
import { findUnnamed, removeUnnamed } from '../collect.ts';
import { applyChange } from '../write.ts';
import { NO_MAKING_ROOM } from '../standing-acts.ts';
import { PLACED_AFTER, WHOLE_TO } from './unsent.ts';

interface Stored {
  readonly id: string;
  readonly at: string;
  readonly coderId: string;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
  readonly texts: string | null;
  readonly personId: string;
  readonly replicaId: string;
  readonly teamSeq: number;
  readonly roundId: string | null;
  readonly isLate: number | null;
}

/**
 * Leaves in a copy, within its open transaction, the study as it stands in the log, with the acts of the log alone: what was done
 * after act `allTo`, up to which all are there, is taken back, and the acts of the log done again in their order. Texts that only
 * the others named go too. What belongs to one person or file is not in the copy.
 */
export function keepLogAlone(sqlite: Database, allTo: number): void {
  const since = asInLogTo(sqlite, allTo);
  const bodies = sqlite.prepare('SELECT body FROM change WHERE seq > ? ORDER BY seq DESC').pluck();
  const logged = sqlite
    .prepare(
      `SELECT id, at, coder_id AS "coderId", method, group_id AS "group", undoes, redoes, coalesce(settled, body) AS body, texts,
         person_id AS "personId", replica_id AS "replicaId", team_seq AS "teamSeq", round AS "roundId", is_late AS "isLate"
       FROM change WHERE seq > ? AND team_seq > 0 ORDER BY team_seq`,
    )
    .all(since) as Stored[];
  const acting = { sqlite, recorder: new ChangeRecorder() };
  for (const body of bodies.all(since) as string[]) applyChange(acting, invert(studyPart(changeIn(body))));
  sqlite.prepare('DELETE FROM change WHERE seq > ?').run(since);
  // Derived from the history; whoever needs it makes it again.
  sqlite.exec('DELETE FROM row_act');
  new Acts({ sqlite }).takeIn((write) => {
    for (const {
      at,
      coderId,
      method,
      group,
      undoes,
      redoes,
      body,
      texts,
      roundId,
      isLate,
      ...act
    } of logged) {
      const {
        told,
        texts: settledTexts,
        ...change
      } = toldChangeIn(body) as ReturnType<typeof toldChangeIn> & {
        readonly texts?: TextsReferredTo;
      };
      write(
        { at, coderId, method, ...(undoes !== null ? { undoes } : redoes !== null ? { redoes } : { group }) },
        {
          ...act,
          texts: settledTexts ?? (texts === null ? {} : (JSON.parse(texts) as TextsReferredTo)),
          roundId,
          isLate: isLate === 1,
          isKept: true,
        },
        (db) => {
          applyChange(db, studyPart(change));
          return told;
        },
      );
    }
  });
  for (const _ of removeUnnamed(sqlite, findUnnamed(sqlite))) continue;
  sqlite.exec('DELETE FROM text_sketch WHERE text_hash NOT IN (SELECT hash FROM blob)');
}

/**
 * The last act up to which the file stands as the log does: of the acts up to `allTo`, all of which are in the log or came with the
 * base that it begins after, later ones may stand before earlier ones there, and may have been settled since.
 */
function asInLogTo(sqlite: Database, allTo: number): number {
  // An act without a number came with the base, and with it all that was in the base, as it stood: the log does not have it to do again.
  const base = Number(sqlite.prepare(WHOLE_TO).pluck().get({ to: allTo }));
  // An act that one of a later row stands before in the log.
  const overtaken = sqlite.prepare(
    `SELECT min(seq) FROM change WHERE seq <= @to AND team_seq >
       (SELECT min(team_seq) FROM change WHERE seq > @to AND team_seq > 0)`,
  );
  // An act that a later row may have settled. The copy does not tell whose file it is of, and so not what came from others.
  const settledLater = sqlite.prepare(
    `SELECT min(seq) FROM change WHERE seq <= @to AND (settled IS NOT NULL OR team_order IS NOT NULL)
       AND EXISTS (SELECT 1 FROM change WHERE seq > @to AND NOT (${NO_MAKING_ROOM}))
       AND team_seq > 0`,
  );
  // An act of which nothing was left once it was settled, so that it never came into the log. Its new place tells when: rows that
  // make room need not, for an act and its undo are set aside together without one.
  const settledToNothing = sqlite.prepare(
    `SELECT min(seq) FROM change WHERE seq <= @to AND team_seq = 0 AND settled IS NOT NULL AND ${NO_MAKING_ROOM}
       AND ${PLACED_AFTER}`,
  );
  for (let to = allTo; ;) {
    const earlier = [overtaken, settledLater, settledToNothing].flatMap((each) => {
      const found = each.pluck().get({ to });
      return typeof found === 'number' ? [found - 1] : [];
    });
    if (earlier.length === 0) return to;
    to = Math.max(base, Math.min(...earlier));
    if (to === base) return to;
  }
}
