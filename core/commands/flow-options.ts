// The options of the verb that draws the flow of the sources.
import type { FlowRequest } from '../triage/flow.ts';
import type { Options } from './command-line.ts';
import { listedOption, type NamedRows } from './scope-options.ts';

/** The options of a flow figure; null for both kinds together, since the command line requires one. */
export function flowOptions(
  { kind, classIds }: FlowRequest,
  tables: Pick<NamedRows, 'class'>,
): Options | null {
  if (kind === undefined) return null;
  const classes = classIds ?? [];
  return [
    ['--kind', kind],
    ...(classes.length === 0 ? [] : [['--class', listedOption(classes, tables.class)] as const]),
  ];
}
