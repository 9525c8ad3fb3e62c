import type { WrittenSummary } from '#core/summary-grid/written.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';

/** Confirms a summary whose codings have changed; returns whether there was one to confirm. */
export function confirmOwn(summary: WrittenSummary | undefined): boolean {
  if (!summary || summary.changes === null) return false;
  api.summaries.confirm({ id: summary.id }).catch(showError);
  return true;
}
