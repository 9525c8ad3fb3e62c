// Two files of one study, of Wei who began it and of Lin, over a log in memory.
import { testProject } from './project.ts';
import { replicaOf, type TestReplica } from './replicas.ts';
import { smallStudy, type Study } from './study.ts';
import { TeamInMemory } from './team-in-memory.ts';

export interface TwoReplicas extends AsyncDisposable {
  readonly place: TeamInMemory;
  readonly study: Study;
  readonly wei: TestReplica;
  readonly lin: TestReplica;
}

/** The small study in the files of both, who are owners. */
export async function twoReplicas(): Promise<TwoReplicas> {
  await using begun = await testProject();
  const study = await smallStudy(begun);
  const { id: linId } = await begun.api.coders.add({ name: 'Lin' });
  const weiId = (await begun.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  begun.session.close();
  const place = new TeamInMemory();
  const wei = await replicaOf(begun.path, weiId, place.transportOf(weiId));
  const lin = await replicaOf(begun.path, linId, place.transportOf(linId));
  const dispose = async (): Promise<void> => {
    await wei[Symbol.asyncDispose]();
    await lin[Symbol.asyncDispose]();
  };
  return { place, study, wei, lin, [Symbol.asyncDispose]: dispose };
}
