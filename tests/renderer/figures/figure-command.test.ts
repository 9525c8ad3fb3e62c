// The command line that makes a figure again asks for the same as the screen.
import { Command, type OptionValues } from 'commander';
import { describe, expect, it } from 'vitest';
import { allVoices, tallySettings, type TallyRequest } from '#core/counting/request.ts';
import { usualFigure } from '#core/figures/figure-setting.ts';
import { shellOf } from '#core/shell-word.ts';
import {
  tallyRequestOf,
  withTallyOptions,
  type TallyOptions,
} from '#electron/hosts/commands/counting-options.ts';
import { figureOf, withFigureOptions, type FigureOptions } from '#electron/hosts/commands/figure-options.ts';
import type { Options } from '#core/commands/command-line.ts';
import { tallyOptions } from '#core/commands/counting-options.ts';
import { flowOptions } from '#core/commands/flow-options.ts';
import { exportCommand, settingOptions } from '#renderer/common/figures/figure-command.ts';
import { createWords } from '#words/words.ts';
import { testProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

const terminal = {
  words: createWords('en'),
  language: 'en' as const,
  print: () => undefined,
  report: () => undefined,
};

/** The options as the command line reads them. */
function understood(options: Options, prepare: (command: Command) => Command): OptionValues {
  const command = prepare(new Command());
  command.exitOverride().parse(
    options.flatMap(([option, value]) => (value === undefined ? [option] : [`${option}=${value}`])),
    { from: 'user' },
  );
  return command.opts();
}

/** A study with names that contain the separators of options, and the tables of its window. */
async function namedStudy() {
  const project = await testProject();
  const { api } = project;
  await smallStudy(project);
  const [news, odd] = [
    await api.classes.add({ name: 'news' }),
    await api.classes.add({ name: 'reports, drafts' }),
  ];
  const mood = await api.attributes.add({ name: 'mood=now', owner: 'source' });
  const size = await api.attributes.add({ name: 'size', owner: 'source' });
  const lena = await api.coders.add({ name: 'Lena' });
  const { tables: held } = await api.project.records();
  const [source] = held.source;
  for (const { id } of [mood, size])
    // One act after the other.
    await api.attributes.set({ id, owners: [source?.id ?? ''], value: 'a = b' });
  await api.sources.update({ ids: [source?.id ?? ''], origin: 'People, Daily' });
  const { tables } = await api.project.records();
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const window = {
    attribute: byId(tables.attribute),
    class: byId(tables.class),
    coder: byId(tables.coder),
    respondent: byId(tables.respondent),
    sample: byId(tables.sample),
    savedQuery: byId(tables.savedQuery),
  };
  return { project, tables, window, news, odd, mood, size, lena, people: tables.respondent };
}

describe('a tally', () => {
  it('is read by the command line as the screen asks for it', async () => {
    const { project, tables, window, news, odd, mood, size, lena, people } = await namedStudy();
    await using _ = project;
    const requests: TallyRequest[] = [
      {},
      { of: 'codes', by: 'year', unit: 'passages', basis: 'spans', denominator: 'all', rollup: false },
      { by: { attributeId: size.id }, layer: { coderId: lena.id }, estimate: true },
      { layer: 'union', denominator: 'reviewed' },
      { unit: 'passages', joinAdjacent: true, stances: ['supports', null], minimumWeight: 0 },
      { minimumWeight: 40, voices: allVoices, scope: { languages: ['en', null] } },
      {
        of: tables.code
          .slice(0, 2)
          .map(({ id }) => id)
          .toReversed(),
      },
      {
        by: 'class',
        scope: {
          kind: 'document',
          classIds: [news.id, odd.id, null],
          languages: ['en', 'zh-CN'],
          dates: { from: '2019', to: '2020-03' },
          attributes: [
            { attributeId: mood.id, values: ['a = b', null] },
            { attributeId: size.id, values: ['a = b'] },
          ],
          origins: ['People, Daily', null],
          respondentIds: people.map(({ id }) => id),
          withExcluded: true,
          withDuplicates: true,
        },
      },
    ];

    for (const request of requests) {
      const options = tallyOptions(request, window) ?? [];
      const said = understood(options, (command) => withTallyOptions(command, terminal)) as TallyOptions;

      expect(tallySettings(tallyRequestOf(said, tables))).toEqual(tallySettings(request));
    }
  });

  it('has no command when no option expresses the choice', async () => {
    const { project, window } = await namedStudy();
    await using _ = project;
    const requests: TallyRequest[] = [{ stances: [] }, { voices: [] }, { scope: { sourceIds: ['one'] } }];

    expect(requests.map((request) => tallyOptions(request, window))).toEqual(requests.map(() => null));
    expect(tallyOptions({ voices: [null, 'remark'], draws: ['one', 'another'] }, window)).toEqual([
      ['--voice', 'none,remark'],
      ['--draw', 'one'],
      ['--draw', 'another'],
    ]);
  });
});

describe('a figure', () => {
  it.each([
    usualFigure,
    {
      ...usualFigure,
      width: 85,
      shrinks: true,
      ground: 'none',
      language: 'both',
      greys: true,
      notice: false,
    },
    { ...usualFigure, title: null, caption: null, number: '2a' },
    { ...usualFigure, title: "-It's $HOME", caption: 'Line one.\nLine two “quoted”.' },
  ] as const)('is set by the command line as in the panel: %j', (setting) => {
    const options = settingOptions(setting, '');
    const said = understood(options, (command) => withFigureOptions(command, terminal)) as FigureOptions;

    expect({ ...usualFigure, ...figureOf(said) }).toEqual(setting);
  });

  it('keeps a caption with the present numbers', () => {
    const caption = { 'Of # sources.': 'Only {1} of them.' };

    expect(settingOptions({ ...usualFigure, caption }, 'Of 12 sources.')).toContainEqual([
      '--figure-caption',
      'Only 12 of them.',
    ]);
  });
});

describe('the command line', () => {
  it('is written so that a shell reads each argument as it stands', () => {
    expect(
      exportCommand(
        "/home/wei/Wei's study.concord",
        [['--tally', 'tally.pdf'], ['--class', '新闻'], ['--figure-title', '-$HOME'], ['--figure-greys']],
        'posix',
      ),
    ).toBe(
      String.raw`concord export '/home/wei/Wei'\''s study.concord' --tally tally.pdf --class '新闻' '--figure-title=-$HOME' --figure-greys`,
    );
  });

  it('is quoted for PowerShell on Windows, where a quotation mark inside is doubled', () => {
    const options = [
      ['--tally', 'tally.pdf'],
      ['--class', 'news,reports'],
      ['--figure-title', 'It’s $HOME, @5%'],
      ['--figure-width', '85'],
      ['--figure-greys'],
    ] as const;

    expect(exportCommand(String.raw`C:\Users\wei\Wei's study.concord`, options, shellOf('Win32'))).toBe(
      String.raw`concord export 'C:\Users\wei\Wei''s study.concord' --tally tally.pdf --class 'news,reports' --figure-title 'It’’s $HOME, @5%' --figure-width 85 --figure-greys`,
    );
    expect(shellOf('Linux x86_64')).toBe('posix');
    expect(shellOf('MacIntel')).toBe('posix');
    expect([shellOf('win32'), shellOf('darwin')]).toEqual(['powershell', 'posix']);
  });

  it('is not offered for PowerShell when that would lose a quotation mark', () => {
    expect(exportCommand('a.concord', [['--figure-title', 'A “b"']], 'powershell')).toBeNull();
    expect(exportCommand('a.concord', [['--figure-title', 'A “b"']], 'posix')).toBe(
      `concord export a.concord --figure-title 'A “b"'`,
    );
  });

  it('of a flow names its kind and classes, and there is none for both kinds', () => {
    const classes = { class: new Map([['n', { id: 'n', name: 'news' }]]) };

    expect(flowOptions({ kind: 'document', classIds: ['n', null] }, classes)).toEqual([
      ['--kind', 'document'],
      ['--class', 'news,(none)'],
    ]);
    expect(flowOptions({}, classes)).toBeNull();
  });
});
