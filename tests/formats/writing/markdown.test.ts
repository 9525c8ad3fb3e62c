import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { paragraphs } from '#formats/writing/markdown.ts';

test('a line that begins with a tab or with spaces is a paragraph, not code', () => {
  const page = markdownIt().render(paragraphs('\tpasted *words*\n    more'));

  expect(page).toBe('<p>pasted *words*</p>\n<p>more</p>\n');
});
