import type { Span } from '#core/span.ts';

/** A coding as the surface shows it. */
export interface SurfaceCoding extends Span {
  readonly id: string;
  readonly codeId: string;
  /** The index of its code's colour, 0 to 11. */
  readonly colour: number;
  /** The names from the root to the code. */
  readonly path: readonly string[];
  /** The part of the path that the margin shows; its last name, the code, is bold and cut last. */
  readonly label: readonly string[];
  /** The note of the label: stance, memo, coder; empty for none. */
  readonly note: string;
  /** The lane of its bar and underline. */
  readonly lane: number;
}

/** A coding that is being stored: underlined at once, labelled when it is stored. */
export type PendingCoding = Span & Pick<SurfaceCoding, 'colour' | 'lane'>;
