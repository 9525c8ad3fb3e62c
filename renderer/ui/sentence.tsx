import { spaceAfter } from '#words/chinese-spacing.ts';

/** A sentence followed by another one or a button, with the space that its language requires between them. */
export function Sentence({ children }: { readonly children: string }) {
  return (
    <>
      {children}
      {spaceAfter(children)}
    </>
  );
}
