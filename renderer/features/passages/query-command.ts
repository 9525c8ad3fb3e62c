// The line that asks the same query in a terminal.
import type { ResultSide } from '#core/query/result-side.ts';

export interface QueryCommand {
  /** The path of the study. */
  readonly path: string;
  readonly text: string;
  readonly side: ResultSide | null;
  /** Options that choose the layer; empty for the default. */
  readonly layer: readonly string[];
  readonly isReviewed: boolean;
}

/** The command with every argument quoted for a POSIX shell where it needs to be. */
export function commandOf({ path, text, side, layer, isReviewed }: QueryCommand): string {
  return [
    'concord',
    'query',
    path,
    text,
    ...(side === null ? [] : ['--result', side]),
    ...layer,
    ...(isReviewed ? ['--denominator', 'reviewed'] : []),
  ]
    .map(argument)
    .join(' ');
}

function argument(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
