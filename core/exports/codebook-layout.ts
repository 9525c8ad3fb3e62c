// How a codebook that is to be read is laid out: which codes have a section of their own, and what stands over it.

export interface CodebookLayout {
  /** Only codes that a definition, an example or a memo says something of have a section. */
  readonly described: boolean;
  /** Only codes without one above have a section. */
  readonly topLevel: boolean;
  /** Numbers by position stand before the names: `2.1`. */
  readonly numbered: boolean;
  /** The codes above stand over each section. */
  readonly paths: boolean;
  /** One font for all, in a Word file. */
  readonly oneFont: boolean;
}

export const usualLayout: CodebookLayout = {
  described: false,
  topLevel: false,
  numbered: false,
  paths: true,
  oneFont: false,
};

/** Numbers by position, `2.1` for the first code below the second root, of codes in tree order with their levels. */
export function codeNumbers(levels: readonly number[]): string[] {
  const counted: number[] = [];
  return levels.map((level) => {
    counted.length = Math.min(counted.length, level);
    counted[level - 1] = (counted[level - 1] ?? 0) + 1;
    return counted.join('.');
  });
}
