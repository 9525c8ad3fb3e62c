// Names that say who somebody is, and whose work is here.
import type { TableName } from '../records.ts';
import type { LooseRows } from './rows.ts';

/** Names that programs begin with: Concord in either language, QualCoder, Taguette, and what others call anyone. */
const begunWith = /^(coder|user|researcher|default|admin|编码者|编码员|用户|研究者)\s*\d*$/iu;

/** Whether the name says who somebody is. */
export function isGivenName(name: string): boolean {
  return !begunWith.test(name.trim());
}

/** Tables whose rows are somebody's work. */
export const work: readonly TableName[] = ['coding', 'review', 'memo', 'verdict'];

/** Ids of those of whom something is here. */
export function codersAtWork(present: LooseRows): Set<string> {
  return new Set(work.flatMap((table) => (present.get(table) ?? []).map((row) => String(row['coderId']))));
}
