import { describe, expect, it } from 'vitest';
import { codebookChanges, type CodebookAct } from '#core/exports/codebook-changes.ts';
import type { CodeRecord } from '#core/records.ts';
import { changeInWords } from '#words/exports/codebook-changes.ts';
import { createWords } from '#words/words.ts';
import { study } from './study.ts';

/** A code as it was, with the fields that an act gave it. */
function act(code: Partial<CodeRecord>, to: Partial<CodeRecord>): CodebookAct {
  const { corpus } = study({ codes: [{ id: 'fees' }] });
  const base = corpus.codebook.byId.get('fees');
  if (!base) throw new Error('The study has its code.');
  const before = { ...base, ...code };
  return {
    at: '2026-03-14',
    coderId: 'wei',
    change: { added: {}, removed: {}, updated: { code: { fees: [before, { ...before, ...to }] } } },
  };
}

function told(acts: readonly CodebookAct[], language: 'en' | 'zh-CN' = 'en'): string[] {
  const words = createWords(language);
  return codebookChanges(acts, new Map()).map((change) => changeInWords(change, words));
}

describe('the log of a codebook', () => {
  it('says that the parent is unknown rather than the top level', () => {
    const moved = [act({ name: 'fees', parentId: 'gone' }, { parentId: null })];

    expect(told(moved)).toEqual(['Moved fees from a code whose name was not recorded to the top level']);
    expect(told(moved, 'zh-CN')[0]).toContain('名称未记录的代码');
  });

  it('names no code when the target of a merge is unknown', () => {
    const merged = [act({ name: 'fees' }, { status: 'merged', mergedInto: 'gone' })];

    expect(told(merged)).toEqual(['Merged fees into a code whose name was not recorded']);
  });
});
