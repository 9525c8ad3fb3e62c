import { Fragment, Slice } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { ReportRun } from '#core/report/runs.ts';
import { sliceFromText } from '#renderer/editor/paste.ts';
import { nodeFromRuns, runsFromNode } from '#renderer/editor/report-runs.ts';
import { asOneParagraph, reportSchema } from '#renderer/editor/report-schema.ts';

const words = (text: string): ReportRun => ({ kind: 'text', text });
const sources: ReportRun = { kind: 'number', id: 'sources', text: '82' };
const settled: ReportRun = { kind: 'number', id: 'settled', format: 'words', text: 'eleven' };
const quoted: ReportRun = { kind: 'citation', sourceId: 'n3', codingId: 'c7', text: 'N3, ¶ 4' };

const runs: ReportRun[] = [
  words('All '),
  sources,
  { kind: 'text', text: ' sources ', bold: true },
  words('were read; '),
  settled,
  { kind: 'text', text: ' 处分歧（', italic: true },
  quoted,
  words('）。'),
];

describe('a paragraph of the report', () => {
  it('keeps its words, marks, numbers and citations in the editor', () => {
    const doc = nodeFromRuns(runs, new Map([['settled', 'changed']]));

    expect(runsFromNode(doc)).toEqual(runs);
    expect(doc.textBetween(0, doc.content.size, '', (leaf) => String(leaf.attrs['text']))).toBe(
      'All 82 sources were read; eleven 处分歧（N3, ¶ 4）。',
    );
    expect(doc.firstChild?.child(4).attrs['state']).toBe('changed');
  });

  it('may be empty', () => {
    expect(runsFromNode(nodeFromRuns([]))).toEqual([]);
    expect(runsFromNode(nodeFromRuns([words('')]))).toEqual([]);
  });

  it('holds one number as one character: nothing is typed into it, and deleting it deletes no words', () => {
    const state = EditorState.create({ doc: nodeFromRuns(runs) });
    const at = 1 + 'All '.length;

    expect(runsFromNode(state.apply(state.tr.delete(at, at + 1)).doc).slice(0, 2)).toEqual([
      words('All '),
      { kind: 'text', text: ' sources ', bold: true },
    ]);
    expect(runsFromNode(state.apply(state.tr.insertText('12', at + 1)).doc).slice(0, 3)).toEqual([
      words('All '),
      sources,
      words('12'),
    ]);
  });
});

describe('what is pasted into a paragraph of the report', () => {
  const isKnown = (_: string, id: string) => id === 'sources' || id === 'n3';
  const pasted = (slice: Slice) => {
    const state = EditorState.create({ doc: nodeFromRuns([words('ab')]) });
    return runsFromNode(
      state.apply(state.tr.replace(2, 2, asOneParagraph(slice, reportSchema, isKnown))).doc,
    );
  };

  it('keeps the numbers of a copied part alive', () => {
    expect(pasted(nodeFromRuns(runs).slice(1, 8))).toEqual([
      words('aAll '),
      sources,
      { kind: 'text', text: ' s', bold: true },
      words('b'),
    ]);
  });

  it('becomes the words that it showed where a number or a source is of another study', () => {
    const theirs = nodeFromRuns([words('n = '), settled, { ...quoted, sourceId: 'theirs' }, quoted]);

    expect(pasted(theirs.slice(1, theirs.content.size))).toEqual([
      words('an = elevenN3, ¶ 4'),
      quoted,
      words('b'),
    ]);
  });

  it('joins several lines by spaces, so that the paragraph stays one', () => {
    expect(pasted(sliceFromText('one\r\ntwo\n\nthree\u2028four', reportSchema, []))).toEqual([
      words('aone two three fourb'),
    ]);
    const blocks = ['one', 'two\u2028three'].map((line) =>
      reportSchema.node('paragraph', null, [reportSchema.text(line)]),
    );
    expect(pasted(new Slice(Fragment.from(blocks), 1, 1))).toEqual([words('aone two threeb')]);
  });
});
