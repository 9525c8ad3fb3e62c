// Codebooks of other programs: real files where available, and known peculiarities of the others.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IncomingCode } from '#core/codebook-import/incoming.ts';
import { AppError } from '#core/errors.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import { planCodebook } from '#core/codebook-import/plan.ts';
import { codebookOfQdc } from '#formats/reading/codebook-qdc.ts';
import { writeCodebookQdc } from '#formats/writing/codebook-qdc.ts';
import { createWords, languages } from '#words/words.ts';
import { areSamplesHere, leftOutReason, refiFile } from '../../helpers/refi-files.ts';
import { codebook } from '../writing/codebook-study.ts';
import { processorSeconds } from '../../helpers/processor-time.ts';

const head = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>';
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const code = (number: number, name: string, inside = '', more = ' isCodable="true"'): string =>
  `<Code guid="${id(number)}" name="${name}"${more}>${inside}</Code>`;

function read(xml: string | Buffer) {
  return codebookOfQdc(typeof xml === 'string' ? Buffer.from(xml) : xml, 'codes.qdc');
}

function refusal(xml: string): unknown {
  try {
    read(xml);
  } catch (error) {
    return error;
  }
  return null;
}

/** The names of the codes, indented as in the tree. */
function tree(codes: readonly IncomingCode[]): string[] {
  const depth = (entry: IncomingCode): number => {
    const above = entry.parent === null ? undefined : codes[entry.parent];
    return above ? 1 + depth(above) : 0;
  };
  return codes.map((entry) => '  '.repeat(depth(entry)) + entry.name);
}

const sample = (path: string): Buffer => readFileSync(refiFile(path));

describe('the standard', () => {
  it('reads the example of the specification, with and without braces', () => {
    const { codes, notes } = read(sample('annex/A1-codebook.qdc'));

    expect(codes.map(({ guid, name, fields }) => [guid, name, fields.codable, fields.colour])).toEqual([
      ['{5215cc69-b628-4e02-afb9-9beeaee55808}', 'Topics', false, undefined],
      ['{d7aa29da-519b-4946-9b90-253b6db8fd0a}', 'Economy', true, '#ffff00'],
      ['{0dcef2f5-e55c-49da-8c33-9b0803c7aeb4}', 'Health care', true, '#33cc33'],
      ['9fa9bcb7-5b59-47a9-8c3e-f65cffdc7520', 'Values', false, undefined],
      ['{7c108712-b650-4892-ac0b-fc9a10190c3b}', 'Conservatives', true, '#ff0000'],
      ['{12365523-1035-4afa-9e7b-281fe0bc51c5}', 'Liberals', true, '#0000ff'],
    ]);
    expect(codes[1]?.fields.fullDefinition).toBe('Anything about jobs or taxes or business');
    expect(notes).toEqual([]);
  });
});

describe.skipIf(!areSamplesHere)(`real files${leftOutReason}`, () => {
  it('gives 44 codes with invalid GUIDs, each as a code of its own, and indented descriptions as they are', () => {
    const file = read(sample('refi-tools/example_codebook.qdc'));
    const plan = planCodebook(codebookOf([]), file);

    expect(file.codes).toHaveLength(44);
    expect(file.codes[0]?.fields.fullDefinition).toBe(
      '\n                All emotions with negative valence and positive arousal.\n            ',
    );
    expect(plan.codes.every(({ outcome, id: own }) => outcome === 'added' && own === null)).toBe(true);
    expect(plan.codes.every(({ notes }) => notes[0]?.key === 'codebook_import:guid_invalid')).toBe(true);
  });

  it('makes a theme of a code group of ATLAS.ti', () => {
    const { codes, notes } = read(sample('requal/atlasti-win-23.4.0-sets-ns1.0.qdc'));

    expect(codes).toMatchObject([
      { name: 'code1', fields: { colour: '#46AA00', fullDefinition: 'description' } },
      {
        name: 'code group 1',
        guid: 'ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F0',
        fields: { isTheme: true, codable: false, fullDefinition: 'kategorie 1' },
        gathers: [0],
      },
    ]);
    expect(notes).toEqual([{ key: 'codebook_import:set_as_theme', parameters: { name: 'code group 1' } }]);
  });

  it('refuses a file that is cut off, with its line', () => {
    const cut = sample('requal/atlasti-win-23.4.0-ns0-4-TRUNCATED.qdc');

    expect(refusal(cut.toString())).toMatchObject({
      code: 'invalid',
      key: 'codebook_import:broken_at',
      parameters: { name: 'codes.qdc', line: cut.toString().split('\n').length },
    });
  });
});

describe('a codebook of another program', () => {
  const body = `${code(1, 'guide', code(2, 'standards'))}</Codes></CodeBook>`;

  it.each([
    ['without a declaration', head + body],
    ['with a byte-order mark', `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${head}${body}`],
    ['with standalone', `<?xml version="1.0" encoding="UTF-8" standalone="no"?>${head}${body}`],
    ['of ATLAS.ti and MAXQDA', (head + body).replace('1.0"', '0:4"')],
    ['of NVivo for Mac', (head + body).replace('1.0"', '1:0"')],
    ['without a namespace', (head + body).replace(/ xmlns="[^"]*"/, '')],
    ['with prefixes', (head + body).replaceAll(/<(\/?)(\w)/g, '<$1qda:$2').replace('xmlns=', 'xmlns:qda=')],
  ])('is the same %s', (_, xml) => {
    const { codes, notes } = read(xml);

    expect(tree(codes)).toEqual(['guide', '  standards']);
    expect(notes).toEqual([]);
  });

  it('with an unknown namespace is read, and that is reported', () => {
    expect(read((head + body).replace('1.0"', '9.0"')).notes).toEqual([
      { key: 'codebook_import:namespace_unknown', parameters: { namespace: 'urn:QDA-XML:codebook:9.0' } },
    ]);
  });

  it('keeps headings that are not codes, seven levels deep, and invents no values', () => {
    const nested = [
      ' isCodable="false"',
      ' isCodable="1"',
      ' isCodable="0"',
      '',
      ' isCodable="TRUE"',
      ' isCodable="no"',
      ' isCodable="perhaps"',
    ].reduceRight((inside, more, index) => code(index, `level ${index}`, inside, more), '');

    expect(read(`${head}${nested}</Codes></CodeBook>`).codes.map(({ fields }) => fields.codable)).toEqual([
      false,
      true,
      false,
      undefined,
      true,
      false,
      undefined,
    ]);
  });

  it('keeps colours as written, names with markup, and descriptions to the letter', () => {
    const description = '<Description>  1e5\n\n  007 &lt;b&gt;<![CDATA[ & ]]>\n</Description>';
    const { codes } = read(
      `${head}${code(1, 'A &amp; &quot;B&quot; &lt;C&gt;&#xDF;', description, ' color="rgba(12,34,56,0.5)"')}${code(2, '123', '<Description/>', ' color=""')}</Codes></CodeBook>`,
    );

    expect(codes.map(({ name, fields }) => [name, fields])).toEqual([
      ['A & "B" <C>ß', { colour: 'rgba(12,34,56,0.5)', fullDefinition: '  1e5\n\n  007 <b> & \n' }],
      ['123', {}],
    ]);
  });

  it('of NVivo loses its root, which is no code; that of Concord keeps it', () => {
    const wrapped = `${head}${code(9, 'Nodes', code(1, 'guide'), ' isCodable="false"')}</Codes></CodeBook>`;

    const { codes, notes } = read(wrapped);

    expect(tree(codes)).toEqual(['guide']);
    expect(notes).toEqual([{ key: 'codebook_import:root_unwrapped', parameters: { name: 'Nodes' } }]);
    expect(tree(read(wrapped.replace('<CodeBook', '<CodeBook origin="Concord 0.1.0"')).codes)).toEqual([
      'Nodes',
      '  guide',
    ]);
  });

  it('may have sets without codes, with unknown ones, or none at all, and elements of its own', () => {
    const sets = `<Sets><Set guid="${id(7)}" name="empty"/><Set guid="${id(8)}" name="lost"><MemberCode guid="${id(99)}"/></Set></Sets>`;
    const note = `<NoteRef targetGUID="${id(5)}"/>`;

    expect(read(`${head}${code(1, 'guide')}</Codes><Sets/></CodeBook>`).notes).toEqual([]);
    expect(read(`${head}${code(1, 'guide', note)}</Codes>${sets}</CodeBook>`).notes).toEqual([
      { key: 'codebook_import:elements_left_out', parameters: { count: 1 } },
      { key: 'codebook_import:set_empty', parameters: { name: 'empty' } },
      { key: 'codebook_import:member_unknown', parameters: { name: 'lost', guid: id(99) } },
      { key: 'codebook_import:set_empty', parameters: { name: 'lost' } },
    ]);
  });

  it('gives a GUID that two codes share to the first only', () => {
    const plan = planCodebook(
      codebookOf([]),
      read(`${head}${code(1, 'guide')}${code(1, 'market')}</Codes></CodeBook>`),
    );

    expect(plan.codes.map(({ id: own, notes }) => [own, notes.map(({ key }) => key)])).toEqual([
      [id(1), []],
      [null, ['codebook_import:guid_repeated']],
    ]);
  });

  it('of 5,000 codes, thirty levels deep, is read and planned in a moment', () => {
    let number = 0;
    const branch = (depth: number): string =>
      code((number += 1), `code ${number}`, depth > 1 ? branch(depth - 1) : '');
    const xml = `${head}${Array.from({ length: 167 }, () => branch(30)).join('')}</Codes></CodeBook>`;
    const start = processorSeconds();

    const plan = planCodebook(codebookOf([]), read(xml));

    expect(plan.writes.added).toHaveLength(5010);
    expect(processorSeconds() - start).toBeLessThan(20);
  });

  it.each([
    ['no codes', `${head}</Codes></CodeBook>`, { key: 'codebook_import:no_codes' }],
    ['another root', '<Project><CodeBook/></Project>', { key: 'codebook_import:not_a_codebook' }],
    ['no XML', 'guide', { key: 'codebook_import:broken_at', parameters: { line: 1 } }],
    ['an entity', `<!DOCTYPE c [<!ENTITY a "b">]>\n${head}`, { key: 'codebook_import:broken_at' }],
    ['endless nesting', head + '<Code name="a">'.repeat(1000), { key: 'reading:nested_too_deep' }],
    [
      'endlessly nested elements',
      `${head}${'<Code/>'.repeat(250_001)}`,
      { key: 'codebook_import:too_many_elements' },
    ],
    ['a stray sign', `${head}\n<Code name="a & b"/></Codes></CodeBook>`, { parameters: { line: 2 } }],
  ])('is refused for %s', (_, xml, expected) => {
    expect(refusal(xml)).toMatchObject(expected);
  });
});

it('is read or refused in a sentence however it is damaged', () => {
  const whole = Buffer.from(writeCodebookQdc(codebook({ interviewExcerpts: true }), createWords('en')));
  let seed = 20_261_126;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const outcomes = Array.from({ length: 500 }, () => {
    const damaged = Buffer.from(whole);
    for (let times = random(4); times >= 0; times -= 1) damaged[random(damaged.length)] = random(256);
    const kept = damaged.subarray(random(20) === 0 ? random(damaged.length) : 0);
    try {
      planCodebook(codebookOf([]), read(kept));
      return 'read';
    } catch (error) {
      return error instanceof AppError ? 'refused' : String(error);
    }
  });

  expect(new Set(outcomes)).toEqual(new Set(['read', 'refused']));
});

describe('a description composed by Concord', () => {
  it.each(languages)('is split into the fields it came from (%s)', (language) => {
    const document = codebook({ interviewExcerpts: true });

    const { codes } = read(Buffer.from(writeCodebookQdc(document, createWords(language))));

    const legal = (text: string): string =>
      text.replaceAll('\u0001', '\uFFFD').replaceAll('\uFFFE', '\uFFFD');
    expect(codes.map(({ name, fields }) => ({ name, ...fields }))).toEqual(
      document.codes.map((entry) => ({
        name: entry.name,
        colour: entry.colour.toUpperCase(),
        codable: entry.codable,
        isTheme: entry.isTheme,
        onePerSource: entry.onePerSource,
        status: entry.status,
        origin: entry.origin,
        prompted: entry.prompted,
        shortDefinition: legal(entry.shortDefinition),
        fullDefinition: legal(entry.fullDefinition),
        whenToUse: legal(entry.whenToUse),
        whenNotToUse: legal(entry.whenNotToUse),
        definition2: legal(entry.definition2),
        name2: entry.name2,
        aliases: entry.aliases.join('\n'),
      })),
    );
  });

  it.each([
    'Ends with a line.\n',
    'Has a heading:\n\nStatus\nfixed',
    'Origin\nof the word\n\nNotice\nthis',
    '  indented\n\n\nand spaced  ',
  ])('stays whole when a definition reads %j', (text) => {
    const given = codebook({ interviewExcerpts: false });
    const document = {
      ...given,
      codes: given.codes.map((entry) => ({ ...entry, fullDefinition: text, whenToUse: text })),
    };

    const { codes } = read(Buffer.from(writeCodebookQdc(document, createWords('en'))));

    expect(new Set(codes.map(({ fields }) => fields.fullDefinition))).toEqual(new Set([text]));
    expect(new Set(codes.map(({ fields }) => fields.whenToUse))).toEqual(new Set([text]));
  });
});

it('keeps siblings of one name, whose GUIDs distinguish them', () => {
  const file = read(
    `${head}${code(1, 'Trust', code(2, 'Sub') + code(3, 'Sub'))}${code(4, 'Trust')}<Code name="Trust"/></Codes></CodeBook>`,
  );

  const { codes, writes } = planCodebook(codebookOf([]), file);

  expect(codes.map(({ path, outcome }) => [path, outcome])).toEqual([
    ['Trust', 'added'],
    ['Trust > Sub', 'added'],
    ['Trust > Sub', 'added'],
    ['Trust', 'added'],
    // Without a GUID nothing distinguishes it.
    ['Trust (3)', 'added'],
  ]);
  expect(writes.added.map(({ id: own, name }) => [own, name])).toEqual([
    [id(1), 'Trust'],
    [id(2), 'Sub'],
    [id(3), 'Sub'],
    [id(4), 'Trust'],
    [null, 'Trust (3)'],
  ]);
});

it('says in one note which colours become the nearest of the code colours', () => {
  const coloured = (number: number, colour: string): string =>
    code(number, `c${number}`, '', ` isCodable="true" color="${colour}"`);
  const file = read(
    `${head}${coloured(1, '#abc')}${coloured(2, '#ABC')}${coloured(3, '#0077BB')}${coloured(4, 'red')}${coloured(5, 'odd')}</Codes></CodeBook>`,
  );

  expect(planCodebook(codebookOf([]), file).notes).toEqual([
    {
      key: 'codebook_import:colours_nearest',
      parameters: { count: 3, colours: '#abc → #868ca8, #ABC → #868ca8, red → #ee7733' },
    },
  ]);
});
