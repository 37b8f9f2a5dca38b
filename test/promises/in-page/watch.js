// Runs in each page before its own scripts: says aloud whatever content should not bring about.
for (const name of ['ran', 'alert', 'confirm', 'prompt', 'print', 'open']) {
  const say = () => console.log(`RAN ${name}`);
  Object.defineProperty(window, name, { configurable: false, get: () => say, set: say });
}
document.addEventListener('securitypolicyviolation', event =>
  console.log(`RAN into the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
);
