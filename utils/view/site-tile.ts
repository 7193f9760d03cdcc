/** How a site's tile looks without asking the site for anything: a bundled glyph in readable colours, or a letter. */

/** A site's own mark. */
export interface Glyph {
  /** SVG path in a 24 × 24 box. */
  readonly path: string;
  /** Brand colour, six hex digits. */
  readonly hex: string;
}
export type GlyphOf = (siteId: string) => Glyph | undefined;

// The tile's ground in tokens.css, light and dark.
const GROUND = { light: 'FFFFFF', dark: '262E2A' } as const;
const READABLE = 3;

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

/** WCAG contrast of two colours. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The brand colour where it can be made out on the tile, else the colour of text. */
export function glyphColors(glyph: Glyph): { readonly light: string; readonly dark: string } {
  const on = (ground: string) => (contrast(glyph.hex, ground) >= READABLE ? `#${glyph.hex}` : 'var(--ink)');
  return { light: on(GROUND.light), dark: on(GROUND.dark) };
}

/** First letter of the name, and one of the six tile colours, always the same for the same site. */
export function letterTile(
  siteId: string,
  name: string,
): { readonly letter: string; readonly color: string } {
  let hash = 0x811c9dc5;
  for (const char of siteId) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const letter = [...name.replace(/^www\./, '')].find((char) => /[\p{L}\p{N}]/u.test(char)) ?? '?';
  return { letter: letter.toLocaleUpperCase(), color: `t${((hash >>> 0) % 6) + 1}` };
}
