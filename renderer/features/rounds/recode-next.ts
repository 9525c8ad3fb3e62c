import type { Recoding } from '#core/recoding/recoding.ts';
import { api } from '#renderer/api.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { projectStore } from '#renderer/state/project.ts';
import { openPlace, workAs } from '#renderer/state/workspace.ts';

/** The first source of the sample that is not coded again yet; undefined when all are. */
export function nextToRecode({ sources }: Recoding): string | undefined {
  return sources.find(({ againAt }) => againAt === null)?.sourceId;
}

/** Opens a source of a sample to be coded again, as the second pass; the first such act opens the round of the pass. */
export async function recodeSource(recoding: Recoding, sourceId: string): Promise<void> {
  await api.recodings.begin({ id: recoding.id });
  const path = projectStore.getState().open?.path;
  if (path !== undefined) workAs(path, recoding.passId);
  openPlace({ sourceId });
}

/** Shows where the two passes differ, as the person who coded both. */
export function comparePasses({ personId, passId }: Pick<Recoding, 'personId' | 'passId'>): void {
  const path = projectStore.getState().open?.path;
  if (path !== undefined) workAs(path, personId);
  showAgreement('disagreements', [personId, passId]);
}
