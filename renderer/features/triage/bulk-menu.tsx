import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { decideAbout } from './deciding.ts';
import { codeDecision, type Decision } from './decision.ts';
import type { QueueItem } from './queue.ts';
import { reasonsInOrder } from './reasons.ts';
import { useTriageKeys } from './use-triage-keys.ts';

/** Decisions about all sources of the queue at once, as one change. */
export function BulkMenu({ items }: { items: readonly QueueItem[] }) {
  const { t } = useWords();
  const reasons = useProject((state) => state.tables.exclusionReason);
  const { keys } = useTriageKeys();
  const entry = (id: string, label: string, decision: Decision) => ({
    id,
    label,
    run: () => void decideAbout(items, decision, false).catch(showError),
  });
  return (
    <MenuButton
      size="small"
      label={t('triage:bulk', { count: items.length })}
      sections={[
        {
          entries: [
            entry('include', t('triage:include'), { what: 'include' }),
            entry('second-look', t('triage:second_look'), { what: 'second-look' }),
            entry('new', t('triage:back_to_new'), { what: 'new' }),
            {
              id: 'exclude',
              label: t('triage:bulk_exclude'),
              items: [
                {
                  entries: [
                    ...reasonsInOrder(reasons).map(({ id, name }) =>
                      entry(id, name, { what: 'exclude', reason: name }),
                    ),
                    entry('none', t('triage:no_reason'), { what: 'exclude', reason: null }),
                  ],
                },
              ],
            },
          ],
        },
        {
          entries: [
            ...(keys.length > 0
              ? [
                  {
                    id: 'code',
                    label: t('triage:bulk_code'),
                    items: [
                      {
                        entries: keys.map(({ code }) => ({
                          ...entry(code.id, code.name, codeDecision(code)),
                          icon: <CodeSwatch colour={code.colour} />,
                        })),
                      },
                    ],
                  },
                ]
              : []),
            entry('reviewed', t('triage:bulk_reviewed'), { what: 'reviewed' }),
          ],
        },
      ]}
    />
  );
}
