/** The fields of a code that together define it, in the order of a codebook. */
export const definitionFields = [
  'shortDefinition',
  'fullDefinition',
  'whenToUse',
  'whenNotToUse',
  'definition2',
] as const;

export type DefinitionField = (typeof definitionFields)[number];
