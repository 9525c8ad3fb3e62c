import type { CodeRecord } from './records.ts';

/** What a code is before anything is said of it, but for its name, place, colour and birth. */
export const newCode = {
  name2: null,
  aliases: '',
  codable: true,
  isTheme: false,
  shortDefinition: '',
  fullDefinition: '',
  whenToUse: '',
  whenNotToUse: '',
  definition2: '',
  origin: 'inductive',
  prompted: null,
  status: 'draft',
  mergedInto: null,
  onePerSource: false,
  pin: null,
} as const satisfies Partial<CodeRecord>;
