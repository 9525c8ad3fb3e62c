// A decision about a source as a value: what is sent, and what is remembered of it.
import type { CodeRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';
import type { QueueItem } from './queue.ts';

export type Decision =
  | { readonly what: 'code'; readonly codeId: string; readonly name: string }
  | { readonly what: 'include' | 'second-look' | 'new' | 'reviewed' | 'unreviewed' }
  /** Null without a reason. */
  | { readonly what: 'exclude'; readonly reason: string | null };

/** The input of `triage.decide` without the sources. */
export interface Deciding {
  readonly status?: 'new' | 'included' | 'excluded' | 'second-look';
  readonly exclusionReason?: string | null;
  readonly codeId?: string;
  readonly reviewed?: boolean;
}

/** The decision to apply a code. */
export function codeDecision({ id, name }: Pick<CodeRecord, 'id' | 'name'>): Decision {
  return { what: 'code', codeId: id, name };
}

/**
 * The effects of a decision. A code includes a source that was not screened or waited for a second look, and with
 * `marksReviewed` marks it as reviewed. Including or excluding alone is no review: otherwise a source included by its
 * headline would count as one in which nothing was found.
 */
export function decidingOf(
  decision: Decision,
  items: readonly Pick<QueueItem, 'source'>[],
  marksReviewed: boolean,
): Deciding {
  switch (decision.what) {
    case 'code': {
      const letsIn = items.every(({ source }) => source.status === 'new' || source.status === 'second-look');
      return {
        codeId: decision.codeId,
        ...(letsIn ? { status: 'included' } : {}),
        ...(marksReviewed ? { reviewed: true } : {}),
      };
    }
    case 'include':
      return { status: 'included' };
    case 'exclude':
      return { status: 'excluded', exclusionReason: decision.reason };
    case 'second-look':
    case 'new':
      return { status: decision.what };
    case 'reviewed':
    case 'unreviewed':
      return { reviewed: decision.what === 'reviewed' };
  }
}

/** The decision in a few words: “excluded: off topic”. */
export function decisionInWords(decision: Decision, { t }: Pick<Words, 't'>): string {
  switch (decision.what) {
    case 'code':
      return t('triage:did_code', { name: decision.name });
    case 'exclude':
      return decision.reason === null
        ? t('triage:did_exclude')
        : t('triage:did_exclude_for', { reason: decision.reason });
    default:
      return t(`triage:did_${decision.what}`);
  }
}
