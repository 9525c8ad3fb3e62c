import type { Stance, Voice } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';

/** The voices of a passage in an interview; the usual one for notes comes first. */
export const VOICES: readonly Voice[] = tables.coding.columns.voice.values;
/** The stances of a passage towards its code; null means none is stated. */
export const STANCES: readonly (Stance | null)[] = [null, ...tables.coding.columns.stance.values];
