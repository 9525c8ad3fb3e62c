// Acts of a lane as they come to stand in the log.
import { invert } from '#core/change.ts';
import { blobsOf, type TeamAct } from '#core/team/act.ts';
import { Footprints, type FootprintKeys } from '#core/team/footprint.ts';
import type { NewId } from '#core/settling/rows.ts';
import type { WriteDb } from '../handles.ts';
import { applyChange, getBlob } from '../write.ts';
import { footprintHere } from './footprints.ts';
import { settleAct } from './settling-act.ts';
import { unsentActs } from './unsent.ts';

/** Acts settled onto the log as far as this file has received it. */
export interface OntoLog {
  readonly acts: readonly TeamAct[];
  readonly footprint: FootprintKeys;
  /** Texts that settling made, by hash. */
  readonly made: ReadonlyMap<string, Uint8Array>;
}

/**
 * Settles acts of somebody's lane onto the log, without what only this file holds; to be rolled back, since they come back with
 * the log. All acts stay, also those of which nothing is left: their person's file knows them by their ids.
 */
export function settledOntoLog(acting: WriteDb, acts: readonly TeamAct[], newId: NewId): OntoLog {
  for (const { change } of unsentActs(acting).toReversed()) applyChange(acting, invert(change));
  const together = new Footprints();
  const meant: TeamAct[] = [];
  const settled = acts.map((act): TeamAct => {
    const { change, texts, told } = settleAct(acting, act, newId, { before: meant });
    meant.push(act);
    together.add(footprintHere(acting, change));
    return { ...act, change, texts, told };
  });
  const before = blobsOf(acts);
  const made = [...blobsOf(settled)].filter((hash) => !before.has(hash));
  return {
    acts: settled,
    footprint: together.keys(),
    made: new Map(made.map((hash) => [hash, getBlob(acting, hash)])),
  };
}
