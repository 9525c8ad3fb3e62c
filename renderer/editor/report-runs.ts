// Converts between the editor's document of one paragraph and the runs of the report.
import type { Node } from '@tiptap/pm/model';
import type { NumberFormat, ReportRun } from '#core/report/runs.ts';
import { reportSchema, type NumberState } from './report-schema.ts';

/** The editor document of a paragraph. Numbers that `states` does not name are as they were last read. */
export function nodeFromRuns(
  runs: readonly ReportRun[],
  states: ReadonlyMap<string, NumberState> = new Map(),
): Node {
  const inline = runs.flatMap((run): Node[] => {
    switch (run.kind) {
      case 'number': {
        const { id, format = null, text } = run;
        return [reportSchema.node('number', { id, format, text, state: states.get(id) ?? 'live' })];
      }
      case 'citation': {
        const { sourceId, codingId, text } = run;
        return [reportSchema.node('citation', { sourceId, codingId, text })];
      }
      default:
        return run.text === '' ? [] : [reportSchema.text(run.text, marksOf(run))];
    }
  });
  return reportSchema.node('doc', null, [reportSchema.node('paragraph', null, inline)]);
}

function marksOf(run: { readonly bold?: boolean | undefined; readonly italic?: boolean | undefined }) {
  return (['bold', 'italic'] as const).flatMap((name) => (run[name] ? [reportSchema.mark(name)] : []));
}

/** The runs of a paragraph; equal paragraphs have equal JSON. */
export function runsFromNode(doc: Node): ReportRun[] {
  const runs: ReportRun[] = [];
  doc.descendants((node) => {
    if (!node.isInline) return;
    const text = node.isText ? (node.text ?? '') : String(node.attrs['text']);
    // The document is of this schema: what stands in its attributes came from runs.
    if (node.type.name === 'number') {
      const format = node.attrs['format'] as NumberFormat | null;
      runs.push({ kind: 'number', id: String(node.attrs['id']), ...(format && { format }), text });
    } else if (node.type.name === 'citation') {
      const codingId = node.attrs['codingId'] as string | null;
      runs.push({ kind: 'citation', sourceId: String(node.attrs['sourceId']), codingId, text });
    } else {
      const has = (mark: string) => node.marks.some(({ type }) => type.name === mark);
      runs.push({
        kind: 'text',
        text,
        ...(has('bold') && { bold: true }),
        ...(has('italic') && { italic: true }),
      });
    }
  });
  return runs;
}
