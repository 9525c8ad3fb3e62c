import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import { writeCodebookQdc } from '#formats/writing/codebook-qdc.ts';
import { createWords, languages, type Language } from '#words/words.ts';
import { schemaPath } from '../../helpers/refi-files.ts';
import { codebook } from './codebook-study.ts';
import { readQdc, type QdcElement } from './qdc-structure.ts';

function qdc(document: CodebookDocument, language: Language = 'en'): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(writeCodebookQdc(document, createWords(language)));
}

const file = qdc(codebook({ interviewExcerpts: true }));

function codesOf(root: QdcElement): QdcElement[] {
  return root.children.filter(({ name }) => name === 'Codes').flatMap(({ children }) => children);
}

function childCodes(code: QdcElement | undefined): QdcElement[] {
  return code?.children.filter(({ name }) => name === 'Code') ?? [];
}

function description(code: QdcElement | undefined): string {
  return code?.children.find(({ name }) => name === 'Description')?.text ?? '';
}

describe('a codebook as qdc', () => {
  it.each(languages)('keeps the structure of REFI-QDA 1.5 (%s)', (language) => {
    expect(() => readQdc(qdc(codebook({ interviewExcerpts: true }), language))).not.toThrow();
  });

  it('is valid against Codebook.xsd', () => {
    using xsd = XmlDocument.fromBuffer(readFileSync(schemaPath('Codebook.xsd')));
    using validator = XsdValidator.fromDoc(xsd);
    using written = XmlDocument.fromString(file);

    expect(() => validator.validate(written)).not.toThrow();
  });

  it('nests codes as the tree does, with names, colours and codability', () => {
    const roots = codesOf(readQdc(file));

    expect(roots.map(({ attributes }) => attributes)).toMatchObject([
      { name: 'connector', color: '#0077BB', isCodable: 'true' },
      { name: 'guide', color: '#CC6677', isCodable: 'true' },
      { name: 'report areas', isCodable: 'false' },
    ]);
    expect(childCodes(childCodes(roots[0])[0]).map(({ attributes }) => attributes['name'])).toEqual([
      'weak > strong; ties',
    ]);
  });

  it('keeps a valid GUID, and always gives the same one to any other id', () => {
    const [connector, guide] = codesOf(readQdc(file));

    expect(connector?.attributes['guid']).toBe('3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f');
    expect(codesOf(readQdc(qdc(codebook({ interviewExcerpts: false }))))[1]?.attributes['guid']).toBe(
      guide?.attributes['guid'],
    );
  });

  it('puts the definition fields into the description, each under its heading', () => {
    expect(description(codesOf(readQdc(file))[0])).toContain(
      [
        'Short definition\nBrings actors together who would not have met.',
        'Full definition\nThe organisation lowers the cost of finding partners: it introduces, vouches for and convenes.\nContact as such is enough; a contract need not follow.',
        'When to use\nIntroductions, match-making events, member directories, word of mouth inside working groups.',
        'When not to use\nTrading itself, which is “marketplace”.',
      ].join('\n\n'),
    );
  });

  it('makes a set of the codes that a theme counts from elsewhere', () => {
    const root = readQdc(file);
    const standards = childCodes(codesOf(root)[2])[0];

    const sets = root.children.find(({ name }) => name === 'Sets')?.children ?? [];

    expect(sets.map(({ attributes }) => attributes['name'])).toEqual(['guide']);
    expect(sets[0]?.children.filter(({ name }) => name === 'MemberCode')).toMatchObject([
      { attributes: { guid: standards?.attributes['guid'] } },
    ]);
  });

  it('carries text with markup, and replaces characters that XML cannot hold', () => {
    const weak = childCodes(childCodes(codesOf(readQdc(file))[0])[0])[0];

    expect(description(weak)).toContain('Ends & begins <b>here</b> -- “quoted”\uFFFD \uFFFD, 5 > 4; done');
  });

  it('opens with project, version, date, coders and how the counts were made, even with dashes in them', () => {
    const document = { ...codebook({ interviewExcerpts: false }), project: 'A -- study --->' };

    const comment = /<!--\n(.*?)-->/s.exec(qdc(document))?.[1] ?? '';

    expect(comment).toContain('Project: A - - study - - ->');
    for (const told of ['Concord 0.1.0', '1 March 2026', 'Wen, main coder', 'Units:', 'Layer:', 'Scope:']) {
      expect(comment).toContain(told);
    }
    expect(() => readQdc(qdc(document))).not.toThrow();
  });

  it('repeats the notice of the project in the description of every root', () => {
    for (const root of codesOf(readQdc(file))) expect(description(root)).toContain('Invented text:');
  });

  it('holds no words of an interview unless asked', () => {
    const spoken = '他认为联盟主要是牵线搭桥';

    expect(file).toContain(spoken);
    expect(qdc(codebook({ interviewExcerpts: false }))).not.toContain(spoken);
  });

  it('refuses to write a codebook without codes, for which the standard has no place', () => {
    const empty = { ...codebook({ interviewExcerpts: false }), codes: [] };

    expect(() => qdc(empty)).toThrow(expect.objectContaining({ key: 'errors:export_codebook_empty' }));
  });
});

describe('the structure check', () => {
  const swap = (from: string | RegExp, to: string): string => file.replace(from, to);

  it.each([
    ['another namespace', swap('codebook:1.0', 'codebook:0:4'), /not in urn/],
    ['a code without a name', swap(/ name="connector"/, ''), /name of <Code>/],
    ['an invalid colour', swap('#0077BB', 'rgba(0, 0, 0, 1)'), /color of <Code>/],
    [
      'an attribute outside the standard',
      swap(' isCodable="false"', ' isCodable="false" origin="x"'),
      /may not have origin/,
    ],
    [
      'a GUID used twice',
      file.replaceAll(/<Code guid="[^"]*"/g, '<Code guid="3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f"'),
      /stands for two things/,
    ],
    [
      'a member that is no code',
      swap(/<MemberCode guid="[^"]*"/, '<MemberCode guid="00000000-0000-4000-8000-000000000000"'),
      /is no code/,
    ],
    [
      'a description after a code',
      swap(
        '<Description>',
        '<Code guid="11111111-1111-4111-8111-111111111111" name="x" isCodable="true"/><Description>',
      ),
      /<Description> out of place/,
    ],
    ['an element outside the standard', swap('<Codes>', '<Codes><Notice/>'), /<Notice> is unknown/],
  ])('finds %s', (_, broken, fault) => {
    expect(broken).not.toBe(file);
    expect(() => readQdc(broken)).toThrow(fault);
  });
});
