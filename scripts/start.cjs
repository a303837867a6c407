// The index.cjs of a bundle: runs code.cjs beside it from what V8 has compiled of it already, if that was
// made of this very code by this very Node (scripts/compile-ahead.ts); otherwise compiles it, and says so.
const { hash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { Script } = require('node:vm');

const HEAD = '(function (exports, require, module, __filename, __dirname) {';
/** Lambda passes --expose-gc to Node. V8 takes nothing that was compiled under other flags. */
const cache = join(__dirname, typeof gc === 'function' ? 'code.gc.cache' : 'code.cache');

const filename = join(__dirname, 'code.cjs');
const source = readFileSync(filename);
const { version, arch } = process;
/** V8 itself would only compare lengths. As long as keeps what follows aligned. */
const made = `${version} ${arch} ${hash('sha256', source)}`.padEnd(128);

const file = existsSync(cache) ? readFileSync(cache) : Buffer.alloc(0);
const isOurs = file.subarray(0, made.length).equals(Buffer.from(made));
const script = new Script(`${HEAD}${source}\n})`, {
  filename,
  columnOffset: -HEAD.length,
  ...(isOurs ? { cachedData: file.subarray(made.length) } : {}),
});

if (script.cachedDataRejected !== false && !/error|fatal|silent/.test(process.env.LOG_LEVEL)) {
  const line = { level: 'warn', time: new Date(), lambda: basename(__dirname), version, arch };
  console.log(JSON.stringify({ ...line, msg: 'compiled anew: built for another Node' }));
}

script.runInThisContext()(exports, require, module, filename, __dirname);
/** For scripts/compile-ahead.ts. */
Object.assign(module, { script, cache, made });
