// The order of files by name.
import { byName } from '../../counting/name-order.ts';

/**
 * Orders paths as a reader expects: `2.txt` before `10.txt`, and `Plan.docx` before its copy `Plan (2).docx`,
 * although a space sorts before a full stop.
 */
export function byFileName(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  for (const [at, name] of one.entries()) {
    const facing = other[at];
    if (facing === undefined) return 1;
    const order = byName(stemOf(name), stemOf(facing)) || byName(name, facing);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
