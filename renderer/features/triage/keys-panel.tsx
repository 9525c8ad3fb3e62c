import type { ReactNode } from 'react';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { actionNamed, shownKey, type ActionId } from '#renderer/app/services/actions.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { useKeyHabits } from './key-habits.ts';
import type { QueueItem } from './queue.ts';
import { KeyLine } from './key-line.tsx';
import { ReasonKeys } from './reason-keys.tsx';
import panelStyles from './triage-panel.module.css';
import { useQueue } from './use-queue.ts';
import { useTriageKeys } from './use-triage-keys.ts';

/** Every key of the queue with its effect, also to be clicked. */
export function KeysPanel() {
  const { t } = useWords();
  const { current } = useQueue();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  if (readOnly) {
    return (
      <div className={panelStyles.panel}>
        <p className={panelStyles.note}>{t('triage:read_only')}</p>
        <Moving />
      </div>
    );
  }
  return (
    <div className={panelStyles.panel}>
      <CodeKeys current={current} />
      <StatusKeys current={current} />
      <ReasonKeys current={current} />
      <Habits />
      <Moving />
    </div>
  );
}

function CodeKeys({ current }: { current: QueueItem | null }) {
  const { t } = useWords();
  const { sets, set, keys, choose } = useTriageKeys();
  const coderId = useWorkingCoderId();
  const codings = useProject((state) => state.codings.get(current?.source.id ?? ''));
  const given = new Set(
    [...(codings?.values() ?? [])].flatMap(({ codeId, start, coderId: by }) =>
      start === null && by === coderId ? [codeId] : [],
    ),
  );
  return (
    <section>
      <SectionHeading
        after={
          sets.length > 1 && set ? (
            <Select
              look="pill"
              label={t('triage:keys_by')}
              value={set.id}
              onChange={choose}
              options={sets.map(({ id, branch }) => ({
                value: id,
                label: branch?.name ?? t('triage:keys_pinned'),
              }))}
            />
          ) : undefined
        }
      >
        {t('triage:keys_codes')}
      </SectionHeading>
      {keys.length === 0 && (
        <p className={panelStyles.note}>
          <Sentence>{t('triage:keys_no_codes')}</Sentence>
          <LinkButton onPress={() => show('codebook')}>{t('triage:to_codebook')}</LinkButton>
        </p>
      )}
      {keys.map(({ digit, code }) => (
        <KeyLine
          key={code.id}
          keys={String(digit)}
          isOn={given.has(code.id)}
          isDisabled={!current}
          onPress={() => perform('triage.code', String(digit))}
        >
          <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>
        </KeyLine>
      ))}
    </section>
  );
}

function StatusKeys({ current }: { current: QueueItem | null }) {
  const { t } = useWords();
  const status = current?.source.status;
  const line = (id: ActionId, isOn: boolean, words: string) => (
    <KeyLine keys={shownKey(id)} isOn={isOn} isDisabled={!current} onPress={() => perform(id)}>
      {words}
    </KeyLine>
  );
  return (
    <section>
      <SectionHeading>{t('triage:keys_status')}</SectionHeading>
      {line('triage.include', status === 'included', t('triage:include'))}
      {line('triage.second_look', status === 'second-look', t('triage:second_look'))}
      {line('triage.new', status === 'new', t(status === 'new' ? 'triage:is_new' : 'triage:back_to_new'))}
      {line('triage.reviewed', current?.reviewed ?? false, t('triage:is_reviewed'))}
    </section>
  );
}

function Habits() {
  const { t } = useWords();
  const [habits, setHabits] = useKeyHabits();
  return (
    <section className={panelStyles.habits}>
      <SectionHeading>{t('triage:keys_habits')}</SectionHeading>
      <Switch
        isSelected={habits.marksReviewed}
        onChange={(marksReviewed) => setHabits({ ...habits, marksReviewed })}
      >
        {t('triage:marks_reviewed')}
      </Switch>
      <Switch isSelected={habits.goesOn} onChange={(goesOn) => setHabits({ ...habits, goesOn })}>
        {t('triage:goes_on')}
      </Switch>
      <p className={panelStyles.note}>{t('triage:habits_note')}</p>
    </section>
  );
}

const moving = [
  'triage.next',
  'triage.previous',
  'triage.next_open',
  'triage.page_down',
  'triage.read',
] as const satisfies readonly ActionId[];

function Moving() {
  const { t } = useWords();
  return (
    <MovingKeys actions={moving}>
      <div>
        <dt>{t('triage:undo_key')}</dt>
        <dd>
          <Kbd keys={shownKey('edit.undo')} />
        </dd>
      </div>
    </MovingKeys>
  );
}

/** The keys that move from one to the next. */
export function MovingKeys({ actions, children }: { actions: readonly ActionId[]; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <section>
      <SectionHeading>{t('triage:keys_move')}</SectionHeading>
      <dl className={panelStyles.moving}>
        {actions.map((id) => (
          <div key={id}>
            <dt>{t(actionNamed(id).label)}</dt>
            <dd>
              {actionNamed(id).keys?.map((press) => (
                <Kbd key={press} keys={press} />
              ))}
            </dd>
          </div>
        ))}
        {children}
      </dl>
    </section>
  );
}
