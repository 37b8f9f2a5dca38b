import fs from 'node:fs';

// When the process ends: what it cost, a line of JSON at the end of the file that COST names.
process.on('exit', () => {
  const { user } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  fs.appendFileSync(process.env['COST'], `${JSON.stringify({ user: user / 1e6, peak: maxRSS / 1024 })}\n`);
});
