import { commandLine } from '#core/commands/command-line.ts';
import { commandFor } from '#core/kept-tables/command-for.ts';
import { shellOf } from '#core/shell-word.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';
import styles from './kept-tables.module.css';
import type { KeptItem } from './use-kept.ts';

const commandOf = derived(({ tables, open }, { kept, number, isFigure }: KeptItem) =>
  commandLine(
    commandFor(kept, tables, `${isFigure ? 'figure' : 'table'}-${number}`),
    open?.path ?? '',
    shellOf(navigator.platform),
  ),
);

/** The command that makes a kept item again, to be copied. */
export function KeptCommand({ item }: { readonly item: KeptItem }) {
  const { t } = useWords();
  const command = useProject(commandOf(item));
  if (command === null) return <p className={styles.quiet}>{t('kept_tables:no_command')}</p>;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(command);
    notify(t('figure_panel:command_copied'));
  };
  return (
    <section className={styles.command} aria-label={t('kept_tables:again')}>
      <h3>{t(item.isFigure ? 'kept_tables:again_figure' : 'kept_tables:again')}</h3>
      <code translate="no">{command}</code>
      <LinkButton onPress={() => void copy().catch(showError)}>{t('kept_tables:copy')}</LinkButton>
    </section>
  );
}
