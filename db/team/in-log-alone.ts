// A copy of a team's file without what is not in the team's log: while a blind round lasts, that may be sealed.
import type { Database } from 'better-sqlite3';
import { changeIn, ChangeRecorder, invert, toldChangeIn } from '#core/change.ts';
import { studyPart } from '#core/team/act.ts';
import type { TextsReferredTo } from '../act-texts.ts';
import { Acts } from '../acts.ts';
import { findUnnamed, removeUnnamed } from '../collect.ts';
import { applyChange } from '../write.ts';

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
 * after act `since`, up to which all are there, is taken back, and the acts of the log done again in their order. Texts that only
 * the others named go too.
 */
export function keepLogAlone(sqlite: Database, since: number): void {
  const bodies = sqlite.prepare('SELECT body FROM change WHERE seq > ? ORDER BY seq DESC').pluck();
  const logged = sqlite
    .prepare(
      `SELECT id, at, coder_id AS "coderId", method, group_id AS "group", undoes, redoes, coalesce(settled, body) AS body, texts,
         person_id AS "personId", replica_id AS "replicaId", team_seq AS "teamSeq", round AS "roundId", is_late AS "isLate"
       FROM change WHERE seq > ? AND team_seq > 0 ORDER BY team_seq`,
    )
    .all(since) as Stored[];
  const acting = { sqlite, recorder: new ChangeRecorder() };
  for (const body of bodies.all(since) as string[]) applyChange(acting, invert(changeIn(body)));
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
