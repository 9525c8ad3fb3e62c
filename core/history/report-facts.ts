// Acts on the report: its order, what is left out, what was written, and numbers that were fixed.
import type { ActFacts } from './facts.ts';
import { plainFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

const OWN: ReadonlySet<string> = new Set(['reportSection', 'reportParagraph', 'reportNumber']);

/** The facts of an act on the report; null for any other act. */
export function reportFacts(rows: ActRows, method: string): ActFacts | null {
  if (rows.tables.size === 0 || ![...rows.tables].every((table) => OWN.has(table))) return null;
  if (method === 'report.removeSection') return plainFacts('report_removed_section');
  if (method === 'report.addSection') return plainFacts('report_added_section');
  return paragraphFacts(rows) ?? numberFacts(rows) ?? sectionFacts(rows);
}

function paragraphFacts(rows: ActRows): ActFacts | null {
  const [made, gone] = [rows.added('reportParagraph'), rows.removed('reportParagraph')];
  const changed = rows.updated('reportParagraph').map(([, to]) => to);
  const [paragraph] = [...made, ...gone, ...changed];
  if (!paragraph) return null;
  const isOwn = paragraph.basis === null;
  if (gone.length > 0) return plainFacts(isOwn ? 'report_removed_paragraph' : 'report_restored');
  return plainFacts(isOwn ? 'report_wrote' : 'report_rewrote');
}

function numberFacts(rows: ActRows): ActFacts | null {
  const fixed = [...rows.added('reportNumber'), ...rows.updated('reportNumber').map(([, to]) => to)];
  if (fixed.length > 0) return plainFacts('report_fixed_number');
  return rows.removed('reportNumber').length > 0 ? plainFacts('report_released_number') : null;
}

function sectionFacts(rows: ActRows): ActFacts {
  const [to] = [...rows.updated('reportSection').map(([, after]) => after), ...rows.added('reportSection')];
  const [from] = rows.updated('reportSection').map(([before]) => before);
  if (to && to.isOn !== (from?.isOn ?? null))
    return plainFacts(to.isOn === false ? 'report_left_out' : 'report_took_in');
  if (to && to.position !== (from?.position ?? null)) return plainFacts('report_ordered');
  if (to && to.titles !== (from?.titles ?? '{}')) return plainFacts('report_titled');
  return plainFacts('report_answers');
}
