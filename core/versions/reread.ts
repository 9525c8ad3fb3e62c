// Codings made before the present definition of their code, and those of them that were read again since.

/** Which coding was read again, under which code: as another code it has not been read. Key order is part of the stored form. */
export interface RereadBasis {
  readonly codingId: string;
  readonly codeId: string;
}
