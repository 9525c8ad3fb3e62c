import { describe, expect, it } from 'vitest';
import type { ReportRun } from '#core/report/runs.ts';
import { bodyOf, runsFromBody } from '#renderer/features/report/paragraph-writing.ts';

const runs: readonly ReportRun[] = [
  { kind: 'text', text: 'All ' },
  { kind: 'number', id: 'flow.document.kept', text: '63' },
  { kind: 'text', text: ' were read by ', bold: true },
  { kind: 'number', id: 'fact.coders.person', format: 'words', text: 'two' },
  { kind: 'citation', sourceId: 's1', codingId: null, text: 'N3' },
  { kind: 'text', text: '。', italic: true },
];

describe('the text of a paragraph as it is compared and stored', () => {
  it('gives back what was written, with the numbers as they are now', () => {
    const now = runsFromBody(bodyOf(runs), ({ id }) => (id === 'flow.document.kept' ? '64' : 'three'));

    expect(now).toEqual(
      runs.map((run) => {
        if (run.kind !== 'number') return run;
        return { ...run, text: run.format ? 'three' : '64' };
      }),
    );
  });

  it('is the same text while only its numbers change', () => {
    const later = runs.map((run) => (run.kind === 'number' ? { ...run, text: '99' } : run));

    expect(bodyOf(later)).toBe(bodyOf(runs));
    expect(bodyOf(runs.slice(1))).not.toBe(bodyOf(runs));
    expect(bodyOf([{ kind: 'text', text: 'a', bold: true }])).not.toBe(bodyOf([{ kind: 'text', text: 'a' }]));
  });

  it('is the same text whatever is said of marks that are not set', () => {
    expect(bodyOf([{ kind: 'text', text: 'a', bold: false, italic: undefined }])).toBe(
      bodyOf([{ kind: 'text', text: 'a' }]),
    );
  });

  it('may be empty', () => {
    expect(runsFromBody(bodyOf([]), () => '')).toEqual([]);
    expect(runsFromBody('', () => '')).toEqual([]);
  });
});
