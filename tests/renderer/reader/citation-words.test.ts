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
    expect(citedPassage(' The policy comes\ndown. ', 'paraphrase', interview, null, english)).toBe(
      'The policy comes down. (Interview N11.2, March 2025)',
    );
  });

  it('taken down verbatim has quotation marks', () => {
    expect(citedPassage('It cannot keep him.', 'verbatim-notes', interview, null, english)).toBe(
      '“It cannot keep him.” (Interview N11.2, March 2025)',
    );
  });

  it('of a document has quotation marks, the date as far as known, and the page', () => {
    const report = source({ kind: 'document', title: 'Annual report', date: '2019' });

    expect(citedPassage('Training grew.', null, report, { first: 12, last: 12 }, english)).toBe(
      '“Training grew.” (Annual report, 2019, p. 12)',
    );
  });

  it('without a date is cited without one', () => {
    expect(citedPassage('Words', null, source({ label: 'N3' }), null, english)).toBe('Words (Interview N3)');
  });

  it('names the pages that it covers', () => {
    const report = source({ kind: 'document', title: '年度报告', date: '2019' });
    const pages = { first: 12, last: 13 };

    expect(citedPassage('Training grew.', null, report, pages, english)).toBe(
      '“Training grew.” (年度报告, 2019, pp. 12–13)',
    );
    expect(citedPassage('培训增多。', null, report, pages, chinese)).toBe(
      '“培训增多。”（《年度报告》，2019年，第 12–13 页）',
    );
    expect(citedPassage('培训增多。', null, report, { first: 12, last: 12 }, chinese)).toBe(
      '“培训增多。”（《年度报告》，2019年，第 12 页）',
    );
  });

  it.each([
    ['关于《标准化法》的解读', '（《关于〈标准化法〉的解读》）'],
    ['《标准化法》', '（《标准化法》）'],
    ['《标准化法》与《反垄断法》', '（《〈标准化法〉与〈反垄断法〉》）'],
    ['Annual report', '（Annual report）'],
  ])('sets the title %s as Chinese sets titles', (title, cited) => {
    const document = source({ kind: 'document', title });

    expect(citedPassage('培训增多。', null, document, null, chinese)).toBe(`“培训增多。”${cited}`);
  });

  it('is in Chinese in a Chinese window', () => {
    expect(citedPassage('上情下达', 'verbatim-recorded', interview, null, chinese)).toBe(
      '“上情下达”（访谈 N11.2，2025年3月）',
    );
  });
});
