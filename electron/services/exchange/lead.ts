// Who leads a project once a file is in.
import { codersAtWork } from '#core/settling/names.ts';
import type { Matching } from '#core/settling/matching.ts';
import type { LooseRows } from '#core/settling/rows.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { CALLED, NOBODY } from '#core/refi/marks.ts';
import { projectParts } from './kept-parts.ts';
import type { Planned } from './planned.ts';

/**
 * A project in which nobody has done anything yet is led by who leads what comes: else its tallies would count nothing.
 * Files of other programs name no main coder: there it is who coded most.
 */
export function withLead(
  changed: Settlement['changed'],
  planned: Planned,
  present: LooseRows,
  matching: Matching,
): Settlement['changed'] {
  const [ours] = present.get('project') ?? [];
  const lead = planned.lineage.projectId === null ? busiestCoder(planned) : mainCoder(planned);
  if (!ours || lead === undefined || codersAtWork(present).size > 0) return changed;
  const mainCoderId = matching.idOf('coder', lead);
  if (mainCoderId === ours['mainCoderId']) return changed;
  const [told] = changed.filter(({ table }) => table === 'project');
  const rest = changed.filter(({ table }) => table !== 'project');
  return [...rest, { table: 'project', ours, to: { ...(told?.to ?? ours), mainCoderId } }];
}

function mainCoder({ rows }: Planned): string | undefined {
  const id = rows.get('project')?.[0]?.['mainCoderId'];
  return typeof id === 'string' ? id : undefined;
}

/** Who has most codings of those whom the file names; of several, who comes first in it. */
function busiestCoder({ rows, parts }: Planned): string | undefined {
  const nameless = new Set(
    projectParts(parts).flatMap(({ kind, ownerId, shell }) =>
      kind === 'user' && (shell.name === NOBODY || shell.attributes[CALLED] !== undefined) ? [ownerId] : [],
    ),
  );
  const counts = new Map<string, number>(
    (rows.get('coder') ?? []).flatMap(({ id }) => (nameless.has(id) ? [] : [[id, 0] as const])),
  );
  for (const { coderId } of rows.get('coding') ?? []) {
    const count = counts.get(String(coderId));
    if (count !== undefined) counts.set(String(coderId), count + 1);
  }
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] > 0 ? first[0] : undefined;
}
