// For processes that are measured, which load nothing but what is measured.
const { readFileSync } = require('node:fs');

/** Of this process, in KB. The kernel's own figure of a new process can hold its parent's. */
exports.peakMemory = () => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
};
