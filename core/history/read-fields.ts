// Which fields of a row say something to a person.

const UNREAD =
  /(?:Hash|At)$|^(?:id|sourceId|codeId|codingId|themeId|comparisonId|coderId|respondentId|position|at|counts|settings|astral|length|codePoints|quoteDigest|start|end|encoding|basis|starts|answers|items|columns|mapping|atUnlock)$/;

const POINTING = /^(?:mergedInto|parentId|classId|duplicateOf|mainCoderId)$/;

/** Whether the field is neither a key, a hash, a length nor a position. */
export function isReadField(field: string): boolean {
  return !UNREAD.test(field);
}

/** Whether the field refers to a row, whose name is read in its place. */
export function isPointing(field: string): boolean {
  return POINTING.test(field);
}
