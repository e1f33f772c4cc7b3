import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PAGE_STYLE, pageStyleHash } from './style.ts';

/** Relative luminance of `#rrggbb` or `#rgb` (WCAG 2). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((c) => c + c).join('') : colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = [...PAGE_STYLE.matchAll(/:root\{([^}]*)\}/g)].map(
  (m) => new Map([...(m[1] ?? '').matchAll(/--([a-z]+):(#[0-9a-f]+)/g)].map((v) => [v[1], v[2] ?? ''])),
);

describe('the style', () => {
  it('moves nothing and loads nothing, so that nobody has to ask for less', () => {
    expect(PAGE_STYLE).not.toMatch(/animation|transition|scroll-behavior|@font-face|@import|url\(/);
  });

  it('has a light theme, a dark one and one for paper with the same colours named', () => {
    expect(themes).toHaveLength(3);
    for (const theme of themes) expect([...theme.keys()]).toStrictEqual([...(themes[0]?.keys() ?? [])]);
  });

  it.each([
    ['ink', 'bg'],
    ['soft', 'bg'],
    ['ink', 'panel'],
    ['soft', 'panel'],
    ['link', 'bg'],
    ['link', 'panel'],
    ['warn', 'warnbg'],
    ['ink', 'mark'],
  ])('%s on %s is at least 4.5 : 1 in all', (text, ground) => {
    for (const theme of themes) {
      expect(contrast(theme.get(text) ?? '', theme.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('gives Thai room: tall lines, no letter spacing, no slanted type, 16 px and more', () => {
    const lines = [...PAGE_STYLE.matchAll(/line-height:([\d.]+)/g)].map((m) => Number(m[1]));
    expect(Math.min(...lines)).toBeGreaterThanOrEqual(1.5);
    expect(PAGE_STYLE).toMatch(/body\{[^}]*font:1rem\/1\.6/);
    expect(PAGE_STYLE).not.toMatch(/letter-spacing|italic|oblique/);
  });

  it('is named by its hash for the security policy, and holds nothing that a renderer would escape', () => {
    expect(pageStyleHash).toBe(`sha256-${hash('sha256', PAGE_STYLE, 'base64')}`);
    expect(PAGE_STYLE).not.toMatch(/["&<]/);
  });
});
