// When documents and interviews were opened in a round that keeps them apart. The round itself holds only its last turn. Turns
// are noted with it since schema 20; of earlier ones the history knows, which does not travel with an exchanged study.
import { changeIn } from '#core/change.ts';
import type { BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all } from '#db/write.ts';

/** A kind of source, and when it was opened, ISO 8601 in UTC. */
export interface KindTurn {
  readonly kind: 'document' | 'interview';
  readonly at: string;
}

/** The kinds in the order in which they were opened, by the whole study; empty for a round of persons. */
export function kindTurns(whole: ReadDb, { id, kind }: Pick<BlindRoundRecord, 'id' | 'kind'>): KindTurn[] {
  if (kind !== 'kinds') return [];
  const { sql, values } = actsAbout(whole, [`blindRound ${id}`]);
  const bodies = whole.sqlite.prepare(`SELECT body FROM change WHERE ${sql} ORDER BY seq`).pluck();
  const ofHistory = (bodies.all(...values) as string[]).flatMap((body): KindTurn[] => {
    const { added, updated } = changeIn(body);
    const opened = added.blindRound?.[id];
    const [from, to] = updated.blindRound?.[id] ?? [];
    if (opened?.openKind) return [{ kind: opened.openKind, at: opened.openedAt }];
    if (!to?.openKind || to.openKind === from?.openKind) return [];
    return [{ kind: to.openKind, at: to.turnedAt ?? to.openedAt }];
  });
  const noted = all(whole, 'blindRoundEvent', { roundId: id, kind: 'turn' }).flatMap(
    ({ openKind, at }): KindTurn[] => (openKind === null ? [] : [{ kind: openKind, at }]),
  );
  return [...new Map([...ofHistory, ...noted].map((turn) => [turn.at, turn])).values()].toSorted((a, b) =>
    a.at < b.at ? -1 : 1,
  );
}
