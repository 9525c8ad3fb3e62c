import type { Span } from '#core/span.ts';

/** A coding as the text surface shows it. */
export interface SurfaceCoding extends Span {
  readonly id: string;
  readonly codeId: string;
  /** Which of the code colours, 0 to 11. */
  readonly colour: number;
  /** Names from the root to the code. */
  readonly path: readonly string[];
  /** As much of the path as the margin shows; the last name, the code, is printed bold and cut last. */
  readonly label: readonly string[];
  /** The second line of the label: stance, memo, coder; empty for none. */
  readonly note: string;
  /** Which lane its bar and underline run in. */
  readonly lane: number;
}
