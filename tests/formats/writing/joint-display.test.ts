import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { writeJointDisplayDocx } from '#formats/writing/joint-display-docx.ts';
import { writeJointDisplayHtml } from '#formats/writing/joint-display-html.ts';
import { writeJointDisplayXlsx } from '#formats/writing/joint-display-xlsx.ts';
import { createWords } from '#words/words.ts';
import { joint } from './joint-study.ts';

const en = createWords('en');
const zh = createWords('zh-CN');
const display = joint(en, { interviewExcerpts: true });
const withheld = joint(en, { interviewExcerpts: false });
const notice = 'Invented text: every source was made up.';

async function docxText(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

describe('a joint display as docx', () => {
  it('says for each theme what both sides have and what the analyst judged', async () => {
    const text = await docxText(await writeJointDisplayDocx(display, en));

    for (const told of [
      'Documents and interviews, theme by theme',
      'of 24 documents',
      'of 3 respondents in 4 interviews',
      '13 of 24 (54%)',
      '2 of 3',
      '3 of 4 interviews; 3 passages',
      'news 7 of 12; report 6 of 12',
      '“introduced nine firms to a buyer” (News 0, January 2016)',
      'Converges',
      'Both speak of introductions.',
      'Convergence: partial agreement',
      'Judged: Wen, 20 February 2026',
      'Silent · stale',
      'None yet',
      'The interview guide asked about it.',
    ]) {
      expect(text).toContain(told);
    }
  });

  it('writes no percentage for few people', async () => {
    expect(await docxText(await writeJointDisplayDocx(display, en))).not.toMatch(/of 3 \(\d+%\)/);
  });

  it('says below how it was counted, and repeats the notice', async () => {
    const text = await docxText(await writeJointDisplayDocx(display, en));

    expect(text).toContain('How this was counted');
    expect(text).toContain(
      'Prominence is called similar where the two shares differ by no more than 20 percentage points.',
    );
    expect(text).toContain(notice);
  });

  it('leaves interview excerpts out unless asked, and says so', async () => {
    const text = await docxText(await writeJointDisplayDocx(withheld, en));

    expect(text).not.toContain('He had met');
    expect(text).toContain('2 excerpts from interviews are left out of this copy.');
  });

  it('is in Chinese when asked', async () => {
    const text = await docxText(await writeJointDisplayDocx(joint(zh, { interviewExcerpts: true }), zh));

    for (const told of ['文档与访谈：逐个主题对照', '共 24 份文档', '13 / 24（54%）', '计数方法']) {
      expect(text).toContain(told);
    }
  });

  it('is the same file for the same comparison and date', async () => {
    const [one, two] = [await writeJointDisplayDocx(display, en), await writeJointDisplayDocx(display, en)];

    expect(Buffer.compare(one, two)).toBe(0);
  });
});

describe('a joint display as html', () => {
  const page = new TextDecoder().decode(writeJointDisplayHtml(display, en));

  it('shows text as text', () => {
    expect(page).toContain('training bases &lt;of any kind&gt;');
    expect(page).toContain('Nobody was asked &lt;about it&gt;.');
    expect(page).not.toContain('<about');
  });

  it('holds counts, verdicts, excerpts and the notice', () => {
    for (const told of ['13 of 24 (54%)', 'silent · stale', 'introduced nine firms', notice]) {
      expect(page).toContain(told);
    }
  });

  it('leaves interview excerpts out unless asked', () => {
    const copy = new TextDecoder().decode(writeJointDisplayHtml(withheld, en));

    expect(page).toContain('He had met');
    expect(copy).not.toContain('He had met');
  });
});

describe('a joint display as a workbook', () => {
  async function table() {
    const [sheet, about] = await readExcelFile(Buffer.from(await writeJointDisplayXlsx(display, en)));
    const [groups = [], heads = [], ...rows] = sheet?.data ?? [];
    return { groups, heads, rows, about };
  }

  it('has every number in a cell of its own, intervals and statistics included', async () => {
    const { heads, rows } = await table();
    const of = (head: string, occurrence = 0) => {
      const places = heads.flatMap((own, place) => (own === head ? [place] : []));
      return rows[0]?.[places[occurrence] ?? -1];
    };

    expect(rows[0]?.[0]).toBe('connector');
    expect([of('Count'), of('Out of'), of('Count', 1), of('Out of', 1)]).toEqual([13, 24, 2, 3]);
    expect(of('Share')).toBeCloseTo(13 / 24, 12);
    expect(of('Difference in shares')).toBeCloseTo(13 / 24 - 2 / 3, 12);
    expect(of('Fisher’s exact p (two-sided)')).toBeTypeOf('number');
    expect([of('news'), of('report')]).toEqual([7, 6]);
  });

  it('names each side with its base above its columns', async () => {
    const { groups } = await table();

    expect(groups.filter((group) => group !== null)).toEqual([
      'Theme',
      'Documents, of 24 documents',
      'Interviews, of 3 respondents in 4 interviews',
      'Verdict and reasons',
      'Statistics',
    ]);
  });

  it('has the caveats of its statistics and the notice', async () => {
    const { about, rows } = await table();
    const told = about?.data.map(([, text]) => text).join('\n');

    expect(told).toContain('Fisher’s p values are exploratory');
    expect(told).toContain(notice);
    expect(rows.at(-1)?.[0]).toBe(notice);
  });
});
