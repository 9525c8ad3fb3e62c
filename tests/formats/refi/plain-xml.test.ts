// Projects are read by a reader of plain XML, and by a parser of all XML where there is more in one. A comment is more: with
// one at its end, a file is read by the parser.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseElements } from '#formats/refi/elements.ts';
import { refiFile } from '../../helpers/refi-files.ts';

/** What is read of the file, in pieces of this many characters; why it is refused, where it is. */
async function read(xml: string, length = xml.length): Promise<unknown> {
  const count = Math.ceil(xml.length / Math.max(1, length));
  const pieces = Array.from({ length: count }, (_, index) => xml.slice(index * length, (index + 1) * length));
  try {
    return await parseElements(pieces, 'project.qde');
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

const byParser = (xml: string): Promise<unknown> => read(`${xml}<!---->`);

const project = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd" name='A &amp; "B"'>\r
  <CodeBook><Codes><Code guid="1" name="a&#10;b\tc" isCodable="true" ><Description> of \r\n two ]] &gt; lines </Description></Code>
  </Codes></CodeBook >
  <Sources><TextSource name="名😀 &#x1F600; &#128512;"><PlainTextContent>&lt;1&gt;</PlainTextContent> words
  <PlainTextSelection startPosition="0" endPosition="1" creationDateTime="2024-01-01T00:00:00Z"/></TextSource></Sources>
</Project>
`;

describe('a project in plain XML', () => {
  it.each([1, 7, 64, 10_000])('is read as by the parser of all XML, in pieces of %i', async (length) => {
    expect(await read(project, length)).toEqual(await byParser(project));
  });

  it.each(['A2-atlasti-8.4.0.qde', 'A3-transana-3.22b2.qde'])('as %s is, too', async (name) => {
    const xml = readFileSync(refiFile(`annex/${name}`), 'utf8').replace(/^\uFEFF/, '');

    expect(await read(xml, 5000)).toEqual(await byParser(xml));
  });

  it('is read once, and twice where there is more in it', async () => {
    let anew = 0;
    const counting = { anew: () => void (anew += 1) };

    await parseElements(project, 'project.qde', counting);
    expect(anew).toBe(0);

    await parseElements(`${project}<!---->`, 'project.qde', counting);
    expect(anew).toBe(1);
  });

  /** Parted by spaces. */
  const written =
    '< > & " \' / = ]]> <!-- --> <![CDATA[x]]> <?a?> &amp; &#0; &#xD800; &#65; &#X41; &apos; &nbsp; é : a 1 <a></a> ' +
    '</Project> <o:b/> <b/> <Codes> </Codes> <a\tb=c/> <a\tb/> <\ta/> <a></a\t> <a\tb="<"/> \tname="again" ' +
    '\txmlns="urn:other" \txmlns:o="urn:o" \to:a="b" \r \0 \u00A0 \uFFFE \uD83D';
  const odd = fc.constantFrom(' ', ...written.split(' '));

  test('is read or refused as by that parser, whatever somebody writes into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(project.length), fc.nat(3), odd), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 200 }),
        async (edits, length) => {
          const xml = edits.reduce(
            (text, [at, gone, come]) => text.slice(0, at) + come + text.slice(at + gone),
            project,
          );
          // Of a file that is refused, the comment may come before the reason.
          const known = (found: unknown): unknown => (typeof found === 'string' ? 'refused' : found);

          expect(known(await read(xml, length))).toEqual(known(await byParser(xml)));
        },
      ),
      { numRuns: 300, seed: 20_261_129 },
    );
  });
});
