// The basics of figures: paper, ink, type and measures, in light and dark.
import type { Theme } from '#core/codes/colours.ts';
import type { FigureGround } from '#core/figures/figure-setting.ts';

/** The colours a figure uses besides those of its codes, as `#rrggbb`. */
export interface Ground {
  readonly paper: string;
  readonly ink: string;
  readonly second: string;
  readonly line: string;
  readonly strongLine: string;
  /** What a figure wants read first, where no code has a colour. */
  readonly accent: string;
  /** Bars beside it. */
  readonly softAccent: string;
}

export const grounds: Readonly<Record<Theme, Ground>> = {
  light: {
    paper: '#fbfaf7',
    ink: '#23262b',
    second: '#5c6068',
    line: '#e3dfd6',
    strongLine: '#cfc9bc',
    accent: '#0a6e62',
    softAccent: '#93c3bd',
  },
  dark: {
    paper: '#1b1c1e',
    ink: '#e7e5e0',
    second: '#aeb0b3',
    line: '#35383d',
    strongLine: '#484c53',
    accent: '#5cc4b5',
    softAccent: '#2f6f67',
  },
};

/** The font stacks that a figure names; it embeds no font. */
export interface Fonts {
  /** For what Concord says. */
  readonly sans: string;
  /** For titles. */
  readonly serif: string;
}

const chineseSans = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei'";
const chineseSerif = "'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', SimSun";
const latinSans = "'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans'";
const latinSerif = "Georgia, 'Times New Roman', 'Liberation Serif', 'DejaVu Serif'";

/**
 * The fonts for a language. If Inter is missing, each language falls back to its own kind: Chinese fonts set
 * apostrophes and dots as wide as characters, which is wrong for English.
 */
export function fontsFor(language: string): Fonts {
  const isChinese = language.startsWith('zh');
  const inOrder = (latin: string, chinese: string): string =>
    isChinese ? `${chinese}, ${latin}` : `${latin}, ${chinese}`;
  return {
    sans: `Inter, 'Inter Variable', ${inOrder(latinSans, chineseSans)}, sans-serif`,
    serif: `'Source Serif 4', 'Source Serif 4 Variable', ${inOrder(latinSerif, chineseSerif)}, serif`,
  };
}

/** The grey of bars in figures without colours: dark on white paper, light under the lines of an interval. */
export const greyMark = '#8d9196';

/** Sizes of type and space, in pixels. */
export const measures = {
  width: 800,
  margin: 28,
  title: 19,
  printedTitle: 15,
  text: 13,
  small: 11.5,
  note: 11,
  row: 28,
  indent: 14,
} as const;

/** The margin of an exported figure, in pixels: without a background the surrounding page has the margin. */
export const margins: Readonly<Record<FigureGround, number>> = { none: 2, white: 14, paper: 14 };
