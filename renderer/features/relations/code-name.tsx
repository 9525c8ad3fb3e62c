import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import styles from './relations.module.css';

/** The colour and the name of a code, with its number in a matrix. */
export function CodeName({ id, number }: { readonly id: string; readonly number?: number }) {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  const code = codebook.byId.get(id);
  const name = codeName(words, codebook, id);
  return (
    <span className={styles.name} title={name}>
      {number !== undefined && <span className={styles.number}>{number}</span>}
      <CodeSwatch colour={code?.colour ?? 0} />
      <span className={styles.nameWords}>
        {name}
        {code?.isTheme && <span className={styles.theme}> {words.t('relations:theme')}</span>}
      </span>
    </span>
  );
}
