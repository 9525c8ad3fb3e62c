// Structure that Word reads from our files besides words: numbered captions, rows that may continue on the next page, a
// table of contents.
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { writeCodebookDocx } from '#formats/writing/codebook-docx.ts';
import { writeJointDisplayDocx } from '#formats/writing/joint-display-docx.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';
import { joint } from './joint-study.ts';

const en = createWords('en');
const zh = createWords('zh-CN');

async function documentOf(bytes: Uint8Array): Promise<string> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === 'word/document.xml')
      return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
  throw new Error('The file has no document.');
}

/** The rows of the table that has the most rows. */
function rowsOf(document: string): string[] {
  return document
    .split('<w:tbl>')
    .map((table) => table.slice(0, table.indexOf('</w:tbl>')).match(/<w:tr[ >].*?<\/w:tr>/gs) ?? [])
    .reduce((most, rows) => (rows.length > most.length ? rows : most), []);
}

describe('the Word file of a joint display', () => {
  it('does not leave its first page empty: a row of many excerpts may continue on the next page', async () => {
    const [head, ...rows] = rowsOf(
      await documentOf(await writeJointDisplayDocx(joint(zh, { interviewExcerpts: true }), zh)),
    );

    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => row.includes('<w:cantSplit'))).toEqual([]);
    expect(head).toContain('<w:tblHeader');
  });

  it('has a caption whose number Word counts, in its own language', async () => {
    const inEnglish = await documentOf(
      await writeJointDisplayDocx(joint(en, { interviewExcerpts: true }), en),
    );
    const inChinese = await documentOf(
      await writeJointDisplayDocx(joint(zh, { interviewExcerpts: true }), zh),
    );

    expect(inEnglish).toMatch(/<w:pStyle w:val="Caption"\/>.*w:instr="SEQ Table \\\* ARABIC"/s);
    expect(inChinese).toMatch(/<w:pStyle w:val="Caption"\/>.*w:instr="SEQ 表 \\\* ARABIC"/s);
  });

  it('has headings over its notes', async () => {
    const document = await documentOf(
      await writeJointDisplayDocx(joint(en, { interviewExcerpts: true }), en),
    );

    expect(document.match(/<w:pStyle w:val="Heading2"\/>/g)?.length).toBeGreaterThan(3);
  });
});

describe('the Word file of a codebook', () => {
  it('has a table of contents of links, which asks nobody to update it and leads to no page that is not known', async () => {
    const document = await documentOf(await writeCodebookDocx(codebook({ interviewExcerpts: false }), en));
    const contents = document.slice(document.indexOf('<w:sdt>'), document.indexOf('</w:sdt>'));

    const targets = [...contents.matchAll(/<w:hyperlink[^>]* w:anchor="([^"]+)"/g)].map(([, to]) => to);
    expect(contents).toContain('informal ties');
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((to) => !document.includes(`w:name="${to}"`))).toEqual([]);
    expect(contents).not.toContain('<w:tab/>');
    expect(contents).not.toContain('w:dirty="true"');
    expect(document).toContain('w:instr="SEQ Table \\* ARABIC"');
  });
});
