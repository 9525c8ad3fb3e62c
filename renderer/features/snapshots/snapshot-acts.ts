// Actions on a snapshot.
import { api, host } from '#renderer/api.ts';
import { openProject } from '#renderer/common/openers/open-project.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { ListedSnapshot, ListedStudy } from '#electron/services/snapshots.ts';
import { momentInWords } from './snapshot-words.ts';

export type SnapshotOf = Pick<ListedStudy, 'file' | 'name'> & { readonly snapshot: ListedSnapshot };

/** Opens the snapshot read-only; the band at the top of the window leads back. */
export async function openSnapshot({ file, snapshot }: SnapshotOf): Promise<void> {
  await api.snapshots.look({ file, id: snapshot.id });
}

/** Returns from a snapshot to its study, or to the start screen if that is gone. */
export async function leaveSnapshot(): Promise<void> {
  const of = projectStore.getState().open?.snapshot?.of;
  await api.desk.close();
  if (of !== undefined) await openProject(of);
}

/** Restores the snapshot to a new file, and offers to open it if the program knows its place. */
export async function restoreAsNew({ file, name, snapshot }: SnapshotOf): Promise<void> {
  const { t } = currentWords();
  const filters = [{ name: t('menu:concord_project'), extensions: ['concord'] }];
  const suggested = `${name} ${snapshot.at.slice(0, 10)}.concord`;
  await host.saveAs(suggested, filters, (to) => api.snapshots.restore({ file, id: snapshot.id, to }));
}

/** Says what will happen to the current state, asks, and restores the snapshot in place of the study. */
export async function restoreHere({ file, snapshot }: SnapshotOf): Promise<void> {
  const words = currentWords();
  const { t } = words;
  const at = momentInWords(snapshot.at, words);
  const yes = await confirm({
    title: t('snapshots:here_title', { at }),
    body: t('snapshots:here_body'),
    action: t('snapshots:here_action'),
  });
  if (!yes) return;
  await api.snapshots.restoreHere({ file, id: snapshot.id });
  notify(t('snapshots:here_done', { at }));
}

/** Marks the snapshot to be kept forever, or removes the mark. */
export async function toggleKept({ file, snapshot }: SnapshotOf): Promise<void> {
  await api.snapshots.keep({ file, id: snapshot.id, kept: !snapshot.kept });
}
