import { describe, expect, it } from 'vitest';
import type { Excerpt } from '#core/exports/excerpt.ts';
import { quotation } from '#formats/writing/quotation-html.ts';
import { createWords } from '#words/words.ts';

const excerpt: Excerpt = {
  text: 'The office opened.',
  kind: 'document',
  language: 'en',
  citation: {
    key: 'document',
    name: 'Fair & news',
    date: { year: 2019, month: null, day: null },
    pages: null,
  },
  voice: null,
  quotable: true,
};
const chinese = createWords('zh-CN');

describe('a quotation in a web page', () => {
  it('states the language of its own words, which is not that of the page', () => {
    expect(quotation(excerpt, chinese)).toBe(
      '<blockquote><p>“<span lang="en">The office opened.</span>”（Fair &amp; news，2019年）</p></blockquote>',
    );
  });

  it('states it for each of its lines', () => {
    expect(quotation({ ...excerpt, text: 'One.\n\nTwo <2>.' }, chinese)).toBe(
      '<blockquote><p>“<span lang="en">One.</span></p>' +
        '<p><span lang="en">Two &lt;2&gt;.</span>”（Fair &amp; news，2019年）</p></blockquote>',
    );
  });

  it('has its words once, even if they end with a space that Chinese leaves out', () => {
    const said = quotation({ ...excerpt, text: '会员都来了 ', language: 'zh-CN', quotable: false }, chinese);

    expect(said.split('会员都来了')).toHaveLength(2);
    expect(said).toContain('（Fair &amp; news，2019年）');
  });

  it('states no language when it is unknown', () => {
    expect(quotation({ ...excerpt, language: null }, chinese)).not.toContain('lang');
    expect(quotation({ ...excerpt, text: null }, chinese)).not.toContain('lang');
  });
});
