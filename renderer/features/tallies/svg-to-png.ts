// A figure as a picture. It is drawn by the page on a canvas, at twice its size for print; the fonts of Concord
// travel inside the drawing, because a picture may load nothing from outside.

/** Draws an SVG text as png. `scale` is pixels of the picture to one of the figure. */
export async function svgToPng(svg: string, scale = 2): Promise<Blob> {
  const withFonts = svg.replace(/^(<svg[^>]*>)/, `$1<style>${await fontFaces()}</style>`);
  const address = URL.createObjectURL(new Blob([withFonts], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The page's own upright font faces for Latin text, their files written into the rules. */
async function fontFaces(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const family = rule.style.getPropertyValue('font-family');
      const range = rule.style.getPropertyValue('unicode-range');
      const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      const isUpright = rule.style.getPropertyValue('font-style') !== 'italic';
      // The face that holds the letter A.
      const isLatin = /U\+0?0?0?0-0?0?FF/i.test(range);
      if (address === undefined || !isUpright || !isLatin) return [];
      return [
        {
          family,
          weight: rule.style.getPropertyValue('font-weight'),
          address: new URL(address, sheet.href ?? location.href).href,
        },
      ];
    }),
  );
  const written = await Promise.all(
    faces.map(async ({ family, weight, address }) => {
      const file = await (await fetch(address)).blob();
      return `@font-face{font-family:${family};font-weight:${weight};src:url("${await dataAddress(file)}") format("woff2")}`;
    }),
  );
  return written.join('');
}

function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('A font could not be read.')));
    reader.readAsDataURL(file);
  });
}
