// Acts on rounds of blind work.
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

const DONE: Readonly<Record<string, string>> = {
  'rounds.open': 'opened_round',
  'rounds.turn': 'turned_round',
  'rounds.unlock': 'unlocked_round',
};

/** The facts of opening, turning or unlocking a round, of a change of seats or a move of the team in one; null for any other act. */
export function roundFacts({ added, updated, thing: named }: ActRows, method: string): ActFacts | null {
  const seat = added('blindRoundEvent').find(({ kind }) => kind === 'seat');
  if (seat?.leftId) {
    const things = { thing: named('other', seat.roundId), left: named('other', seat.leftId) };
    return { ...plainFacts('took_seat'), things };
  }
  const move = added('blindRoundEvent').find(({ kind }) => kind === 'leftFolder' || kind === 'leftServer');
  if (move) return { ...plainFacts('moved_in_round'), things: { thing: named('other', move.roundId) } };
  const round = added('blindRound')[0] ?? updated('blindRound')[0]?.[1];
  if (!round) return null;
  const done = DONE[method] ?? (added('blindRound').length > 0 ? 'opened_round' : undefined);
  if (done === undefined) return null;
  const thing = { what: 'other', id: round.id, name: round.name } as const;
  const key = done === 'turned_round' ? `${done}_${round.openKind}` : done;
  return { ...plainFacts(key), things: { thing } };
}

/** The facts of a withdrawal of respondents; null for any other act. */
export function withdrawalFacts({ removed }: ActRows, method: string): ActFacts | null {
  const [first, ...others] = removed('respondent');
  if (method !== 'respondents.withdraw' || !first) return null;
  if (others.length > 0) return plainFacts('withdrew_respondents', others.length + 1);
  return {
    ...plainFacts('withdrew_respondent'),
    things: { thing: { what: 'respondent', id: first.id, name: first.name } },
  };
}
