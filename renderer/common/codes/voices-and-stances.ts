import type { Stance, Voice } from '#core/records.ts';

/** The voices of an interview's passage, the usual one of notes first. */
export const VOICES: readonly Voice[] = ['paraphrase', 'verbatim-notes', 'verbatim-recorded', 'remark'];
/** How a passage stands to its code; null is not said. */
export const STANCES: readonly (Stance | null)[] = [null, 'supports', 'qualifies', 'contradicts'];
