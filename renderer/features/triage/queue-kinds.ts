// The queues to choose from, with their numbers of sources.
import type { ExclusionReasonRecord, SampleRecord } from '#core/records.ts';
import { byPosition } from '#core/by-position.ts';
import type { Option } from '#renderer/ui/option.ts';
import type { Words } from '#words/words.ts';
import { holds, type QueueItem, type QueueOf } from './queue.ts';
import { membersOf } from './use-queue.ts';

export interface QueueKind {
  readonly of: QueueOf;
  readonly option: Option;
}

/** A key for a queue, equal for equal queues. */
export function keyOf(of: QueueOf): string {
  if (of.what === 'excluded') return of.reason === null ? 'excluded' : `excluded ${of.reason}`;
  return of.what === 'sample' ? `sample ${of.sampleId}` : of.what;
}

/** The name of a queue. */
function queueName(of: QueueOf, samples: ReadonlyMap<string, SampleRecord>, { t }: Pick<Words, 't'>): string {
  switch (of.what) {
    case 'listed':
      return of.title;
    case 'sample': {
      const sample = samples.get(of.sampleId);
      return sample ? t('triage:of_sample', { name: sample.name }) : t('triage:of_gone_sample');
    }
    case 'excluded':
      if (of.reason === null) return t('triage:of_excluded');
      return of.reason === ''
        ? t('triage:of_excluded_unsaid')
        : t('triage:of_excluded_for', { reason: of.reason });
    default:
      return t(`triage:of_${of.what}`);
  }
}

const always = ['new', 'unreviewed', 'second-look', 'all'] as const;
const where = ['included', 'reviewed', 'duplicates', 'in-scope'] as const;

/** The queues of a project: those always offered, those that hold sources, and `chosen`. */
export function queuesThereAre(
  items: readonly QueueItem[],
  chosen: QueueOf,
  samples: ReadonlyMap<string, SampleRecord>,
  reasons: ReadonlyMap<string, ExclusionReasonRecord>,
  words: Words,
): QueueKind[] {
  const number = new Intl.NumberFormat(words.language);
  const kindOf = (of: QueueOf): QueueKind & { count: number } => {
    const members = membersOf(of, samples);
    const count = items.filter((item) => holds(item, of, members)).length;
    const label = `${queueName(of, samples, words)} · ${number.format(count)}`;
    return { of, count, option: { value: keyOf(of), label } };
  };
  const given = new Set(
    items.flatMap(({ source }) => (source.status === 'excluded' ? [source.exclusionReason ?? ''] : [])),
  );
  const listed = [...reasons.values()].toSorted(byPosition).map(({ name }) => name);
  const inUse = [
    ...listed.filter((name) => given.has(name)),
    ...[...given].filter((name) => name !== '' && !listed.includes(name)).toSorted(),
    ...(given.has('') && given.size > 1 ? [''] : []),
  ];
  const kinds = [
    ...always.map((what) => kindOf({ what })),
    ...where.map((what) => kindOf({ what })).filter(({ count }) => count > 0),
    ...(given.size > 0 ? [kindOf({ what: 'excluded', reason: null })] : []),
    ...inUse.map((reason) => kindOf({ what: 'excluded', reason })),
    ...[...samples.values()].map(({ id }) => kindOf({ what: 'sample', sampleId: id })),
  ];
  return kinds.some(({ option }) => option.value === keyOf(chosen)) ? kinds : [kindOf(chosen), ...kinds];
}
