import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { isMachine } from '#core/program-origin.ts';
import type { CoderRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { giveSeatTo, sitDownAs } from '#renderer/app/services/sit-down.ts';
import { currentWords, useWords } from '#renderer/state/words.ts';
import { useStandingRounds } from '#renderer/features/rounds/use-rounds.ts';
import { usePersonId, useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { mayWorkAs } from '#renderer/state/working-coder.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import listStyles from '#renderer/ui/list-box.module.css';
import { Menu } from '#renderer/ui/menu.tsx';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { CoderDialog } from '#renderer/app/services/coder-dialog.tsx';
import styles from './coder-menu.module.css';
import { showError } from '#renderer/app/notices/show-error.ts';

/** Lets another person work here while somebody codes blind, after saying what that is not for. */
async function changeSeats(path: string, to: CoderRecord, from: CoderRecord | undefined): Promise<void> {
  const { t } = currentWords();
  const yes = await confirm({
    title: t('blind_rounds:seats.title', { name: to.name }),
    body: t('blind_rounds:seats.body', { name: to.name, own: from?.name ?? '' }),
    action: t('blind_rounds:seats.action', { name: to.name }),
    tone: 'primary',
  });
  if (yes) giveSeatTo(path, to.id);
}

/**
 * Shows which coder works in this window and lets the analyst choose another. Counts follow their own layer, not this
 * coder.
 */
export function CoderMenu() {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const path = useProject((state) => state.open?.path);
  const readOnly = useProject((state) => state.open?.readOnly ?? false);
  const coders = useProject((state) => state.tables.coder);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const ofTeam = useProject((state) => state.open?.personId ?? null);
  const working = coders.get(useWorkingCoderId() ?? '') ?? coders.get(mainId ?? '');
  const personId = usePersonId();
  // Who codes blind may take another role of their own, and nobody else's.
  const isApart = useStandingRounds().some(({ isMember, round }) => isMember && round.kind !== 'kinds');
  if (path === undefined || !working) return null;

  const isOwn = ({ id, personId: of }: CoderRecord): boolean => id === personId || of === personId;
  const nameOf = (id: string, name: string) => (id === mainId ? t('shell:main_coder', { name }) : name);
  return (
    <>
      <MenuTrigger>
        <Button className={styles.chip ?? ''}>
          <span className={styles.label}>{t('shell:working_as')}</span>
          {nameOf(working.id, working.name)}
          <ChevronDown size={14} aria-hidden className={styles.chevron} />
        </Button>
        <Popover className={cx(listStyles.popover, styles.menu)} offset={4} placement="bottom end">
          <Menu
            label={t('shell:working_as')}
            sections={[
              {
                entries: [...coders.values()]
                  .filter(
                    (coder) => !isMachine(coder) && mayWorkAs(coder, ofTeam) && (!isApart || isOwn(coder)),
                  )
                  .map(({ id, name }) => ({
                    id,
                    label: nameOf(id, name),
                    checked: id === working.id,
                    run: () => sitDownAs(path, id),
                  })),
              },
              {
                entries:
                  isApart && ofTeam === null
                    ? [...coders.values()]
                        .filter((coder) => coder.kind === 'person' && !isOwn(coder))
                        .map((coder) => ({
                          id: `seat ${coder.id}`,
                          label: t('blind_rounds:seats.other', { name: coder.name }),
                          run: () => void changeSeats(path, coder, coders.get(personId ?? '')),
                        }))
                    : [],
              },
              {
                entries: readOnly
                  ? []
                  : [
                      { id: 'add', label: t('shell:add_coder'), run: () => setAdding(true) },
                      ...(working.kind === 'person'
                        ? [
                            {
                              id: 'main',
                              label: t('shell:make_main_coder', { name: working.name }),
                              disabled: working.id === mainId,
                              run: () =>
                                void api.project.update({ mainCoderId: working.id }).catch(showError),
                            },
                          ]
                        : []),
                    ],
              },
              {
                entries: [
                  { id: 'all', label: t('coders:action'), run: () => void perform('project.coders') },
                ],
              },
            ]}
          />
        </Popover>
      </MenuTrigger>
      {adding && <CoderDialog onClose={() => setAdding(false)} onAdded={(id) => sitDownAs(path, id)} />}
    </>
  );
}
