import { pathOf } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import styles from './passages.module.css';

/** The name of a code as the title of its passages, below the names above it. */
export function CodeTitle({ code }: { code: CodeRecord }) {
  const codebook = useProject((state) => state.codebook);
  const above = pathOf(codebook, code.id).slice(0, -1);
  return (
    <CodeSwatch colour={code.colour} className={styles.titleSwatch}>
      <span className={styles.title} title={[...above, code.name].join(' › ')}>
        {above.length > 0 && <span className={styles.titleAbove}>{above.join(' › ')} ›</span>}
        <span className={styles.titleName}>
          <span>{code.name}</span> {code.name2 && <span className={styles.second}>{code.name2}</span>}
        </span>
      </span>
    </CodeSwatch>
  );
}
