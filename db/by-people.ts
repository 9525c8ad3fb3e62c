/**
 * An SQL condition on rows of `coding`: people made them. Those of a program are in no count until their layer is chosen.
 */
export const BY_PEOPLE = "coding.coder_id NOT IN (SELECT id FROM coder WHERE kind = 'machine')";
