#!/usr/bin/env node
// Looks whether the program can run here at all, and starts it. Old versions of Node must be able to read this file, to be told so.
const least = [20, 19];
const found = process.versions.node.split('.').map(Number);
const isOld = found[0] < least[0] || (found[0] === least[0] && found[1] < least[1]);
let fault = isOld ? `expected Node ${least.join('.')} or newer, found ${process.versions.node}` : '';
try {
  process.cwd();
} catch (error) {
  fault = `expected a working folder that has a name, found ${error.code}: it is gone, or its path is too long`;
}
if (fault === '') import('./start.js');
else {
  console.error(`error: ${fault}.`);
  process.exitCode = 1;
}
