import type { Stance, Voice } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';

/** The voices of an interview's passage, the usual one of notes first. */
export const VOICES: readonly Voice[] = tables.coding.columns.voice.values;
/** How a passage stands to its code; null is not said. */
export const STANCES: readonly (Stance | null)[] = [null, ...tables.coding.columns.stance.values];
