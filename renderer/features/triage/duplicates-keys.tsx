import { perform } from '#renderer/app/services/action-handlers.ts';
import { actionNamed, shownKey, type ActionId } from '#renderer/app/services/actions.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import type { Copy } from './duplicate-groups.ts';
import { lookAt } from './duplicates-store.ts';
import { KeyLine } from './key-line.tsx';
import { MovingKeys } from './keys-panel.tsx';
import { likenessInWords } from './likeness-words.ts';
import listStyles from './triage-lists.module.css';
import panelStyles from './triage-panel.module.css';
import { useDuplicates } from './use-duplicates.ts';

const moving = [
  'duplicates.next',
  'duplicates.previous',
  'duplicates.next_copy',
  'triage.page_down',
] as const satisfies readonly ActionId[];

/** The copies of the current group, and the possible judgements. */
export function DuplicatesKeys() {
  const { t } = useWords();
  const { group, copy } = useDuplicates();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const key = (id: ActionId, isPossible: boolean) => (
    <KeyLine keys={shownKey(id)} isDisabled={!isPossible || readOnly} onPress={() => perform(id)}>
      {t(actionNamed(id).label)}
    </KeyLine>
  );
  return (
    <div className={panelStyles.panel}>
      <section>
        <SectionHeading>{t('triage:keys')}</SectionHeading>
        {readOnly && <p className={panelStyles.note}>{t('triage:read_only')}</p>}
        {key('duplicates.link_all', (group?.open.length ?? 0) > 0)}
        {key('duplicates.link', copy !== null && copy.state !== 'linked')}
        {key('duplicates.distinct', copy !== null && copy.state !== 'distinct')}
        {key('duplicates.original', copy !== null && !group?.id.startsWith('linked '))}
        {key('duplicates.unlink', copy?.state === 'linked')}
        <p className={panelStyles.note}>{t('triage:linked_note')}</p>
      </section>
      {group && (
        <section>
          <SectionHeading after={String(group.copies.length)}>{t('triage:copies')}</SectionHeading>
          {group.copies.map((each) => (
            <button
              key={each.source.id}
              type="button"
              aria-current={each.source.id === copy?.source.id ? 'true' : undefined}
              className={cx(panelStyles.copy, each.source.id === copy?.source.id && panelStyles.current)}
              onClick={() => lookAt(group.id, each.source.id)}
            >
              <CopyWords copy={each} contained={group.contained} />
            </button>
          ))}
        </section>
      )}
      <MovingKeys actions={moving} />
    </div>
  );
}

function CopyWords({ copy, contained }: { copy: Copy; contained: boolean }) {
  const words = useWords();
  const { t } = words;
  const { source, likeness, state } = copy;
  const facts = [
    source.date ?? t('triage:undated'),
    likeness !== null && likenessInWords(likeness, contained, words),
    t(`triage:copy_${state}`),
  ];
  return (
    <span className={listStyles.lineWords}>
      <span className={listStyles.lineTitle} lang={source.language ?? undefined}>
        {source.title}
      </span>
      <span className={listStyles.lineFacts}>{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
