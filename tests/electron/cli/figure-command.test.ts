// The command that the panel of a figure copies makes, when a shell runs it, the figure that the panel shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import { usualFigure } from '#core/figures/figure-setting.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { bars } from '#figures/bars.ts';
import { writeFigureSvg } from '#formats/writing/figure-svg.ts';
import { tallyOptions } from '#core/commands/counting-options.ts';
import { exportCommand, settingOptions } from '#renderer/common/figures/figure-command.ts';
import { figureMaking } from '#renderer/common/figures/figure-making.ts';
import { tallyFigure } from '#words/tally-figure.ts';
import { terminal } from './concord.ts';

it('makes exactly the figure that the panel shows', async () => {
  using shell = terminal();
  await shell.concord('new', "Wei's study.concord", '--sample');
  const study = join(shell.folder, "Wei's study.concord");
  const { tables } = await shell.json<{ tables: HeldRecords }>('call', study, 'project.records');
  const news = tables.class.find(({ name }) => name === 'news');
  const request: TallyRequest = {
    by: 'year',
    unit: 'sources',
    denominator: 'reviewed',
    scope: { kind: 'document', classIds: [news?.id ?? ''] },
  };
  const tally = await shell.json<Tally>('call', study, 'tallies.count', JSON.stringify(request));
  const codes = codebookOf(tables.code, tables.themeCode).byId;
  const making = figureMaking('', (words) => tallyFigure(words, tally, codes), bars);
  const setting = {
    ...usualFigure,
    width: 85,
    language: 'both',
    title: "News, by year: “Wei's”",
    caption: {},
    number: '2',
    greys: true,
  } as const;
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const options = tallyOptions(request, {
    attribute: byId(tables.attribute),
    class: byId(tables.class),
    coder: byId(tables.coder),
    respondent: byId(tables.respondent),
    sample: byId(tables.sample),
    savedQuery: byId(tables.savedQuery),
  });

  const line = exportCommand(
    study,
    [
      ['--tally', 'tally.svg'],
      ...(options ?? []),
      ...settingOptions(setting, making.automatic(setting.language).caption),
    ],
    'posix',
  );
  const ran = await shell.typed(line ?? '');

  expect(ran).toEqual({ status: 0, stdout: '', stderr: '' });
  const { svg } = making.print(setting, tables.project[0]?.notice ?? null);
  expect(readFileSync(join(shell.folder, 'tally.svg'), 'utf8')).toBe(
    Buffer.from(writeFigureSvg(svg)).toString('utf8'),
  );
});
