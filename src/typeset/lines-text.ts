/** Lines of a dump in words: `lines 413–415`, `line 7`. */
export function linesText(lines: string): string {
  return `${/[-,]/.test(lines) ? 'lines' : 'line'} ${lines.replaceAll('-', '–').replaceAll(',', ', ')}`;
}
