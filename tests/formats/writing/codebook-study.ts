// A small invented codebook with everything a writer must handle: three levels, a theme that counts codes of another
// branch, two languages, examples of both kinds, hostile characters.
import { countedCodebook } from '#core/exports/codebook-counting.ts';
import {
  codebookDocument,
  type CodebookDocument,
  type CodebookOptions,
} from '#core/exports/codebook-document.ts';
import { study, type Study } from '../../core/exports/study.ts';

const charter =
  'The alliance brings members together.\nIt keeps a register of test beds & publishes “open calls” <every spring>.';
const notes =
  'She said the working group is where one meets the right people.\n“We found our supplier there,” she added.';
const chinese = '他认为联盟主要是牵线搭桥。标准由谁来定，他没有把握。';

/** A control character and a non-character, as a careless export of another program leaves them. */
const hostile = 'Ends & begins <b>here</b> -- “quoted”\u0001 \uFFFE, 5 > 4; done';

export const codebookStudy: Study = study({
  project: {
    name: 'Roles of an alliance',
    description:
      'What a public–private alliance does for its members, from its documents and from interviews.',
    notice: 'Invented text: every source of this study was made up for illustration.',
  },
  coders: [
    { id: 'wen', name: 'Wen' },
    { id: 'ada', name: 'Ada' },
    { id: 'ada2', name: 'Ada', kind: 'second-pass', personId: 'ada' },
  ],
  respondents: [{ id: 'N9' }, { id: 'N10' }],
  sources: [
    { id: 'charter', title: 'Charter', date: '2016', text: charter },
    { id: 'report', title: 'Annual report', date: '2019-12', text: charter },
    {
      id: 'n9',
      kind: 'interview',
      title: 'A senior manager',
      label: 'N9.2',
      date: '2025-03-14',
      text: notes,
      respondents: ['N9'],
    },
    {
      id: 'n10',
      kind: 'interview',
      title: '协会代表',
      label: 'N10',
      date: '2024-12',
      text: chinese,
      respondents: ['N10'],
    },
  ],
  reviews: ['charter', 'n9', 'n10'].map((sourceId) => ({ sourceId, coderId: 'wen' })),
  codes: [
    {
      id: '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f',
      name: 'connector',
      name2: '连接者',
      aliases: 'bridge\nbroker',
      colour: 0,
      isTheme: true,
      pin: 1,
      prompted: 'partly',
      shortDefinition: 'Brings actors together who would not have met.',
      fullDefinition:
        'The organisation lowers the cost of finding partners: it introduces, vouches for and convenes.\nContact as such is enough; a contract need not follow.',
      whenToUse:
        'Introductions, match-making events, member directories, word of mouth inside working groups.',
      whenNotToUse: 'Trading itself, which is “marketplace”.',
      definition2: '使原本不会相遇的各方建立联系。',
    },
    {
      id: 'ties',
      parentId: '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f',
      name: 'informal ties',
      name2: '非正式关系',
      colour: 0,
      shortDefinition: 'Acquaintance that grows beside the official programme.',
      prompted: 'no',
    },
    {
      id: 'ties-weak',
      parentId: 'ties',
      name: 'weak > strong; ties',
      colour: 9,
      status: 'draft',
      shortDefinition: hostile,
    },
    {
      id: 'guide',
      name: 'guide',
      name2: '引导者',
      colour: 1,
      isTheme: true,
      shortDefinition: 'Shows where to go: road maps, standards, examples.',
      fullDefinition: '',
      origin: 'deductive',
    },
    { id: 'areas', name: 'report areas', name2: '报告领域', colour: 6, codable: false, onePerSource: true },
    {
      id: 'standards',
      parentId: 'areas',
      name: 'standardisation',
      name2: '标准化',
      colour: 6,
      status: 'retired',
      shortDefinition: 'Reports on standards and their drafting.',
    },
    { id: 'old', parentId: 'areas', name: 'norms', status: 'merged', mergedInto: 'standards' },
  ],
  gathered: { guide: ['standards'] },
  codings: [
    { id: 'c1', sourceId: 'charter', codeId: '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f', start: 0, end: 37 },
    { id: 'c2', sourceId: 'n9', codeId: '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f', start: 0, end: 63 },
    {
      id: 'c3',
      sourceId: 'n9',
      codeId: 'ties',
      start: 64,
      end: 105,
      voice: 'verbatim-notes',
    },
    { id: 'c4', sourceId: 'n10', codeId: '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f', start: 0, end: 13 },
    { id: 'c5', sourceId: 'report', codeId: 'standards' },
    { id: 'c6', sourceId: 'charter', codeId: 'standards', start: 38, end: 110 },
    { id: 'c7', sourceId: 'n10', codeId: 'guide', start: 13, end: 26 },
  ],
  memos: [
    {
      id: 'm2',
      about: 'code',
      codeId: 'guide',
      title: '',
      body: 'Later: not every standard guides.',
      coderId: 'ada',
      createdAt: '2026-02-02T10:00:00.000Z',
      updatedAt: '2026-02-02T10:00:00.000Z',
    },
    {
      id: 'm1',
      about: 'code',
      codeId: 'guide',
      title: 'Guide or teacher?',
      body: 'A guide walks ahead.\nA teacher stands still.',
      coderId: 'wen',
      createdAt: '2026-01-01T10:00:00.000Z',
      updatedAt: '2026-01-05T10:00:00.000Z',
    },
  ],
  examples: {
    '3f2b7c1e-0d4a-4f6b-9c8d-1a2b3c4d5e6f': ['c1', 'c2', 'c4'],
    ties: ['c3'],
    standards: ['c5', 'c6'],
  },
});

/** The document of that codebook on one day. */
export function codebook(
  options: Pick<CodebookOptions, 'interviewExcerpts' | 'memos' | 'layout'>,
): CodebookDocument {
  const { corpus, table, exported, quoteOf } = codebookStudy;
  return codebookDocument(exported, {
    program: 'Concord 0.1.0',
    date: '2026-03-01',
    counted: countedCodebook(corpus, table),
    quoteOf,
    ...options,
  });
}
