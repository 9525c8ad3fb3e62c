// The changed ones among a project's facts.
import type { ProjectRecord } from '#core/records.ts';

type Facts = Pick<ProjectRecord, 'name' | 'description' | 'notice'>;

/** The facts as typed; an empty text means none. */
export interface WrittenFacts {
  readonly name: string;
  readonly description: string;
  readonly notice: string;
}

/** The facts that differ from before, in stored form; an empty notice becomes null. */
export function changedFacts(before: Facts, written: WrittenFacts): Partial<Facts> {
  const now: Facts = {
    name: written.name.trim(),
    description: written.description.trim(),
    notice: written.notice.trim() === '' ? null : written.notice.trim(),
  };
  return {
    ...(now.name === before.name ? {} : { name: now.name }),
    ...(now.description === before.description.trim() ? {} : { description: now.description }),
    ...(now.notice === (before.notice?.trim() || null) ? {} : { notice: now.notice }),
  };
}
