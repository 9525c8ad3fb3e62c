import { createElement, Fragment } from 'react';
import type { SampleRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { allToScreen } from './queue.ts';
import { makeQueue } from './queue-place.ts';
import { showTriageView } from '#renderer/common/openers/triage-view.ts';

/** Opens a whole sample as a queue. */
export function openSample({ id }: SampleRecord): void {
  makeQueue({ ...allToScreen, of: { what: 'sample', sampleId: id } });
  showTriageView('queue');
}

/** Asks, deletes a sample and offers undo. */
export async function deleteSample({ id, name }: SampleRecord): Promise<void> {
  const { t } = currentWords();
  const yes = await confirm({
    title: t('triage:delete_sample_title', { name }),
    body: createElement(
      Fragment,
      null,
      createElement('p', null, t('triage:delete_sample_body')),
      createElement(UsesOf, { act: 'delete', ids: [id] }),
    ),
    action: t('common:delete'),
  });
  if (!yes) return;
  const group = crypto.randomUUID();
  try {
    await api.samples.remove({ id }, { group });
    offerUndo(t('triage:sample_deleted', { name }), group);
  } catch (error) {
    showError(error);
  }
}
