/** What lies in the folders as pictures. */
export const PICTURES: Readonly<Record<string, string | Uint8Array>> = {
  'real.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'script.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="ran(1)"><script>ran(1)</script></svg>',
  'svg.png': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>ran(1)</script></svg>',
  'page.png': '<!doctype html><script>ran(1)</script>',
};

/** A payload in each place of Markdown that only pages have, as words and as an address. */
export function everywhere(payload: string): string[] {
  const line = payload.replace(/\s+/g, ' ');
  const pictures = ['real.png', 'script.svg', 'svg.png', 'page.png', '../../days/real.png', line];
  return [
    payload,
    `# ${line}`,
    `| ${line} | ${line} |\n|:-:|-:|\n| ${line} | [${line}](${line}) |`,
    `Text[^${line}] [${line}](paper:${line}) [x](<${line}>) [y][${line}]\n\n[^${line}]: ${line}\n\n[${line}]: ${line} "${line}"`,
    ...pictures.map(file => `![${line}](${file.startsWith('..') || file === line ? file : `../${file}`} "${line}")`),
  ];
}
