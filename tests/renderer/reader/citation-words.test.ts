import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import { citedPassage } from '#renderer/features/reader/citation-words.ts';
import { createWords } from '#words/words.ts';

const english = createWords('en');
const chinese = createWords('zh-CN');

function source(fields: Partial<SourceRecord>): SourceRecord {
  return { kind: 'interview', title: '', label: null, date: null, ...fields } as SourceRecord;
}

const interview = source({ label: 'N11.2', date: '2025-03-14' });

describe('a copied passage', () => {
  it('of a paraphrase has no quotation marks', () => {
    expect(citedPassage(' The policy comes\ndown. ', 'paraphrase', interview, english)).toBe(
      'The policy comes down. (Interview N11.2, March 2025)',
    );
  });

  it('taken down verbatim has them', () => {
    expect(citedPassage('It cannot keep him.', 'verbatim-notes', interview, english)).toBe(
      '“It cannot keep him.” (Interview N11.2, March 2025)',
    );
  });

  it('of a document has them, with what is known of the date', () => {
    const report = source({ kind: 'document', title: 'Annual report', date: '2019' });

    expect(citedPassage('Training grew.', null, report, english)).toBe(
      '“Training grew.” (Annual report, 2019)',
    );
  });

  it('without a date is cited without one', () => {
    expect(citedPassage('Words', null, source({ label: 'N3' }), english)).toBe('Words (Interview N3)');
  });

  it('reads as Chinese in Chinese', () => {
    expect(citedPassage('上情下达', 'verbatim-recorded', interview, chinese)).toBe(
      '“上情下达”（访谈 N11.2，2025年3月）',
    );
  });
});
