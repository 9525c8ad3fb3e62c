// What the schema of the standard allows where (Project.xsd of REFI-QDA 1.0): for each element its attributes
// with their types, required ones with `!`, and its children in order, repeatable ones with `*`.

/** How a value is checked; `to-…` names what an identifier refers to. */
export type ValueType =
  | 'guid'
  | 'text'
  | 'integer'
  | 'boolean'
  | 'dateTime'
  | 'colour'
  | 'to-user'
  | 'to-code'
  | 'to-source'
  | 'to-note'
  | 'to-variable'
  | 'to-selection'
  | 'to-anything'
  /** Something within the same element, such as a point of a transcript. */
  | 'to-near'
  | readonly string[];

/** What the schema allows for one element. */
export interface Rule {
  readonly attributes: Readonly<Record<string, ValueType>>;
  readonly required: readonly string[];
  /** By name: its place in the order, and whether it may be repeated. */
  readonly children: ReadonlyMap<string, { readonly place: number; readonly recurs: boolean }>;
  /** Whether it holds text and nothing else. */
  readonly isText: boolean;
}

const directions = ['Associative', 'OneWay', 'Bidirectional'] as const;
const stamp = {
  creatingUser: 'to-user',
  creationDateTime: 'dateTime',
  modifyingUser: 'to-user',
  modifiedDateTime: 'dateTime',
} as const;
const named = { 'guid!': 'guid', name: 'text' } as const;
const filed = { path: 'text', currentPath: 'text', ...stamp } as const;
const written = { richTextPath: 'text', plainTextPath: 'text', ...stamp } as const;
const box = {
  'firstX!': 'integer',
  'firstY!': 'integer',
  'secondX!': 'integer',
  'secondY!': 'integer',
} as const;
const stretch = { 'begin!': 'integer', 'end!': 'integer' } as const;
const ofSelection = 'Description Coding* NoteRef*';
const ofSource = 'Coding* NoteRef* VariableValue*';

const text = rule({ ...named, ...written }, `Description PlainTextContent PlainTextSelection* ${ofSource}`);
const to = (type: ValueType): Rule => rule({ 'targetGUID!': type }, '');
const characters: Rule = { attributes: {}, required: [], children: new Map(), isText: true };

/** By element name. */
export const rules: Readonly<Record<string, Rule>> = {
  Project: rule(
    {
      'name!': 'text',
      origin: 'text',
      creatingUserGUID: 'to-user',
      creationDateTime: 'dateTime',
      modifyingUserGUID: 'to-user',
      modifiedDateTime: 'dateTime',
      basePath: 'text',
    },
    'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef*',
  ),
  Users: rule({}, 'User*'),
  CodeBook: rule({}, 'Codes'),
  Codes: rule({}, 'Code*'),
  Variables: rule({}, 'Variable*'),
  Cases: rule({}, 'Case*'),
  Sources: rule({}, 'TextSource* PDFSource* PictureSource* AudioSource* VideoSource*'),
  Notes: rule({}, 'Note*'),
  Links: rule({}, 'Link*'),
  Sets: rule({}, 'Set*'),
  Graphs: rule({}, 'Graph*'),
  User: rule({ ...named, id: 'text' }, ''),
  Code: rule(
    { 'guid!': 'guid', 'name!': 'text', 'isCodable!': 'boolean', color: 'colour' },
    'Description NoteRef* Code*',
  ),
  Variable: rule(
    {
      'guid!': 'guid',
      'name!': 'text',
      'typeOfVariable!': ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'],
    },
    'Description',
  ),
  Case: rule(named, 'Description CodeRef* VariableValue* SourceRef* SelectionRef*'),
  VariableValue: rule(
    {},
    'VariableRef TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue',
  ),
  TextSource: text,
  Representation: text,
  TextDescription: text,
  Note: text,
  PlainTextSelection: rule(
    { ...named, 'startPosition!': 'integer', 'endPosition!': 'integer', ...stamp },
    ofSelection,
  ),
  PDFSource: rule({ ...named, ...filed }, `Description PDFSelection* Representation ${ofSource}`),
  PDFSelection: rule(
    { ...named, 'page!': 'integer', ...box, ...stamp },
    'Description Representation Coding* NoteRef*',
  ),
  PictureSource: rule({ ...named, ...filed }, `Description TextDescription PictureSelection* ${ofSource}`),
  PictureSelection: rule({ ...named, ...box, ...stamp }, ofSelection),
  AudioSource: rule({ ...named, ...filed }, `Description Transcript* AudioSelection* ${ofSource}`),
  AudioSelection: rule({ ...named, ...stretch, ...stamp }, ofSelection),
  VideoSource: rule({ ...named, ...filed }, `Description Transcript* VideoSelection* ${ofSource}`),
  VideoSelection: rule({ ...named, ...stretch, ...stamp }, ofSelection),
  Transcript: rule(
    { ...named, ...written },
    'Description PlainTextContent SyncPoint* TranscriptSelection* NoteRef*',
  ),
  SyncPoint: rule({ 'guid!': 'guid', timeStamp: 'integer', position: 'integer' }, ''),
  TranscriptSelection: rule(
    { ...named, fromSyncPoint: 'to-near', toSyncPoint: 'to-near', ...stamp },
    ofSelection,
  ),
  Coding: rule(
    { 'guid!': 'guid', creatingUser: 'to-user', creationDateTime: 'dateTime' },
    'CodeRef NoteRef*',
  ),
  Link: rule(
    {
      ...named,
      direction: directions,
      color: 'colour',
      originGUID: 'to-anything',
      targetGUID: 'to-anything',
    },
    'NoteRef*',
  ),
  Set: rule({ 'guid!': 'guid', 'name!': 'text' }, 'Description MemberCode* MemberSource* MemberNote*'),
  Graph: rule(named, 'Vertex* Edge*'),
  Vertex: rule(
    {
      ...named,
      representedGUID: 'to-anything',
      'firstX!': 'integer',
      'firstY!': 'integer',
      secondX: 'integer',
      secondY: 'integer',
      shape: [
        'Person',
        'Oval',
        'Rectangle',
        'RoundedRectangle',
        'Star',
        'LeftTriangle',
        'RightTriangle',
        'UpTriangle',
        'DownTriangle',
        'Note',
      ],
      color: 'colour',
    },
    '',
  ),
  Edge: rule(
    {
      ...named,
      representedGUID: 'to-anything',
      'sourceVertex!': 'to-near',
      'targetVertex!': 'to-near',
      color: 'colour',
      direction: directions,
      lineStyle: ['dotted', 'dashed', 'solid'],
    },
    '',
  ),
  CodeRef: to('to-code'),
  NoteRef: to('to-note'),
  SourceRef: to('to-source'),
  SelectionRef: to('to-selection'),
  VariableRef: to('to-variable'),
  MemberCode: to('to-code'),
  MemberSource: to('to-source'),
  MemberNote: to('to-note'),
  Description: characters,
  PlainTextContent: characters,
  TextValue: characters,
  BooleanValue: characters,
  IntegerValue: characters,
  FloatValue: characters,
  DateValue: characters,
  DateTimeValue: characters,
};

/** Elements that mean nothing without their first child. */
export const bound: Readonly<Record<string, string>> = { Coding: 'CodeRef', VariableValue: 'VariableRef' };

function rule(attributes: Readonly<Record<string, ValueType>>, children: string): Rule {
  const names = children.split(' ').filter((name) => name !== '');
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, type]) => [name.replace('!', ''), type]),
    ),
    required: Object.keys(attributes).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : [])),
    children: new Map(
      names.map((name, place) => [name.replace('*', ''), { place, recurs: name.endsWith('*') }]),
    ),
    isText: false,
  };
}
