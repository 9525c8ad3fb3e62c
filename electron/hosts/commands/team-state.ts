// How a file stands in its team, as the command line says it.
import type { FolderKeeping, TeamState } from '#core/team/link-state.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import type { Words } from '#words/words.ts';
import { sentence } from '../terminal.ts';

/** How a file stands in its team, in sentences. */
export function stateInWords(words: Words, state: TeamState): string {
  const { t } = words;
  const { name, login, role, place, head, unsent, held, remarks, link, keeping, sealed, coming } = state;
  const received =
    keeping === null
      ? [t('team:status.head', { head, count: link.here })]
      : [t('team:status.received', { head }), ...keepingInWords(words, keeping)];
  return [
    t('team:status.who', { name, login, role: t(`team:roles.${role}`) }),
    t('team:status.place', { place }),
    ...(link.why === null ? received : [sentence(words, link.why)]),
    // What lies in a folder has been sent.
    t('team:status.unsent', { count: unsent - (keeping?.waiting ?? 0) }),
    ...(sealed > 0 ? [t('team:status.sealed', { count: sealed })] : []),
    ...(coming.count > 0
      ? [t('team:status.coming', { count: coming.count, size: bytesInWords(coming.bytes, words) })]
      : []),
    ...(held > 0 ? [t('team:status.held', { count: held })] : []),
    ...(remarks > 0 ? [t('team:status.remarks', { count: remarks })] : []),
  ].join('\n');
}

function keepingInWords({ t }: Words, { isHere, ignored, ...keeping }: FolderKeeping): string[] {
  const { name, machine, waiting, lacks } = keeping;
  const date = keeping.ranAt.replace('T', ' ').slice(0, 16);
  return [
    isHere ? t('team:status.keeping_here', { date }) : t('team:status.keeping', { name, machine, date }),
    ...(isHere ? [] : [t('team:status.laid', { count: waiting })]),
    ...(lacks === null ? [] : [t('team:status.lacks', { number: lacks })]),
    ...(ignored.length === 0
      ? []
      : [t('team:status.ignored', { count: ignored.length, names: ignored.slice(0, 5).join(', ') })]),
  ];
}
