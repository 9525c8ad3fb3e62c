// The verb `team settle`: what waits for a person of a team, and what they decide about it.
import type { Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { takes, type Take } from '#core/team/deciding.ts';
import { actParts } from '#words/act-sentence.ts';
import type { Words } from '#words/words.ts';
import type { Terminal } from '../terminal.ts';
import type { InTeam } from './in-team.ts';
import type { OpenedProject } from './open-project.ts';

interface Settling {
  readonly format: 'text' | 'json';
  readonly list?: boolean;
  readonly take?: readonly string[];
  readonly seen?: boolean;
}

/** Adds to the verb what it takes and does. */
export function addSettleVerb<Options>(
  verb: Command,
  { words, print }: Terminal,
  inTeam: InTeam<Options>,
): void {
  const { t } = words;
  verb
    .argument('<study>')
    .option('--list', t('team:options.list'))
    .option('--take <id-and-side...>', t('team:options.take'))
    .option('--seen', t('team:options.seen'))
    .action((study: string, options: Options & Settling, command: Command) => {
      const taking = takingIn(options, words, command);
      const decides = taking !== null || options.seen === true;
      const settle = async ({ api }: OpenedProject): Promise<void> => {
        if (taking) return await decide(api, taking, words);
        const { list = options.seen !== true } = options;
        if (list) {
          const waiting = await api.team.waiting({});
          if (options.format === 'text') print(waitingInWords(words, waiting));
          else {
            const [held, decided] = [await wholly(api, waiting.held), await wholly(api, waiting.decided)];
            print(JSON.stringify({ held, decided }, null, 2));
          }
        }
        if (options.seen === true) await api.team.seen({});
      };
      return inTeam(study, options, settle, decides ? undefined : 'read');
    });
}

/** The decision in `--take ID ours|theirs|both`; null without one. Ends the verb as wrongly used for anything else. */
function takingIn(
  { take, list, seen }: Settling,
  { t }: Words,
  command: Command,
): { readonly id: string; readonly take: Take } | null {
  if (take === undefined) return null;
  const [id = '', side] = take;
  const isAlone = list !== true && seen !== true && take.length === 2;
  const known = takes.find((each) => each === side);
  if (isAlone && known) return { id, take: known };
  return command.error(t('team:take_how'), { exitCode: 2 });
}

/** Decides as asked. Throws `invalid` for a side that cannot be taken, with those that can: else it would only count as seen. */
async function decide(
  api: OpenedProject['api'],
  { id, take }: { readonly id: string; readonly take: Take },
  { t }: Words,
): Promise<void> {
  const { takes: possible } = await api.team.waitingDetail({ id });
  if (!possible.includes(take))
    throw new AppError('invalid', possible.length === 0 ? 'team:take_none' : 'team:take_these', {
      take,
      takes: possible.join(t('exports:list.separator')),
    });
  await api.team.settle({ id, take });
}

type Waiting = Awaited<ReturnType<OpenedProject['api']['team']['waiting']>>;

/** Each with both versions, who wrote them and when, and what can be decided. */
async function wholly(
  api: OpenedProject['api'],
  waiting: readonly { readonly id: string }[],
): Promise<object[]> {
  const found: object[] = [];
  for (const each of waiting) found.push({ ...each, ...(await api.team.waitingDetail({ id: each.id })) });
  return found;
}

function waitingInWords(words: Words, { held, decided }: Waiting): string {
  const { t } = words;
  if (held.length + decided.length === 0) return t('team:nothing_waits');
  const done = (method: string): string =>
    actParts(words, { facts: null, method })
      .map(({ text }) => text)
      .join('');
  const lines = [
    ...held.map(({ id, at, method, rows }) =>
      t('team:waits', {
        id,
        date: at.slice(0, 10),
        what: done(method),
        names: rows.map((row) => named(words, row)).join(t('exports:list.separator')),
      }),
    ),
    ...decided.map(({ id, at, method, kind, row, values }) =>
      t(`team:decided.${kind}`, {
        id,
        date: at.slice(0, 10),
        what: done(method),
        name: named(words, row),
        earlier: (values?.earlier ?? []).join(', '),
        later: (values?.later ?? []).join(', '),
        context: values === null ? '' : values.isLater ? 'later' : 'earlier',
      }),
    ),
  ];
  return lines.join('\n');
}

/** What a row is called: where the study has no name for it, what it is. */
function named({ t }: Words, { name, table }: Waiting['held'][number]['rows'][number]): string {
  if (name !== null) return name;
  const known = (['memo', 'coding', 'verdict', 'source'] as const).find((each) => each === table);
  return t(known ? `settling:nameless.${known}` : 'settling:unnamed');
}
