// How a codebook for reading is laid out: which codes have a section, and what its heading shows.

/** The choices of layout. */
export interface CodebookLayout {
  /** Only codes with a definition, an example or a memo have a section. */
  readonly described: boolean;
  /** Only codes at the top of the tree have a section. */
  readonly topLevel: boolean;
  /** Names are preceded by numbers of position: `2.1`. */
  readonly numbered: boolean;
  /** The codes above are shown over each section. */
  readonly paths: boolean;
  /** A single font, in a Word file. */
  readonly oneFont: boolean;
}

export const usualLayout: CodebookLayout = {
  described: false,
  topLevel: false,
  numbered: false,
  paths: true,
  oneFont: false,
};

/**
 * Numbers by position, `2.1` for the first code below the second root, for codes in tree order with the given
 * levels.
 */
export function codeNumbers(levels: readonly number[]): string[] {
  const counted: number[] = [];
  return levels.map((level) => {
    counted.length = Math.min(counted.length, level);
    counted[level - 1] = (counted[level - 1] ?? 0) + 1;
    return counted.join('.');
  });
}
